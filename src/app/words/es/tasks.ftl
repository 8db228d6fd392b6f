# Titles of jobs, shown in the list of running and ended jobs, and said when a job ends.

## Reading
open = Opening { $name }
# A file of the image, as an image of its own
open-file = Opening the file
look-closer = Looking more closely
check-sectors = Checking every sector
compute-checksums = Computing checksums
compare-images = Comparing with another image
# The files of two file systems of the same image
compare-files = Comparing files
search-bytes = Searching the bytes

## Converting
# What the loss of a conversion is computed from
survey = Examining every sector
# $form is a name as “ISO image” or “Nero image”
convert = Converting to { $form }
compute-hashes = Computing SHA-256

## Making images
build = Building the image
hash-built = Computing SHA-256 of the new image
create = Creating the image
# Makes an image that ends with an earlier session of the disc
go-back = Going back to session { $session }

## Saving
save = Saving “{ $name }”
save-to = Saving to “{ $folder }”
save-repaired = Saving the repaired image
save-complete = Saving complete files as ZIP
# $name is the name of a file or folder
save-zip = Saving { $name } as ZIP
save-zip-all = Saving everything as ZIP
save-zip-items = { $count ->
    [one] Saving { $count } item as ZIP
   *[other] Saving { $count } items as ZIP
}

## All
# Title of a job for one of several files
of-several = { $title } ({ $number } of { $count })
# Said to users of screen readers now and then; $title is the title of the job
progress = { $title }: { $percent } percent.
# A job that ended, of an image that isn’t the shown one: its name, and a sentence
of-image = { $image }: { $sentence }
# The user stopped a job
stopped = Stopped.
