# Titles of jobs, shown in the list of running and ended jobs, and said when a job ends.

## Reading
open = { $name } wird geöffnet
# A file of the image, as an image of its own
open-file = Die Datei wird geöffnet
look-closer = Es wird genauer hingesehen
check-sectors = Alle Sektoren werden geprüft
compute-checksums = Prüfsummen werden berechnet
compare-images = Vergleich mit einem anderen Abbild
# The files of two file systems of the same image
compare-files = Dateien werden verglichen
search-bytes = Bytes werden durchsucht

## Converting
# What the loss of a conversion is computed from
survey = Alle Sektoren werden untersucht
# $form is a name as “ISO image” or “Nero image”
convert = Wird in { $form } konvertiert
compute-hashes = SHA-256 wird berechnet

## Making images
build = Das Abbild wird erstellt
hash-built = SHA-256 des neuen Abbilds wird berechnet
create = Das Abbild wird angelegt
# Makes an image that ends with an earlier session of the disc
go-back = Zurück zu Session { $session }

## Saving
save = „{ $name }“ wird gespeichert
save-to = Speichern in „{ $folder }“
save-repaired = Das reparierte Abbild wird gespeichert
save-complete = Vollständige Dateien werden als ZIP gespeichert
# $name is the name of a file or folder
save-zip = { $name } wird als ZIP gespeichert
save-zip-all = Alles wird als ZIP gespeichert
save-zip-items = { $count ->
    [one] { $count } Eintrag wird als ZIP gespeichert
   *[other] { $count } Einträge werden als ZIP gespeichert
}

## All
# Title of a job for one of several files
of-several = { $title } ({ $number } von { $count })
# Said to users of screen readers now and then; $title is the title of the job
progress = { $title }: { $percent } Prozent.
# A job that ended, of an image that isn’t the shown one: its name, and a sentence
of-image = { $image }: { $sentence }
# The user stopped a job
stopped = Angehalten.
