# The Convert tab: writing the image in another format.

## While it runs, and if nothing is possible

running = Conversion en { $format }…
running-hint = Le résultat est comparé à l’image au fur et à mesure de l’écriture. Rien n’est conservé si tout ne concorde pas.
looking = Recherche des formats pouvant stocker cette image…
impossible = Conversion impossible
impossible-hint = Aucun des formats que Discern écrit ne peut la stocker. Chacun indique pourquoi.

## The choices

choices = Choix
what = Élément à convertir
whole-disc = Disque entier
audio-track = Piste { $number } (audio)
audio-track-titled = Piste { $number } (audio) : { $title }
data-track = Piste { $number } (données)
data-track-titled = Piste { $number } (données) : { $title }
to = Convertir en
# Headings of groups of formats, by what they are for
burn = À graver ou à monter
emulate = Pour émulateurs et machines virtuelles
listen = À écouter
keep = À conserver
# A line that unfolds a group of formats of which all are folded
formats = { $count ->
    [one] { $count } format
   *[other] { $count } formats
}
more-formats = { $count ->
    [one] { $count } autre format
   *[other] { $count } autres formats
}
others = { $count ->
    [one] { $count } format ne peut pas stocker cette image
   *[other] { $count } formats ne peuvent pas stocker cette image
}
same-bytes = Les mêmes octets que le fichier ouvert
loses = { $count ->
    [one] Perd { $count } type de données
   *[other] Perd { $count } types de données
}
# The end of a sentence whose words come from elsewhere
sentence = { $clause }.

## The plan

plan = Convertir en { $format }
exact-copy = Une copie exacte du fichier ouvert.
instant = Instantané : aucune donnée n’est copiée.
created = { $size }, créés et vérifiés sur votre ordinateur.
files = Fichiers obtenus
up-to = jusqu’à { $size } environ
save = Convertir et enregistrer
save-folder = Convertir dans un dossier…
save-zip = Convertir et enregistrer en ZIP
save-singly = Convertir et enregistrer chaque fichier
save-as = Enregistrer
as-folder = Dans un dossier
as-zip = En un seul ZIP
as-files = Téléchargements séparés

## What is lost and kept

ledger = Ce que devient chaque partie
nothing-lost = Rien n’est perdu
nothing-lost-yet = Rien n’est perdu jusqu’ici
kinds-lost = { $count ->
    [one] { $count } type de données est perdu
   *[other] { $count } types de données sont perdus
}
surveying = Recherche, dans chaque secteur, de ce qui ne peut pas être recréé à partir de ses données…
lost = Perdu
changed = Modifié
kept = Conservé

## The receipt

done = Converti et vérifié
receipt = Rapport
checked = Ce qui a été vérifié
copy-receipt = Copier le rapport
save-receipt = Enregistrer le rapport
again = Convertir à nouveau
# Of a checksum
not-computed = non calculée
computing = calcul…
computing-percent = calcul… { $percent } %
