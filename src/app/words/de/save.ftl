# Buttons that save, and the field in which a name is edited

as-zip = Als ZIP speichern
# Label of a choice of variants
save-as = Speichern als
# Before it, the name of a button, as in “Save repaired images”
several-to-folder = { $label } ({ $count ->
    [one] { $count } Datei
   *[other] { $count } Dateien
}) in einen Ordner…
several-as-zip = { $label } ({ $count ->
    [one] { $count } Datei
   *[other] { $count } Dateien
}) als ein ZIP
one-zip = Ein ZIP
separately = Einzelne Downloads
new-name-of = Neuer Name von { $name }
