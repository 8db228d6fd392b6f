# What came of saving.

saved = Saved { $name }.
saved-size = Saved { $name } ({ $size }).
saved-files = { $count ->
    [one] Saved { $count } file ({ $size }).
   *[other] Saved { $count } files ({ $size }).
}
saved-files-to = { $count ->
    [one] Saved { $count } file to “{ $folder }”.
   *[other] Saved { $count } files to “{ $folder }”.
}
saved-files-size-to = { $count ->
    [one] Saved { $count } file ({ $size }) to “{ $folder }”.
   *[other] Saved { $count } files ({ $size }) to “{ $folder }”.
}
# The browser saves it by itself
downloads = Saving { $name }. Check your browser’s downloads.
downloads-size = Saving { $name } ({ $size }). Check your browser’s downloads.
# A range of bytes of the image
downloads-range = Saving { $name }, { $size }. Check your browser’s downloads.
range-refused = Your browser didn’t save the range.

## Failures
nothing-saved = Nothing was saved.
stopped-advice = You can start again at any time.
refused = Your browser didn’t accept the file.
refused-advice = Allow downloads for this page and try again.
# $title is the title of the job
interrupted = “{ $title }” was interrupted: the part of Discern that reads the image crashed.
interrupted-meaning = This is a bug in Discern. Your image is untouched. What was being written is incomplete: no such file was kept under its final name, but files finished before are there.
interrupted-advice = The image is opened again. Start the job again; if it fails again, copy the details and report them.
