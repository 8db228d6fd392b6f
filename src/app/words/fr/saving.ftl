# What came of saving.

saved = { $name } enregistré.
saved-size = { $name } enregistré ({ $size }).
saved-files = { $count ->
    [one] { $count } fichier enregistré ({ $size }).
   *[other] { $count } fichiers enregistrés ({ $size }).
}
saved-files-to = { $count ->
    [one] { $count } fichier enregistré dans « { $folder } ».
   *[other] { $count } fichiers enregistrés dans « { $folder } ».
}
saved-files-size-to = { $count ->
    [one] { $count } fichier enregistré ({ $size }) dans « { $folder } ».
   *[other] { $count } fichiers enregistrés ({ $size }) dans « { $folder } ».
}
# The browser saves it by itself
downloads = Enregistrement de { $name }. Consultez les téléchargements de votre navigateur.
downloads-size = Enregistrement de { $name } ({ $size }). Consultez les téléchargements de votre navigateur.
# A range of bytes of the image
downloads-range = Enregistrement de { $name }, { $size }. Consultez les téléchargements de votre navigateur.
range-refused = Votre navigateur n’a pas enregistré la plage.

## Failures
nothing-saved = Rien n’a été enregistré.
stopped-advice = Vous pouvez recommencer à tout moment.
refused = Votre navigateur n’a pas accepté le fichier.
refused-advice = Autorisez les téléchargements pour cette page et réessayez.
# $title is the title of the job
interrupted = « { $title } » a été interrompu : la partie de Discern qui lit l’image a planté.
interrupted-meaning = C’est un bogue de Discern. Votre image est intacte. Ce qui était en cours d’écriture est incomplet : aucun fichier de ce genre n’a été conservé sous son nom définitif, mais les fichiers terminés avant sont là.
interrupted-advice = L’image est rouverte. Relancez la tâche ; si elle échoue encore, copiez les détails et signalez-les.
