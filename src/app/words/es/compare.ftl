# Two views (file systems, or trees of names) of an image side by side.

title = Comparar vistas
first = Primera vista
second = Segunda vista
running = Comparando…
# What happened, and what to do: two sentences
failure = { $what } { $advice }
# A clause like “UDF and ISO 9660 hold the same 412 files” becomes a sentence
summary = { $clause }.
read-files = { $count ->
    [one] Leer { $count } archivo para comparar
   *[other] Leer { $count } archivos para compararlos
}
# As in “only in UDF, 1.2 KB”
with-size = { $what }, { $size }
# As in “other content: 1.2 KB and 1.4 KB”
with-sizes = { $what }: { $first } y { $second }
