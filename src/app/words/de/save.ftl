# Buttons that save, and the field in which a name is edited

as-zip = Save as ZIP
# Label of a choice of variants
save-as = Save as
# Before it, the name of a button, as in “Save repaired images”
several-to-folder = { $label } ({ $count ->
    [one] { $count } file
   *[other] { $count } files
}) to a folder…
several-as-zip = { $label } ({ $count ->
    [one] { $count } file
   *[other] { $count } files
}) as one ZIP
one-zip = One ZIP
separately = Separate downloads
new-name-of = New name of { $name }
