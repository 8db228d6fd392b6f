# The bytes of a sector of a disc or disk, and facts about it

stored-bytes = Octets du secteur
user-data-bytes = Données utiles du secteur
subchannel-bytes = Sous-canal du secteur
title = Secteur

## The way to another sector

go-to = Aller à un secteur
previous = Secteur précédent
next = Secteur suivant
# Names of keys
page-up = Pg préc
page-down = Pg suiv
# Label of the field for the number of a sector
number = Secteur
# LBA: the number of a sector; MSF: its minutes, seconds and frames
number-or-time = LBA ou MSF
# Examples of what can be typed
example = 16 ou 00:02:16
wrong-number-or-time = Saisissez un numéro de secteur comme 16 ou -150, ou un temps comme 00:02:16.
hint-number-or-time = Un numéro, ou minutes:secondes:frames. Pg préc et Pg suiv reculent ou avancent d’un secteur.
wrong-number = Saisissez un numéro de secteur comme 16 ou 0x10.
hint-number = Pg préc et Pg suiv reculent ou avancent d’un secteur.

## Its check

# Before the path of a file
part-of = Partie de{ " " }
not-stored = Rien n’est stocké ici
valid = Somme de contrôle valide
damaged = Endommagé : somme de contrôle fausse
wrong-parity = Données intactes, parité fausse
no-checksum = Aucune somme de contrôle à vérifier
checksum-not-stored = Somme de contrôle non stockée

## The choice of its bytes

# Label of the choice of what is shown
show = Afficher
raw = Secteur brut
user-data = Données utiles
# Bytes that a disc has beside those of each sector
subchannel = Sous-canal
