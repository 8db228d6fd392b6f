# Two views (file systems, or trees of names) of an image side by side.

title = Comparer les vues
first = Première vue
second = Seconde vue
running = Comparaison…
# What happened, and what to do: two sentences
failure = { $what } { $advice }
# A clause like “UDF and ISO 9660 hold the same 412 files” becomes a sentence
summary = { $clause }.
read-files = { $count ->
    [one] Lire { $count } fichier pour comparer
   *[other] Lire { $count } fichiers pour les comparer
}
# As in “only in UDF, 1.2 KB”
with-size = { $what }, { $size }
# As in “other content: 1.2 KB and 1.4 KB”
with-sizes = { $what } : { $first } et { $second }
