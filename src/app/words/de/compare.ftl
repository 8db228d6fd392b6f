# Two views (file systems, or trees of names) of an image side by side.

title = Ansichten vergleichen
first = Erste Ansicht
second = Zweite Ansicht
running = Vergleich läuft…
# What happened, and what to do: two sentences
failure = { $what } { $advice }
# A clause like “UDF and ISO 9660 hold the same 412 files” becomes a sentence
summary = { $clause }.
read-files = { $count ->
    [one] { $count } Datei zum Vergleich lesen
   *[other] { $count } Dateien zum Vergleich lesen
}
# As in “only in UDF, 1.2 KB”
with-size = { $what }, { $size }
# As in “other content: 1.2 KB and 1.4 KB”
with-sizes = { $what }: { $first } und { $second }
