# The Check tab: checks of sectors and of checksums, and comparison with another image.

## Checking every sector

checking = Vérification de chaque secteur…
# A title, and a button.
every-sector = Vérifier chaque secteur
# EDC and ECC are error detection code and error correction code. $size as in 700.1 MB.
every-sector-about = Chaque secteur de cette image a sa propre somme de contrôle (EDC) et ses données de réparation (ECC). La vérification lit l’ensemble, soit { $size }, sur votre ordinateur et ne modifie rien.
again = Vérifier à nouveau
# Follows a sentence about the sectors that have checksums.
uncheckable = { $count ->
    [one] { $count } secteur n’a pas de somme de contrôle : audio, pregap ou données stockées sans elle.
   *[other] { $count } secteurs n’ont pas de somme de contrôle : audio, pregaps ou données stockées sans elle.
}
read-at-once = { $size } lus en moins de 0,1 s.
# $speed as in 210.0 MB, per second.
read-quickly = { $size } lus en moins de 0,1 s ({ $speed }/s).
# $seconds as in 2.5; $speed as in 210.0 MB, per second.
read-in = { $size } lus en { $seconds } s ({ $speed }/s).

## Images whose sectors have no checksums

carries-sums = Cette image contient des sommes de contrôle
no-sums = Ce format n’intègre pas de contrôle d’erreurs
# One of the two texts “sums-below” and “no-sums-about” follows.
user-data-only = Il ne stocke que les données utiles de chaque secteur, ou l’audio. Sur un CD, des sommes de contrôle accompagnent ces données, mais cette image a été créée sans elles. Les DVD et les disques plus grands ne livrent pas les leurs.
sums-below = Les sommes de contrôle ci-dessous, contenues dans l’image, montrent si un octet qu’elles couvrent a changé.
no-sums-about = L’image seule ne peut donc pas montrer si un octet à l’intérieur d’un fichier a changé : comparez la somme de contrôle du fichier avec celle de l’éditeur.
also-checked = Ce qui a aussi été vérifié
can-be-checked = Ce qui peut être vérifié à la place
whole = Le fichier a bien la longueur qu’il annonce.
shorter = Il manque { $size } au fichier par rapport à la longueur qu’il annonce. Le téléchargement n’est sans doute pas allé jusqu’au bout.
findings = { $count ->
    [0] Aucun problème trouvé dans les descripteurs et les dossiers lus jusqu’ici.
    [one] { $count } anomalie dans les descripteurs et les dossiers lus jusqu’ici.
   *[other] { $count } anomalies dans les descripteurs et les dossiers lus jusqu’ici.
}

## Repair

repair = Réparation
repairable = { $count ->
    [one] { $count } secteur peut être réparé, puis il est revérifié.
   *[other] { $count } secteurs peuvent être réparés, puis ils sont revérifiés.
}
not-repairable = { $count ->
    [0] Il ne reste aucun dommage.
    [one] { $count } secteur ne peut pas être réparé : trop de ses octets sont faux.
   *[other] { $count } secteurs ne peuvent pas être réparés : trop de leurs octets sont faux.
}
save-repaired = Enregistrer l’image réparée

## Map of all sectors, and counts of the tracks

# A kind of sectors; their number follows.
good = Bons
# A kind of sectors: their data is right, but what would repair it isn’t. Their number follows.
wrong-parity = Parité fausse
# A kind of sectors; their number follows.
damaged = Endommagés
# A kind of sectors that the image file lacks; their number follows.
missing = Manquants
# A kind of sectors; their number follows.
no-checksums = Sans somme de contrôle
# Name of a list of kinds of sectors, and heading of a column with ranges of them.
sectors = Secteurs
# Describes a picture for screen readers; $good is a number of sectors.
map-good = { $good ->
    [one] Carte des secteurs : { $good } bon, aucun défectueux.
   *[other] Carte des secteurs : { $good } bons, aucun défectueux.
}
# Describes a picture for screen readers; $good is a number of sectors, $from and $to are numbers.
map-bad = { $good ->
    [one] Carte des secteurs : { $good } bon,
   *[other] Carte des secteurs : { $good } bons,
} { $places ->
    [one] { $places } endroit avec des secteurs défectueux entre { $from } et { $to } pour cent.
   *[other] { $places } endroits avec des secteurs défectueux entre { $from } et { $to } pour cent.
}
tracks = Pistes
track = Piste

## Bad sectors

bad-sectors = Secteurs défectueux
# Heading of a column with times on the disc, as in 00:02:16.
time = Temps
# Heading of a column.
problem = Problème
edc-wrong = Données endommagées (EDC)
ecc-wrong = Seule la parité est fausse (ECC)
not-data = Pas un secteur de données
# In the column “Repair”.
not-possible = Impossible
# In the column “Repair”.
possible = Possible
# In the column “Repair”: how many of the sectors can be repaired.
some-possible = { $some } sur { $all }
more-places = { $count ->
    [one] et { $count } autre endroit
   *[other] et { $count } autres endroits
}

## Files on bad sectors

files-hit = Fichiers sur des secteurs défectueux
show-more = { $count ->
    [one] Afficher plus ({ $count } restant)
   *[other] Afficher plus ({ $count } restants)
}
# Follows the path of a file.
parity-hit = { $count ->
    [one] données intactes, { $count } secteur avec parité fausse
   *[other] données intactes, { $count } secteurs avec parité fausse
}
# Follows the path of a file.
damage-hit = { $count ->
    [one] { $count } secteur endommagé
   *[other] { $count } secteurs endommagés
}
# Follows the path of a file: numbers of sectors.
both-hit = { $damaged ->
    [one] { $damaged } secteur endommagé,
   *[other] { $damaged } secteurs endommagés,
} { $parity ->
    [one] { $parity } avec parité fausse
   *[other] { $parity } avec parité fausse
}
# Follows the path of a folder; $what is one of the three texts above.
folder-hit = dossier, { $what }

## Comparing checksums

compare-title = Comparer des sommes de contrôle
compare-about = Collez la somme de contrôle de la page de l’éditeur, ou déposez la liste qui accompagne le téléchargement : SHA256SUMS, .md5, .sfv ou fichier .dat. Discern calcule ce que la liste utilise.
list-or-sum = Somme de contrôle ou liste
# A button.
compare = Comparer
choose-list = Choisir une liste…
# Name of the lists of checksums for screen readers.
lists = Listes
# Stands for the name of a list.
pasted = Texte collé
# A list of checksums: its name, how many it has, and the names of their algorithms.
list = { $count ->
    [one] { $name } : { $count } valeur, { $algorithms }
   *[other] { $name } : { $count } valeurs, { $algorithms }
}
# Title of a group of algorithms to choose: checksums are computed, and compared with nothing.
only-compute = Ou calculer seulement
compute-image = Calculer pour l’image
compute-selected = { $count ->
    [one] Calculer pour { $count } élément sélectionné
   *[other] Calculer pour { $count } éléments sélectionnés
}
# $speed as in 210.0 MB, per second.
read-at = { $size } lus à { $speed }/s.
checksums = Sommes de contrôle
# Heading of a column.
algorithm = Algorithme
# Heading of a column.
value = Valeur
save-text = Enregistrer comme texte
# $list is the name of a list of checksums.
matches = { $file } correspond à { $list } ({ $algorithm })
match-given = { $file } correspond à la somme de contrôle indiquée ({ $algorithm })
# $list is the name of a list of checksums.
mismatch = { $file } ne correspond pas à { $list } ({ $algorithm })
mismatch-given = { $file } ne correspond pas à la somme de contrôle indiquée ({ $algorithm })
# $list is the name of a list of checksums.
not-listed = { $file } ne figure pas dans { $list }
not-given = { $file } ne figure pas dans ce que vous avez indiqué
other-file = D’après sa somme de contrôle, c’est un autre fichier de la liste : { $name }.
mismatch-about = Le fichier est endommagé, incomplet ou différent. Téléchargez-le à nouveau.
not-listed-about = Vérifiez que la liste correspond bien à ce téléchargement.
# The name of the file in the list of checksums.
listed-as = Figure dans la liste sous le nom { $name }.
# A checksum follows.
listed = Dans la liste :
# A checksum follows.
computed = Calculée :

## Checksums that the image carries

carried = Sommes de contrôle dans cette image
carried-about = L’image enregistre elle-même ce que ses données devraient être. La vérification lit toutes ces données.
check-all = Tout vérifier
# A button.
check = Vérifier
# Name of a button for screen readers; $name describes a kind of checksums.
check-one = Vérifier : { $name }
# A place in the image file.
byte = octet { $number }
show-sector = Afficher le secteur

## Comparing with another image

other-title = Comparer avec une autre image
other-about = Montre quels fichiers ont été ajoutés, supprimés, modifiés ou déplacés, et quels secteurs diffèrent. Les deux images sont lues ; rien n’est modifié.
choose-other = Choisir une autre image…
# The name of the other image, and the result of the comparison.
result = { $image } : { $summary }
save-json = Enregistrer en JSON
differing-files = Fichiers différents
differing-sectors = Secteurs différents
differing-facts = Informations différentes
# Heading of a column.
fact = Information
# Heading of a column with values of the open image.
this-image = Cette image
# Heading of a column with values of the other image.
the-other = L’autre
# Follows the path of a file that only the other image has.
added = ajouté
# Follows the path of a file that only the open image has.
removed = supprimé
# Follows the path of a file.
changed = modifié
# Follows the path of a file.
moved = déplacé
# What happened to a file, as in “moved”, and details of it.
change-note = { $change }, { $note }
