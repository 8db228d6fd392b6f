# What came of saving.

saved = { $name } gespeichert.
saved-size = { $name } gespeichert ({ $size }).
saved-files = { $count ->
    [one] { $count } Datei gespeichert ({ $size }).
   *[other] { $count } Dateien gespeichert ({ $size }).
}
saved-files-to = { $count ->
    [one] { $count } Datei in „{ $folder }“ gespeichert.
   *[other] { $count } Dateien in „{ $folder }“ gespeichert.
}
saved-files-size-to = { $count ->
    [one] { $count } Datei ({ $size }) in „{ $folder }“ gespeichert.
   *[other] { $count } Dateien ({ $size }) in „{ $folder }“ gespeichert.
}
# The browser saves it by itself
downloads = { $name } wird gespeichert. Sehen Sie in den Downloads Ihres Browsers nach.
downloads-size = { $name } ({ $size }) wird gespeichert. Sehen Sie in den Downloads Ihres Browsers nach.
# A range of bytes of the image
downloads-range = { $name }, { $size }, wird gespeichert. Sehen Sie in den Downloads Ihres Browsers nach.
range-refused = Ihr Browser hat den Bereich nicht gespeichert.

## Failures
nothing-saved = Nichts wurde gespeichert.
stopped-advice = Sie können jederzeit neu beginnen.
refused = Ihr Browser hat die Datei nicht angenommen.
refused-advice = Erlauben Sie dieser Seite Downloads und versuchen Sie es erneut.
# $title is the title of the job
interrupted = „{ $title }“ wurde unterbrochen: Der Teil von Discern, der das Abbild liest, ist abgestürzt.
interrupted-meaning = Das ist ein Fehler in Discern. Ihr Abbild ist unberührt. Was gerade geschrieben wurde, ist unvollständig: Keine solche Datei trägt ihren endgültigen Namen; zuvor fertige Dateien sind da.
interrupted-advice = Das Abbild wird neu geöffnet. Starten Sie den Vorgang erneut; scheitert er wieder, kopieren Sie die Details und melden Sie sie.
