### Sentences that the worker makes in English while it runs, as the code has them.
###
### The page finds the template that a sentence matches; its variables match any text, and what they matched is
### translated again: see `src/app/words/told.rs`. So small phrases are here, too, which stand within others.
### `tests/words.rs` asserts that the code still has each of them.

## names of views

udf-earlier-state = UDF, état antérieur
apfs-snapshot = APFS, instantané
cpio-archive = Archive cpio
tar-archive = Archive tar
zip-archive = Archive ZIP
boot-images = Images d’amorçage
snapshots = Instantanés

## overview: what it is

what-it-is = Ce que c’est
contents = Contenu
also = Aussi
title = Titre
version = Version
variant = Variante
build = Build
product-code = Code produit
region = Région
architecture = Architecture
languages = Langues
recognized-as-in = Reconnu d’après
container = Conteneur
medium = Support
file-systems = Systèmes de fichiers
not-read = Non lu
label = Nom de volume
made-with = Créé avec
made = Création
title-sets = Jeux de titres
performer = Interprète
audio-tracks = Pistes audio
video = Vidéo
date = Date
maker = Fabricant
disc = Disque
program = Programme
code-name = Nom de code
name-release = Nom de la version
systems = Systèmes
editions = Éditions
dvd-blu-ray-disc = DVD ou Blu-ray
disk-small = disque
disc-small = disque
# “a” stands for names of file systems, as in ISO 9660
image-with = Une image avec { $a }
image-with-two = Une image avec { $a } et { $b }
labeled-image-with = « { $a } » : une image avec { $b }
labeled-image-with-two = « { $a } » : une image avec { $b } et { $c }
image-unread = Une image avec { $a }, que Discern ne sait pas lire
labeled-image-unread = « { $a } » : une image avec { $b }, que Discern ne sait pas lire
image-no-system = Une image sans système de fichiers que Discern sache lire
labeled-image-no-system = « { $a } » : une image sans système de fichiers que Discern sache lire
# As in PlayStation game SLUS-00351 “Ridge Racer” for North America
game = Jeu { $a }
game-code = Jeu { $a } { $b }
game-code-title = Jeu { $a } { $b } « { $c } »
game-for = Jeu { $a } ({ $b })
game-code-for = Jeu { $a } { $b } ({ $c })
game-code-title-for = Jeu { $a } { $b } « { $c } » ({ $d })
game-title-for = Jeu { $a } « { $b } » ({ $c })
north-america = Amérique du Nord
europe = Europe
japan = Japon
asia = Asie
korea = Corée
hong-kong = Hong Kong
brazil = Brésil
australia = Australie
taiwan = Taïwan
all-regions = toutes les régions
one-region = région { $a }
regions = régions { $a }
audio-cd = CD audio
grub-rescue-disc = Disque de secours GRUB
virtio-win-drivers = Pilotes virtio-win
cloud-init-data = Données cloud-init
kickstart-data = Données Kickstart

## overview: whether it is complete

is-complete = Est-elle complète ?
incomplete-file-image-missing = Incomplète : un fichier de l’image manque
incomplete-files-image-missing = Incomplète : { $a } fichiers de l’image manquent
complete = Complète
nothing-says-how-large = Rien n’indique quelle taille elle doit avoir
# “a” is a size
incomplete-are-missing = Incomplète : il manque { $a }
incomplete-is-missing = Incomplète : il manque { $a }
missing-file = Fichier manquant
ends-at-byte-which = se termine à l’octet { $a }, qui est présent
ends-at-byte-image = se termine à l’octet { $a }, l’image à { $b } : il manque { $c }
ends-at-byte-image-at = se termine à l’octet { $a }, l’image à { $b } : il manque { $c }
behind-last-end = Après la dernière fin
size-bytes = { $a } ({ $b } octets)
files = Fichiers
none-bytes-there = aucun de ses { $a } octets n’est présent
bytes-there = { $a } octets sur { $b } sont présents
# “a” is the name of a file system
volume = volume { $a }
partition-of = Partition { $a } ({ $b })
backup-gpt = Sauvegarde de la GPT
track-n = Piste { $n }
no-files = Aucun fichier
no-files-so-far = Aucun fichier jusqu’ici
all-files-complete = Les { $a } fichiers sont tous complets
all-files-complete-so = Les { $a } fichiers sont tous complets jusqu’ici
files-complete-not = { $a } fichiers sont complets, { $b } ne le sont pas
files-complete-not-so = { $a } fichiers sont complets, { $b } ne le sont pas jusqu’ici

## overview: whether it boots

will-it-boot = Démarre-t-elle ?
whether-boots-cant-read = Impossible de savoir si elle démarre
may-boot-on-some = Démarre peut-être sur certains ordinateurs
doesnt-boot = Ne démarre pas
# Here and below, $a and $b are kinds of firmware, as in BIOS and UEFI
boots-both = Démarre en { $a }, depuis un disque optique et une clé USB
boots-two-both = Démarre en { $a } et { $b }, depuis un disque optique et une clé USB
boots-disc-only = Démarre en { $a } depuis un disque optique, pas depuis une clé USB
boots-two-disc-only = Démarre en { $a } et { $b } depuis un disque optique, pas depuis une clé USB
boots-disc = Démarre en { $a } depuis un disque optique
boots-two-disc = Démarre en { $a } et { $b } depuis un disque optique
boots-stick = Démarre en { $a } depuis une clé USB
boots-two-stick = Démarre en { $a } et { $b } depuis une clé USB
boots-disc-stick = Démarre en { $a } depuis un disque optique, et en { $b } depuis une clé USB
boots-on-two-disc-stick = Démarre en { $a } et { $b } depuis un disque optique, et en { $c } depuis une clé USB
boots-on-disc-two-stick = Démarre en { $a } depuis un disque optique, et en { $b } et { $c } depuis une clé USB
boots-on-two-disc-two-stick = Démarre en { $a } et { $b } depuis un disque optique, et en { $c } et { $d } depuis une clé USB
# A label: “a” is a kind of firmware
from-disc = { $a } depuis un disque optique
from-stick = { $a } depuis une clé USB
# A sentence that gives the reason follows
yes = Oui. { $a }
no = Non. { $a }
perhaps = Peut-être. { $a }
there-no-boot-catalog = Il n’y a pas de catalogue d’amorçage (El Torito).
boot-catalog-no-bootable = Le catalogue d’amorçage n’a pas d’entrée amorçable pour le BIOS.
boot-record-not-sector = L’enregistrement d’amorçage n’est pas dans le secteur 17, où le micrologiciel le cherche.
boot-image-bios-missing = L’image d’amorçage pour le BIOS est absente ou vide.
entry-bios-not-first = L’entrée pour le BIOS n’est pas la première du catalogue d’amorçage : certains micrologiciels ne regardent que là.
boot-catalog-el-torito = Le catalogue d’amorçage (El Torito) désigne une image d’amorçage pour le BIOS, { $a }.
there-no-boot-catalog-el = Il n’y a pas de catalogue d’amorçage (El Torito) qui mène à { $a }.
in-boot-image = { $a } est dans l’image d’amorçage du catalogue d’amorçage (El Torito).
in-boot-image-for = { $a }, dans l’image d’amorçage du catalogue d’amorçage (El Torito), est un programme pour { $b }.
in-boot-image-no-program = { $a }, dans l’image d’amorçage du catalogue d’amorçage (El Torito), n’est pas un programme UEFI.
boot-image-not-marked = { $a } est dans une image d’amorçage qui n’est pas marquée comme UEFI : certains micrologiciels l’acceptent.
boot-catalog-no-bootable-entry = Le catalogue d’amorçage n’a pas d’entrée amorçable pour UEFI.
there-no-boot-image = { $a } est absent de l’image d’amorçage pour UEFI.
boot-image-uefi-no = L’image d’amorçage pour UEFI n’a pas de système de fichiers FAT.
first-sector-no-boot = Le premier secteur n’est pas un secteur d’amorçage : il ne se termine pas par 55 AA.
first-sector-no-boot-code = Le premier secteur n’a pas de code d’amorçage.
boot-code-only-says = Le code d’amorçage dit seulement qu’il n’y a rien à démarrer.
boot-sector-loads-from = Le secteur d’amorçage charge des données situées après la fin de l’image.
boot-sector-isolinux-isohybrid = Le secteur d’amorçage est celui d’ISOLINUX (isohybrid).
boot-sector-grub-2 = Le secteur d’amorçage est celui de GRUB 2.
boot-sector-memtest86 = Le secteur d’amorçage est celui de Memtest86+.
boot-sector-grub4dos = Le secteur d’amorçage est celui de GRUB4DOS.
discern-doesnt-know-loader = Discern ne connaît pas le chargeur du secteur d’amorçage.
mbr-boot-code-partition = Le MBR contient du code d’amorçage ; la partition { $a } est marquée active et a un secteur d’amorçage.
partition-marked-but-no = La partition { $a } est marquée active, mais n’a pas de secteur d’amorçage.
fat-file-system-image = le système de fichiers FAT qui constitue l’image
partitions-mbr-overlap-some = Les partitions du MBR se chevauchent : certains micrologiciels ignorent alors la table.
only-boot-image-boot = { $a } ne se trouve que dans l’image d’amorçage du catalogue d’amorçage, qu’aucune partition ne désigne : la plupart des micrologiciels n’y regardent pas sur une clé USB.
there-no-partition-table = Il n’y a pas de table de partitions.
no-partition-fat-file = Aucune partition avec un système de fichiers FAT ne contient { $a }.
in-fat = { $a } est dans le système de fichiers FAT qui constitue l’image.
in-fat-for = { $a }, dans le système de fichiers FAT qui constitue l’image, est un programme pour { $b }.
in-fat-no-program = { $a }, dans le système de fichiers FAT qui constitue l’image, n’est pas un programme UEFI.
in-partition = { $a } est dans la partition { $b } ({ $c }).
in-is-a-program-for = { $a }, dans { $b }, est un programme pour { $c }.
no-program-uefi = { $a }, dans { $b }, n’est pas un programme UEFI.
needed-for-booting = Nécessaire au démarrage

## overview: loaders and their signatures

not-read-so-not = pour { $a }, { $b } ; non lu, on ne sait donc pas s’il est révoqué
signed-by-issued-by = signé par { $a } (émis par { $b })
changed-since-signed-by = modifié depuis sa signature par { $a }
not-signed-doesnt-start = non signé : ne démarre pas si Secure Boot est activé
revoked-by-level = révoqué par le niveau { $a } ({ $b }) : { $c } doit valoir { $d }
# “a” is a list of revocations
not-on-list = ne figure pas dans { $a }
hash-on = son hachage figure dans { $a }
hash-on-since = son hachage figure dans { $a } depuis { $b }
certificate-on = le certificat { $a } figure dans { $b }
certificate-on-since = le certificat { $a } figure dans { $b } depuis { $c }
firmware-taken-revocation-doesnt = { $a } : un micrologiciel qui a appliqué cette révocation ne le démarre pas
revoked = révoqué : { $a }
security-version-svn-unknown = version de sécurité (SVN) inconnue : { $a } exige { $b }
security-version-svn-lower = version de sécurité (SVN) { $a }, inférieure à la { $b } qu’exige { $c } : ne démarre pas là où Windows a appliqué cette exigence
security-version-svn-not = version de sécurité (SVN) { $a }, pas inférieure à la { $b } qu’exige { $c }

## overview: whether it fits

will-it-fit = Tient-elle sur le support ?
needs = Place requise
sectors-of-bytes = { $a } ({ $b } secteurs de { $c } octets)
other-discs = Autres disques
audio-or-raw-sectors = Elle contient de l’audio ou des secteurs bruts, que seul un CD peut contenir
fits-on-both-layers = tient sur les deux couches, { $a } restent libres
fits-or-more-stay = tient, au moins { $a } restent libres
fits-stay-free = tient, { $a } restent libres
only-by-overburning-too = seulement en surgravure : { $a } de trop
doesnt-fit-too-much = ne tient pas : { $a } de trop
mini-cd-21-minutes = mini-CD (21 minutes, 8 cm)
mini-dvd-8-cm = mini-DVD (8 cm)
stick = clé USB de { $n } Go
too-large-cd = Trop grande pour un CD
too-large-any-common = Trop grande pour tous les supports courants
fits-on-cd = Tient sur un CD
fits-on-dvd = Tient sur un DVD
fits-on-dvd-two = Tient sur un DVD double couche
fits-on-a = Tient sur { $a }

## overview: whether names survive

will-names-survive = Les noms sont-ils conservés ?
names = Noms
ms-dos-other-old = MS-DOS et autres anciens systèmes
names-not-looked-at = Noms pas encore examinés
# “a” is a number of names, “b” the path of one of them
too-long-name = { $a } avec un nom trop long, comme { $b }
too-long-path = { $a } avec un chemin trop long, comme { $b }
characters-arent-allowed = { $a } avec des caractères interdits, comme { $b }
reserved-name-or-one = { $a } avec un nom réservé, ou finissant par un point ou une espace, comme { $b }
differ-from-another-only = { $a } ne différant d’un autre que par la casse, comme { $b }
too-many-folders = { $a } dans trop de dossiers imbriqués, comme { $b }
all-names-survive = Tous les noms sont conservés sous Windows, macOS et Linux
all-names-survive-so-far = Tous les noms sont conservés sous Windows, macOS et Linux jusqu’ici
names-lost = Certains noms ne sont pas conservés sous { $a }
names-lost-so-far = Certains noms ne sont pas conservés sous { $a } jusqu’ici
names-lost-two = Certains noms ne sont pas conservés sous { $a } et { $b }
names-lost-two-so-far = Certains noms ne sont pas conservés sous { $a } et { $b } jusqu’ici
one-byte = 1 octet
n-bytes = { $n } octets
file-no-list-revocations = Le fichier n’est pas une liste de révocations.
download-dbxupdate-bin-architecture = Téléchargez dbxupdate.bin pour l’architecture voulue depuis uefi.org/revocationlistfile.

## check: sums that the image carries

# In the sentences about sums, the last variable is what they were compared with
sum-matches = La somme de contrôle concorde avec { $a }.
sum-all-match = Les { $a } sommes de contrôle concordent toutes avec { $b }.
sum-only-differs = 1 somme de contrôle sur { $a } ne concorde pas avec { $b }.
sum-one-differs = 1 somme de contrôle sur { $a } ne concorde pas avec { $b }.
sum-some-differ = { $a } sommes de contrôle sur { $b } ne concordent pas avec { $c }.
sum-damaged-one = 1 somme de contrôle sur { $a } ne concorde pas avec { $b }. 1 fichier est endommagé.
sums-damaged-one = { $a } sommes de contrôle sur { $b } ne concordent pas avec { $c }. 1 fichier est endommagé.
sums-damaged = { $a } sommes de contrôle sur { $b } ne concordent pas avec { $c }. { $d } fichiers sont endommagés.
file-damaged = 1 fichier est endommagé.
files-are-damaged = { $a } fichiers sont endommagés.
sum-but-missing = La somme de contrôle concorde avec { $a }. Mais « { $b } » est manquant.
sums-but-missing = Les { $a } sommes de contrôle concordent toutes avec { $b }. Mais « { $c } » est manquant.
structure-matches = La somme de contrôle de ses structures concorde avec { $a }.
structure-all-match = Les { $a } sommes de contrôle de ses structures concordent toutes avec { $b }.
structure-only-differs = 1 somme de contrôle de ses structures sur { $a } ne concorde pas avec { $b }.
structure-one-differs = 1 somme de contrôle de ses structures sur { $a } ne concorde pas avec { $b }.
structure-some-differ = { $a } sommes de contrôle de ses structures sur { $b } ne concordent pas avec { $c }.
record-matches = L’enregistrement concorde avec { $a }.
record-all-match = Les { $a } enregistrements concordent tous avec { $b }.
record-only-differs = 1 enregistrement sur { $a } ne concorde pas avec { $b }.
record-one-differs = 1 enregistrement sur { $a } ne concorde pas avec { $b }.
record-some-differ = { $a } enregistrements sur { $b } ne concordent pas avec { $c }.
file-matches = Le fichier concorde avec { $a }.
file-all-match = Les { $a } fichiers concordent tous avec { $b }.
file-only-differs = 1 fichier sur { $a } ne concorde pas avec { $b }.
file-one-differs = 1 fichier sur { $a } ne concorde pas avec { $b }.
file-some-differ = { $a } fichiers sur { $b } ne concordent pas avec { $c }.
the-image-matches = L’image concorde avec { $a }.
# Stands after “matches”
the-data = les données
data-libisofs-recorded = les données telles que libisofs les a enregistrées
its-checksum = sa somme de contrôle
checksum-isomd5sum-put-into = la somme de contrôle qu’isomd5sum y a inscrite
the-checksums-of = les sommes de contrôle de { $a }
data-expected-found = { $a } des données : attendu { $b }, trouvé { $c }
stored-data-expected-found = { $a } des données stockées : attendu { $b }, trouvé { $c }
checksums-tables-expected-found = { $a } des sommes de contrôle des tables : attendu { $b }, trouvé { $c }
adler-32-block-expected = Adler-32 du bloc { $a } : attendu { $b }, trouvé { $c }
adler-32-block = Adler-32 du bloc { $a } : { $b }
cant-be-checked = Vérification impossible ({ $a }) : { $b }.
crcs-gpt = CRC de la GPT
checksum-image-isomd5sum = Somme de contrôle de l’image (isomd5sum)
checksums-image-files-libisofs = Sommes de contrôle de l’image et des fichiers (libisofs)
checksums-session-sector-libisofs = Sommes de contrôle de la session du secteur { $a } (libisofs)
tags-crcs-udf = Tags et CRC d’UDF
checksums-of-exfat = Sommes de contrôle d’exFAT
the-volume = le volume
packed-data-squashfs = Données compressées de SquashFS
the-archive = l’archive
found-value = trouvé { $a }
damaged-or-cut-off = { $a } : endommagé ou tronqué, ne se décompresse pas jusqu’au bout.
unpacks-end-without-error = { $a } : se décompresse jusqu’au bout sans erreur.
packed-with = Compressé avec { $a }
checksums-of-files = Sommes de contrôle des fichiers ({ $a })
packed-data-of = Données compressées de { $a }
image-ends-at-byte = l’image se termine à l’octet { $a }
image-ends-before-data = L’image se termine avant les données que couvre sa somme de contrôle (isomd5sum).
md5-recorded = MD5 { $a }, alors que { $b } est enregistré
image-doesnt-match-checksum = L’image ne concorde pas avec la somme de contrôle qu’isomd5sum y a inscrite.
first-damage-between-bytes = Le premier dommage se situe entre les octets { $a } et { $b }.
the-has-md5-and-is-recorded = { $a } : MD5 { $b }, alors que { $c } est enregistré
checksum-tag-damaged = { $a } : le marqueur de somme de contrôle est endommagé
image-ends-within-data = l’image se termine au milieu des données : { $a }
list-files-checksums-damaged = la liste des sommes de contrôle des fichiers est endommagée
session-small = session
superblock = superbloc
tree-small = arborescence
md5-not-recorded-one = son MD5 n’est pas celui enregistré
there-no-checksum-tag = il n’y a pas de marqueur de somme de contrôle dans le secteur { $a }
file-isnt-image = le fichier n’est pas dans l’image
not-listed-one = son { $a } n’est pas celui de la liste
expected-found = { $a } : attendu { $b }, trouvé { $c }
ends-too-soon = il se termine trop tôt
partly-missing = il en manque une partie
all-files-unpack-without = Les { $a } fichiers de { $b } se décompressent tous sans erreur.
files-cant-unpacked = { $a } fichiers sur { $b } de { $c } ne peuvent pas être décompressés.
crc-32-recorded = CRC-32 { $a }, alors que { $b } est enregistré

## check: problems

file-is-incomplete = { $a } fichier est incomplet.
file-incomplete-because-image = { $a } fichier est incomplet parce que l’image est tronquée.
files-are-incomplete = { $a } fichiers sont incomplets.
files-incomplete-because-image = { $a } fichiers sont incomplets parce que l’image est tronquée.
volume-is-incomplete = { $a } volume est incomplet.
volumes-are-incomplete = { $a } volumes sont incomplets.
folder-cant-listed = { $a } dossier ne peut pas être listé.
folders-cant-listed = { $a } dossiers ne peuvent pas être listés.
number-recorded-two-ways = { $a } nombre est enregistré deux fois, avec des valeurs différentes.
numbers-recorded-two-ways = { $a } nombres sont enregistrés deux fois, avec des valeurs différentes.
checksum-doesnt-match = { $a } somme de contrôle ne concorde pas.
checksums-dont-match = { $a } sommes de contrôle ne concordent pas.
time-isnt-notation-sheets = { $a } temps n’est pas dans la notation des fichiers cue.
times-arent-notation-sheets = { $a } temps ne sont pas dans la notation des fichiers cue.
date-isnt-valid = { $a } date n’est pas valide.
dates-arent-valid = { $a } dates ne sont pas valides.
download-or-copy-image = Téléchargez ou copiez à nouveau l’image, et comparez sa taille avec celle de l’éditeur.
dont-rely-on-what = Ne vous fiez pas à ce qui est listé ici.
compare-image-publishers-checksum = Comparez l’image avec la somme de contrôle de son éditeur, ou récupérez-la à nouveau.
files-can-saved = Les fichiers peuvent être enregistrés.
test-image-program-or = Essayez l’image dans le programme ou l’appareil auquel elle est destinée.
nothing-done = Il n’y a rien à faire.
places = { $n } endroits. { $b }

## check: comparing with another image

comparing-images = Comparaison des images
another-kind-entry = un autre type d’entrée
link-leads-elsewhere = le lien mène ailleurs
cant-read = lecture impossible : { $a }
both-images-hold-same = Les deux images ont le même contenu : { $a } secteurs et { $b } fichiers.
# “a” is a list of how many files differ, as in 3 added, 1 removed, 12 files the same
of-sectors-differ = { $a } ; { $b } secteurs sur { $c } diffèrent.
file-same-1 = { $a }, 1 fichier identique
file-same-2 = { $a }, { $b }, 1 fichier identique
file-same-3 = { $a }, { $b }, { $c }, 1 fichier identique
file-same-4 = { $a }, { $b }, { $c }, { $d }, 1 fichier identique
files-same-1 = { $a }, { $b } fichiers identiques
files-same-2 = { $a }, { $b }, { $c } fichiers identiques
files-same-3 = { $a }, { $b }, { $c }, { $d } fichiers identiques
files-same-4 = { $a }, { $b }, { $c }, { $d }, { $e } fichiers identiques
no-file-differs = aucun fichier ne diffère
n-added = { $n } ajouté(s)
n-removed = { $n } supprimé(s)
n-changed = { $n } modifié(s)
n-moved = { $n } déplacé(s)
sector-n = Secteur { $n }
sector-of = Secteur { $a } de { $b }
sectors-to = Secteurs { $a } à { $b } ({ $c })
sectors-of = Secteurs { $a } à { $b } de { $c } ({ $d })
there-path = dans l’autre image : { $a }
bytes-here-there = { $a } octets ici, { $b } dans l’autre image
other-content = contenu différent

## check: sectors and lists of sums

checking = Vérification
checksums = Sommes de contrôle
part-browser-stopped-reading = Une partie du navigateur s’est arrêtée : relecture pour ses sommes de contrôle
checking-sectors = Vérification des secteurs
trying-to-repair = Tentative de réparation
listing = Listage
repaired-by-their-own = Réparation grâce à leur propre parité : { $a }.
not-repaired-track-from = Réparation impossible : { $a } de la piste { $b } à partir du secteur { $c }.
not-repaired-more-such = Réparation impossible : { $a } autres endroits semblables.
use-other-files-give = Pour utiliser « { $a } » avec les autres fichiers, placez-le à côté d’eux sous le nom « { $b } ».
there-no-checksum-discern = Il ne contient aucune somme de contrôle que Discern puisse calculer.
paste-checksum-crc-32 = Collez une somme de contrôle (CRC-32, MD5, SHA-1, SHA-256, SHA-512 ou BLAKE3), ou choisissez une liste comme SHA256SUMS.

## convert: forms

wav-files = Fichiers WAV
every-audio-track-on = Chaque piste audio telle qu’elle est sur le disque, avec les titres dans chaque fichier, et un fichier cue avec codes et pregaps.
flac-files = Fichiers FLAC
lossless-about-half-size = Sans perte, environ moitié moins volumineux, avec les titres dans chaque fichier et un fichier cue.
user-data-sectors = Données utiles des secteurs
user-data-each-sector = Les données utiles de chaque secteur d’une piste : 2048 octets, ou 2352 pour l’audio.
whole-sectors = Secteurs entiers
all-2352-bytes-each = Les 2352 octets de chaque secteur d’une piste.
subchannels-of-sectors = Sous-canaux des secteurs
subchannel-bytes-each-sector = Les 96 octets de sous-canal de chaque secteur d’une piste, canal par canal.

## convert: what is kept, changed and lost

track-kept = 1 piste est conservée.
tracks-are-kept = { $a } pistes sont conservées.
format-cant-store-track = Ce format ne peut pas stocker la piste { $a }.
format-cant-store-tracks = Ce format ne peut pas stocker les pistes { $a }.
# Numbers of tracks
tracks-numbered-from-becomes = Les pistes sont numérotées à partir de { $a } : { $b } devient { $c }.
tracks-numbered-from-become = Les pistes sont numérotées à partir de { $a } : { $b } à { $c } deviennent { $d } à { $e }.
sessions-are-kept = { $a } sessions sont conservées.
sessions-become-which-tracks = { $a } sessions deviennent { $b } : les pistes écrites ensemble ne sont plus indiquées.
not-recorded-gd-rom = Le fait qu’il s’agit d’un GD-ROM à deux zones n’est pas enregistré.
track-begins-at-another = La piste commence à une autre adresse que sur le disque.
tracks-begin-at-other = { $a } pistes commencent à d’autres adresses que sur le disque.
image-begins-at-sector = L’image commence au secteur 0 du disque pour que ses adresses restent justes : { $a } secteurs précèdent les données.
kept-unchanged = Sans changement : { $a }.
user-data-kept = Les données utiles de { $a } sont conservées.
sync-pattern-header-error = Le motif de synchronisation, l’en-tête et la correction d’erreurs de { $a } sont omis ; ils peuvent être recréés.
headers-error-correction-which = Les en-têtes et la correction d’erreurs, que la source ne stocke pas, sont ajoutés : { $a }.
image-incomplete-zeros-fill = L’image est incomplète : des zéros remplacent ce qui manque ({ $a }).
image-ends-within-sector = L’image se termine au milieu d’un secteur, que des zéros complètent après { $a }.
audio-padded-silence-whole = L’audio de { $a } est complété par du silence jusqu’à un secteur entier.
pregaps-are-kept = Les pregaps sont conservés : { $a }.
pregaps-source-doesnt-store = Les pregaps que la source ne stocke pas deviennent des secteurs vides : { $a }.
empty-pregaps-noted-or = Les pregaps vides sont indiqués ou implicites, et non stockés : { $a }.
pregaps-stored-at-end = Les pregaps sont stockés à la fin de la piste précédente : { $a }.
left-out-before-start = Omis avant le début d’une piste, bien que non vides : { $a }.
index-mark-kept = 1 marque d’index est conservée.
index-marks-kept = { $a } marques d’index sont conservées.
index-mark-within-track = 1 marque d’index à l’intérieur d’une piste est perdue.
index-marks-within-tracks = { $a } marques d’index à l’intérieur de pistes sont perdues.
mark-where-pregap-begins = 1 marque de début de pregap est omise.
marks-where-pregaps-begin = { $a } marques de début de pregap sont omises.
catalog-number-kept = Le numéro de catalogue { $a } est conservé.
catalog-number-not-recorded = Le numéro de catalogue { $a } n’est pas enregistré.
recording-code-kept = 1 code d’enregistrement est conservé.
recording-codes-kept = { $a } codes d’enregistrement sont conservés.
recording-code-isrc-lost = 1 code d’enregistrement (ISRC) est perdu.
recording-codes-isrc-lost = { $a } codes d’enregistrement (ISRC) sont perdus.
copy-permission-kept = L’autorisation de copie est conservée : { $a }.
pre-emphasis-flag-kept = L’indicateur de préaccentuation est conservé : { $a }.
four-channel-flag-kept = L’indicateur quatre canaux est conservé : { $a }.
serial-copy-flag-scms = L’indicateur de copie en série (SCMS) est conservé : { $a }.
copy-permission-lost = L’autorisation de copie est perdue : { $a }.
pre-emphasis-flag-lost = L’indicateur de préaccentuation est perdu : { $a }.
four-channel-flag-lost = L’indicateur quatre canaux est perdu : { $a }.
serial-copy-flag-scms-lost = L’indicateur de copie en série (SCMS) est perdu : { $a }.
text-kept = 1 texte est conservé.
texts-titles-names-kept = { $a } textes (titres, noms) sont conservés.
cd-text-entry-lost = 1 entrée CD-Text est perdue.
cd-text-entries-titles = { $a } entrées CD-Text (titres, noms) sont perdues.
language-texts-not-recorded = 1 langue des textes n’est pas enregistrée.
languages-texts-not-recorded = { $a } langues des textes ne sont pas enregistrées.
genre-number-not-recorded = 1 numéro de genre n’est pas enregistré.
genre-numbers-not-recorded = { $a } numéros de genre ne sont pas enregistrés.
texts-stored-another-form = Les textes sont stockés sous une autre forme que dans le lead-in, qui contient { $a }.
remark-kept = 1 remarque est conservée.
remarks-are-kept = { $a } remarques sont conservées.
comment-sheet-rem-lost = 1 commentaire du fichier cue (REM) est perdu.
comments-sheet-rem-lost = { $a } commentaires du fichier cue (REM) sont perdus.
subchannels-kept = Les sous-canaux de { $a } sont conservés.
subchannels-lost = Les sous-canaux de { $a } sont perdus.
all-sectors-disk-kept = Tous les secteurs du disque sont conservés : { $a } octets.
disk-ends-within-sector = Le disque se termine au milieu d’un secteur, que des zéros complètent : { $a }.
end-disk-lost = La fin du disque est perdue : { $a }.
image-records-changes-result = L’image enregistre des modifications par rapport à { $a }. Le résultat est le disque tel qu’il est avec elles, et n’a besoin d’aucun autre fichier.
snapshot-not-kept-only = 1 instantané n’est pas conservé, seulement l’état présent.
snapshots-not-kept-only = { $a } instantanés ne sont pas conservés, seulement l’état présent.
comment-not-kept = Le commentaire « { $a } » n’est pas conservé.
tracks-sectors-taken = { $a } des { $b } secteurs de la piste sont repris.
last-sessions-volume-descriptors = Les descripteurs de volume de la dernière session prennent la place de ceux de la première, là où les programmes les cherchent.
themselves-left-out = Les secteurs eux-mêmes sont omis ({ $a }).
left-out = Omis : { $a }.
first-2048-2324-bytes = Sur les 2324 octets de { $a } en Form 2, seuls les 2048 premiers sont conservés.
result-no-longer-shows = Le résultat ne montre plus que la correction d’erreurs de { $a } est fausse, à cause d’un dommage ou volontairement.
first-sector = Le premier est le secteur { $a }, dans { $b }.
first-sector-which-no = Le premier est le secteur { $a }, qui n’appartient à aucun fichier.
addresses-subheaders-edc-or = Les adresses, sous-en-têtes, EDC ou ECC de { $a } ne peuvent pas être recréés à partir des données.
# Here and below: numbers within the sentences above
one-sector = 1 secteur
n-sectors = { $n } secteurs
one-data-sector = 1 secteur de données
n-data-sectors = { $n } secteurs de données
one-track = 1 piste
n-tracks = { $n } pistes
one-other-track = 1 autre piste
n-other-tracks = { $n } autres pistes
one-other-image = 1 autre image
n-other-images = { $n } autres images
one-pack = 1 paquet
n-packs = { $n } paquets
file-one = 1 fichier
n-file = { $n } fichier
n-files = { $n } fichiers

## convert: why it can't be done

disc-no-audio-all = Ce disque n’a pas d’audio : toutes ses pistes sont des données.
audio-could-not-encoded = L’audio n’a pas pu être encodé en FLAC : { $a }.
image-disk-which-no = C’est une image de disque dur, qui n’existe pas sous forme de disque optique.
choose-format-disks-such = Choisissez un format de disque dur, comme « img », ou créez une nouvelle image de disque optique à partir de ses fichiers.
image-disc-which-no = C’est une image de disque optique, qui n’existe pas sous forme de disque dur.
choose-format-discs-such = Choisissez un format de disque optique, comme « iso ».
format-cant-hold-range = Ce format ne peut pas contenir une plage de secteurs.
choose-data-raw-or = Choisissez « data », « raw » ou « sub ».
audio-track-not-cd = L’audio de la piste { $a } n’est pas de l’audio CD (44 100 Hz, stéréo, 16 bits), ou est compressé d’une façon que Discern ne sait pas décoder.
convert-first-example-ffmpeg = Convertissez-le d’abord, par exemple avec « ffmpeg -i NAME -ar 44100 -ac 2 -sample_fmt s16 NEW.wav ».
track-cant-converted-without = La piste { $a } ne peut pas être convertie sans son fichier.
add-file = Ajoutez « { $a } ».
descriptor-claims-sectors-files = Le descripteur annonce { $a } secteurs, alors que les fichiers en contiennent { $b } : le résultat serait surtout fait de zéros.
get-complete-files-or = Récupérez les fichiers complets, ou convertissez une à une les pistes complètes.
result-would-wrong = Le résultat serait faux : { $a }
track-no-subchannel-data = La piste { $a } n’a pas de données de sous-canal dans cette image.
track-sectors-so-not = La piste { $a } va du secteur { $b } au secteur { $c } : { $d }..{ $e } n’en est donc pas une plage.

## convert: steps and receipts

looking-at-every-sector = Examen de chaque secteur
opening-the-result = Ouverture du résultat
checking-the-result = Vérification du résultat
checking-new-image = Vérification de la nouvelle image
checksum = Somme de contrôle
there-no-files-compare = Il n’y a pas de fichiers à comparer.
all-names-types-sizes = Les { $a } noms, types et tailles concordent tous.
the-files-differ = Les fichiers diffèrent : { $a }.
nothing-differs-but-what = Rien ne diffère, à part ce qui est indiqué.
numbers-modes-places-codes = Les numéros, modes, emplacements, codes, indicateurs et textes des pistes ont été comparés : rien ne diffère, à part ce qui est indiqué.
result-differs-without-word = Le résultat diffère sans que cela ait été annoncé : { $a }.
every-flac-block-decoded = Chaque bloc FLAC a été redécodé et concorde avec l’audio.
everything-packed-unpacked-again = Tout ce qui a été compressé a été décompressé à nouveau, et est identique.
opened-again-disk-bytes = Rouvert : { $a }, un disque de { $b } octets.
opened-again-sessions-tracks = Rouvert : { $a }, sessions { $b }, pistes { $c }.
bytes-taken-unchanged-from = { $a } octets sont repris de la source sans changement.
there-no-sectors-compare = Il n’y a pas de secteurs à comparer avec la source.
bytes-compared-source-all = { $a } octets comparés avec la source : tous identiques.
bytes-compared-source-all-equal = { $a } octets comparés avec la source : tous identiques ; { $b } octets sont repris de la source sans changement.
bytes-differ-from-source = { $a } octets sur { $b } diffèrent de la source.
edc-ecc-sectors-their = L’EDC et l’ECC de { $a } secteurs et leurs en-têtes sont justes.
header-edc-or-ecc = L’en-tête, l’EDC ou l’ECC de { $a } secteurs est faux.
header-edc-or-ecc-sectors = L’en-tête, l’EDC ou l’ECC de { $a } secteurs est faux, le premier étant le secteur { $b }.
header-edc-or-ecc-sectors-wrong = L’en-tête, l’EDC ou l’ECC de { $a } secteurs est faux, le premier étant le secteur { $b } dans { $c }.

## edit: refused changes

name-cant-empty = Un nom ne peut pas être vide.
stand-folders-cant-names = « . » et « .. » désignent des dossiers et ne peuvent pas être des noms.
names-cant-contain = Les noms ne peuvent pas contenir « / ».
name-can-have-at = Un nom peut avoir au plus 255 octets.
inside-folder-would-replace = « { $a } » se trouve dans le dossier qu’il remplacerait.
not-file = « { $a } » n’est pas un fichier.
floppy-disk-image-must = Une image de disquette doit avoir 1 228 800, 1 474 560 ou 2 949 120 octets.
choose-another-emulation-or = Choisissez une autre émulation ou un autre fichier.
hard-disk-image-must = Une image de disque dur doit commencer par un Master Boot Record.
can-only-replaced-if = « { $a } » ne peut être remplacé que si c’est un fichier, et uniquement par un fichier.
root-folder-cant-removed = Le dossier racine ne peut être ni retiré, ni renommé, ni remplacé.
not-folder = « { $a } » n’est pas un dossier.
already-exists = « { $a } » existe déjà.
choose-another-name = Choisissez un autre nom.
cant-moved-into-itself = « { $a } » ne peut pas être déplacé dans lui-même.
already-exists-not-link = « { $a } » existe déjà et n’est pas un lien.
not-valid-mode = « { $a } » n’est pas un mode valide.
enter-permissions-octal-digits = Saisissez les permissions en chiffres octaux, par exemple 755.
field-can-hold-at = Ce champ peut contenir au plus { $a } caractères, et seulement des lettres, chiffres et signes de ponctuation ASCII.
item-change-no-longer = L’élément à modifier n’existe plus.
isnt-boot-method-discern = « { $a } » n’est pas une méthode d’amorçage que Discern connaît.
choose-another = Choisissez-en une autre.
only-one-view-can = Une seule vue peut être modifiée.
switch-view-change-entry = Passez à cette vue, et modifiez-y l’entrée.
stored-changes-cant-read = Les modifications conservées ne peuvent pas être lues.
discard-stored-changes-make = Abandonnez les modifications conservées, et refaites-les.
edit-cant-made = La modification { $a } ne peut pas être faite : { $b }
discs-audio-tracks-cant = Les disques avec des pistes audio ne peuvent pas être ramenés à une session antérieure.

## edit: images that can't be built so

image-can-browsed-but = Cette image peut être parcourue, mais pas modifiée : { $a }.
only-images-iso-9660 = Seules les images avec ISO 9660 ou UDF peuvent être modifiées.
which-holds-images-data = « { $a } », qui contient les données de l’image, est manquant.
open-together-file = Ouvrez-le avec ce fichier.
discs-audio-tracks-cant-edited = Les disques avec des pistes audio ne peuvent pas être modifiés.
images-several-sessions-cant = Les images à plusieurs sessions ne peuvent pas être modifiées.
save-one-sessions-image = Enregistrez d’abord une des sessions comme image, puis modifiez celle-ci.
images-whose-data-doesnt = Les images dont les données ne commencent pas au début du disque ne peuvent pas être modifiées.
image-only-udf-can = Cette image n’a qu’UDF, et seul ISO 9660 permet d’enregistrer { $a }.
extract-files-create-new = Extrayez ses fichiers et créez une nouvelle image qui a les deux.
# What can only be recorded in ISO 9660
boot-catalog-small = un catalogue d’amorçage
checksum-of-image-small = une somme de contrôle de l’image
checksums-of-files-small = des sommes de contrôle de fichiers
this-text = ce texte
image-also-file-system = L’image a aussi un système de fichiers { $a }, que Discern ne sait pas écrire.
image-also-file-system-which = L’image a aussi un système de fichiers { $a }, que Discern ne sait pas écrire.
new-image-would-wrong = Dans la nouvelle image, il serait faux, et l’omettre pourrait faire perdre des fichiers qui ne sont que là.
build-where-nothing-moves = Générez l’image sans rien déplacer, ou laissez-la telle quelle.
image-also-hfs-file = L’image a aussi un système de fichiers HFS, que Discern ne sait pas écrire.
in-the-new-image-it-would-be-wrong = Dans la nouvelle image, il serait faux.
what-would-go-resource = Ce qui serait perdu avec lui : les resource forks et les fichiers qui ne sont que là : { $a }.
build-where-nothing-moves-or = Générez l’image sans rien déplacer, ou omettez-le si vous n’en avez pas besoin.
udf-cant-left-out = UDF ne peut pas être omis, car il contient les fichiers de cette image : { $a }.
have-them-iso-9660 = Pour les avoir en ISO 9660, extrayez-les et créez une nouvelle image.
files-image-udf-also = Les fichiers de cette image sont en UDF, et elle a aussi un système de fichiers HFS : sans rien déplacer, l’un des deux serait faux.
leave-hfs-out = Omettez HFS.
image-only-udf-which = Cette image n’a qu’UDF, qui n’a pas de sessions dans un fichier image.
build-where-nothing-moves-what = Générez l’image sans rien déplacer : les nouvelles données suivent alors les anciennes, qui restent elles aussi.
udf-on-image-differs = Dans cette image, UDF diffère de l’arborescence modifiée ; le réécrire pourrait donc faire perdre des fichiers : { $a }.
build-where-nothing-moves-or-leave = Générez l’image sans rien déplacer, ou omettez UDF si vous n’avez pas besoin de ce que lui seul contient.
there-data-where-udf = Il y a des données là où UDF a besoin de ses descripteurs ; il ne peut donc pas rester à sa place.
choose-smallest-rewrite-everything = Choisissez « La plus petite » pour tout réécrire.
there-no-other-file = il n’y a pas d’autre système de fichiers

## convert, edit: sentences with their advice

# Where a reason is told as a whole, not as a title and a text
track-cant-converted-without-file = La piste { $a } ne peut pas être convertie sans son fichier. Ajoutez « { $b } ».
track-longer-than-cd = La piste { $a } est plus longue qu’un CD : des secteurs bruts ne peuvent donc pas contenir ses adresses. Choisissez le format qui garde les secteurs tels qu’ils sont stockés.
there-no-data-save = Il n’y a pas de données à enregistrer en image ISO : toutes les pistes sont audio. Choisissez un autre format.
disk-bytes-discern-converts = Le disque a { $a } octets ; Discern convertit des disques de { $b } au plus. Enregistrez plutôt ses fichiers ou ses partitions.
there-no-room-fat = Il n’y a plus de place dans l’image FAT, et elle ne peut pas être agrandie. Retirez-en d’abord quelque chose.
there-no-room-fat-image = Il n’y a plus de place dans l’image FAT, qui ne peut pas grandir car le micrologiciel l’émule comme un disque. Retirez-en d’abord quelque chose.
there-no-room-volume = Il n’y a pas de place pour les descripteurs de volume avant les données qui gardent leur place. Choisissez « La plus petite » pour tout réécrire.
udf-volume-blocks-bytes = Ce volume UDF a des blocs de { $a } octets. Discern écrit UDF avec des blocs de 2048 octets au plus. Extrayez ses fichiers et créez une nouvelle image.
# $a says how UDF and ISO 9660 differ
udf-cant-left-out-because = UDF ne peut pas être omis, car il contient les fichiers de cette image : { $a }. Pour les avoir en ISO 9660, extrayez-les et créez une nouvelle image.
udf-on-image-differs-from = Dans cette image, UDF diffère de l’arborescence modifiée ; le réécrire pourrait donc faire perdre des fichiers : { $a }. Générez l’image sans rien déplacer, ou omettez UDF si vous n’avez pas besoin de ce que lui seul contient.
what-would-go-resource-forks = Ce qui serait perdu avec lui : les resource forks et les fichiers qui ne sont que là : { $a }. Générez l’image sans rien déplacer, ou omettez-le si vous n’en avez pas besoin.

## edit: changes

nothing-to-do = Rien à faire.
undone = Annulé : { $a }
redone = Rétabli : { $a }
all-changes-discarded = Toutes les modifications sont abandonnées.
your-changes-back = Vos modifications sont de retour.
undo = Annuler « { $a } »
undo-1-depends-on = Annuler « { $a } » et 1 modification qui en dépend
undo-depend-on = Annuler « { $a } » et { $b } modifications qui en dépendent
and-more = { $a } et { $b } de plus
add = Ajouter { $a }
replace-with = Remplacer { $a } par « { $b } »
remove = Retirer { $a }
new-folder = Nouveau dossier { $a }
label-value = Nom de volume « { $a } »
volume-dates = Dates du volume
make-link = Lien { $a } → { $b }
permissions-for = Permissions { $a } pour { $b }
change-owner-of = Changer le propriétaire de { $a }
change-date-of = Changer la date de { $a }
hide = Masquer { $a }
unhide = Ne plus masquer { $a }
boot-from = Démarrer depuis { $a }
remove-boot-entry = Retirer l’entrée d’amorçage { $a }
replace-image-boot-entry = Remplacer l’image de l’entrée d’amorçage { $a } par « { $b } »
change-boot-entry = Modifier l’entrée d’amorçage { $a }
add-fat-image = Ajouter { $a } dans l’image FAT { $b }
replace-fat-image = Remplacer { $a } dans l’image FAT { $b } par « { $c } »
remove-fat-image = Retirer { $a } de l’image FAT { $b }
new-folder-fat-image = Nouveau dossier { $a } dans l’image FAT { $b }
add-image-checksum = Ajouter une somme de contrôle de l’image
remove-image-checksum = Retirer la somme de contrôle de l’image
add-file-checksums = Ajouter des sommes de contrôle de fichiers
remove-file-checksums = Retirer les sommes de contrôle de fichiers
record-names-attributes-posix = Enregistrer les noms et attributs POSIX (Rock Ridge)
leave-out-rock-ridge = Omettre Rock Ridge
record-names-windows-joliet = Enregistrer les noms pour Windows (Joliet)
leave-out-joliet = Omettre Joliet
rename-to = Renommer { $a } en « { $b } »
move-to = Déplacer { $a } vers { $b }
# The FAT image that is a partition
partition-small = partition { $n }

## edit: warnings

# “b” is a configuration
removed-names-what-doesnt = a été retiré : « { $a } » le désigne, et ce à quoi il sert ne démarre pas
now-names-what-doesnt = est maintenant « { $a } » : « { $b } » le désigne, et ce à quoi il sert ne démarre pas
empty-now-names-what = est maintenant vide : « { $a } » le désigne, et ce à quoi il sert ne démarre pas
modules-of-in = { $a } modules de { $b } dans « { $c } »
were-removed-reads-them = ont été retirés : il les lit quand il en a besoin, et s’arrête sans eux
removed-from-folder-but = a été retiré de son dossier, mais reste dans l’image, car le catalogue d’amorçage pointe vers lui
was-removed = a été retiré : { $a }
is-now = est maintenant « { $a } » : { $b }
is-empty-now = est maintenant vide : { $a }
may-not-start = risque de ne plus être démarré : { $a }
# Here and below: what follows the above
uefi-starts-from-stick = UEFI le démarre depuis une clé USB où les fichiers ont été copiés, et ne trouve rien sans lui
doesnt-start-without = { $a } ne démarre pas sans lui
without-no-menu-starts = sans lui, { $a } n’a pas de menu et ne démarre rien par lui-même
reads-stops-without = { $a } le lit, et s’arrête sans lui
firmware-reads-loader-from = le micrologiciel y lit le chargeur, et ne trouve rien sans lui
looks-doesnt-start-without = { $a } le cherche, et ne démarre pas sans lui
names-which-isnt-image = désigne « { $a } », qui n’est pas dans l’image : ce à quoi il sert ne démarre pas
firmware-starts-another-entry = le micrologiciel pour { $a } démarre une autre entrée
nothing-left-starts-from = il ne reste rien que { $a } démarre depuis un disque optique
now-nothing-left-starts = est maintenant pour { $a } : il ne reste rien que { $b } démarre depuis un disque optique
removed-reads-stops-without = a été retiré : { $a } le lit, et s’arrête sans lui
removed-without-no-menu = a été retiré : sans lui, { $a } n’a pas de menu et ne démarre rien par lui-même
removed-doesnt-start-without = a été retiré : { $a } ne démarre pas sans lui
no-fat-file-system = n’a plus de système de fichiers FAT : le micrologiciel n’y trouve pas de chargeur
removed-uefi-looks-or = a été retiré : UEFI le cherche, ou il démarre le chargeur suivant
freebsds-loader = le chargeur de FreeBSD
the-live-system = le système live
boot-entry-of = Entrée d’amorçage { $a } ({ $b })
file-path = Fichier « { $a } »
boot-entry-file = Entrée d’amorçage { $a } ({ $b }) : fichier « { $c } »

## edit: what is done with each part

image-opened = L’image ouverte
ends-bytes-too-soon = elle se termine { $a } octets trop tôt ; des fichiers y sont donc incomplets et le restent
unchanged = sans changement
covered-old-image = elle couvrait l’ancienne image
checksum-image-application-use = Somme de contrôle de l’image dans l’« application use » ({ $a })
contents-no-longer-one = son contenu n’est plus d’un seul tenant
covers-no-data-new = elle ne couvre aucune donnée de la nouvelle image
rebuilt-from-main-tree = régénérée à partir de l’arborescence principale, avec { $a } entrées au lieu de { $b }
joliet-tree = Arborescence Joliet
boot-entry-n = Entrée d’amorçage { $n }
boot-image-missing = son image d’amorçage est manquante
boot-catalog = Catalogue d’amorçage
no-entries-left = il ne lui reste aucune entrée
nothing-records-size-so = rien n’enregistre sa taille ; les { $a } octets jusqu’à ce qui la suit sont donc tous conservés : une supposition
boot-image = Image d’amorçage { $a } ({ $b })
uses-blocks-bytes = utilise des blocs de { $a } octets
boot-sector-usb-drives = Secteur d’amorçage pour clés USB
loaders-code-address = le code du chargeur, avec son adresse
gpt-for-sticks = GPT pour clés USB
made-uefi-boot-image = créée pour l’image d’amorçage UEFI, avec une sauvegarde à la fin
mbr-partition = Partition MBR { $a }
gpt-partition = Partition GPT { $a }
apple-partition-map-partition = Partition Apple Partition Map { $a }
table-stays-bytes-old = la table reste telle quelle : octets { $a } à { $b } de l’ancienne image
bytes-now = les octets { $a } à { $b } sont maintenant { $c } à { $d }
discern-cant-write-file = Discern ne sait pas écrire son système de fichiers
points-no-known-boot = ne pointe vers aucune image d’amorçage connue
discern-doesnt-know-if = Discern ne le connaît pas ; s’il contient des adresses, ce sont celles de l’ancienne image
addresses-those-new-image = ses adresses sont celles de la nouvelle image
addresses-no-file-known = { $a } de ses adresses n’appartiennent à aucun fichier connu
nothing-can-load-moved = rien de ce qu’il peut charger n’a été déplacé
moved-from-byte-byte = déplacement de l’octet { $a } à l’octet { $b }
starts-partition-table-names = démarre une partition que désigne sa table
looks-files-by-name = cherche ses fichiers par leur nom
mips-volume-header = En-tête de volume MIPS
palo-boot-block-pa = Bloc d’amorçage PALO (PA-RISC)
sun-disk-label-sparc = Label de disque SUN (SPARC)
decstation-boot-block-mips = Bloc d’amorçage DECstation (MIPS)
srm-boot-block-alpha = Bloc d’amorçage SRM (Alpha)
bios-boot-sector-of = Secteur d’amorçage BIOS ({ $a })
bios-boot-sector = Secteur d’amorçage BIOS
there-no-room-primary = il n’y a pas de place pour cela dans le descripteur primaire
recomputed-new-image = recalcul pour la nouvelle image
only-has-all = seul { $a } a tout
bytes-data-which-nobody = { $a } avec { $b } octets ({ $c } % des données), que personne n’a supprimés, seraient perdus : { $d }
# What is lost, with its bytes
resource-forks = resource forks
named-streams = flux nommés
names-iso-9660 = Noms en ISO 9660
names-iso-9660-1999 = Noms en ISO 9660:1999
names-joliet-which-windows = Noms en Joliet, que Windows affiche
name-written-upper-case = { $a } nom est écrit en majuscules
names-written-upper-case = { $a } noms sont écrits en majuscules
name-written-differently-rock = { $a } nom est écrit autrement : { $b } ; Rock Ridge ou Joliet le conserverait
name-written-differently-longer = { $a } nom est écrit autrement : { $b } ; des noms Joliet plus longs (103 caractères) peuvent le conserver
name-written-differently-rock-ridge = { $a } nom est écrit autrement : { $b } ; Rock Ridge le conserverait
name-written-differently-rock-ridge-keeps = { $a } nom est écrit autrement : { $b } ; Rock Ridge le conserve
names-written-differently-rock = { $a } noms sont écrits autrement : { $b } ; Rock Ridge ou Joliet les conserverait
names-written-differently-longer = { $a } noms sont écrits autrement : { $b } ; des noms Joliet plus longs (103 caractères) peuvent les conserver
names-written-differently-rock-ridge = { $a } noms sont écrits autrement : { $b } ; Rock Ridge les conserverait
names-written-differently-rock-ridge-keeps = { $a } noms sont écrits autrement : { $b } ; Rock Ridge les conserve
symbolic-links = Liens symboliques ({ $a })
devices-pipes-sockets = Périphériques, tubes et sockets ({ $a })
symbolic-links-devices-pipes = Liens symboliques ({ $a }), périphériques, tubes et sockets ({ $b })
only-rock-ridge-place = seul Rock Ridge a une place pour eux : { $a }
level-1-allows-eight = le niveau 1 autorise huit niveaux, ceux-ci sont donc dans « /RR_MOVED » : { $a } ; Rock Ridge ou Joliet conserverait leur place
folders-below-eighth-level = Dossiers sous le huitième niveau ({ $a })
rock-ridge-keeps-their = Rock Ridge conserve leurs octets ; les autres arborescences les interprètent comme { $a } : { $b }
rock-ridge-keeps-their-bytes = Rock Ridge conserve leurs octets : { $a }
they-taken = ils sont interprétés comme { $a } : { $b }
names-not-utf-8 = Noms qui ne sont pas en UTF-8 ({ $a })
programs-dont-read-targets = certains programmes ne lisent pas les cibles de plus de { $a } octets : { $b }
long-symbolic-links = Liens symboliques longs ({ $a })
udf-file-system = Système de fichiers UDF
hfs-file-system = Système de fichiers HFS
removed-at-your-request = supprimé à votre demande ; { $a }
# “a” says how the file systems differ
written-anew-udf-1 = réécrit en UDF 1.02
written-anew-udf-1-02 = réécrit en UDF 1.02, à côté d’ISO 9660, qui conserve : { $a }
written-anew-udf-1-02-data = réécrit en UDF 1.02, avec les données qu’il partage avec ISO 9660
removed-at-your-request-uncompared = supprimé à votre demande, sans comparaison : les fichiers qui ne sont que là sont perdus
everything-points-still-place = tout ce vers quoi il pointe est toujours en place ; il ne liste pas ce qui est nouveau
the-plain-tree = l’arborescence simple
only-has-it = seul { $a } l’a
n-more-files = { $n } autres fichiers
only-has-them = seul { $a } les a
new-at-byte = nouvelle, à l’octet { $a }
partition-moved = sa partition a été déplacée
session-at-sector = Session au secteur { $a }
descriptors-at-sector-16 = les descripteurs du secteur 16 sont maintenant les siens, les sessions antérieures ne peuvent donc plus être chargées
earlier-sessions-can-still = les sessions antérieures peuvent toujours être chargées
partition-behind-volume-moved = la partition située après le volume a été déplacée après cette session, et seul son propre catalogue le sait
boot-images-earlier-sessions = Images d’amorçage des sessions antérieures
boot-image-boot-info = Image d’amorçage { $a } ({ $b }) : boot info table
boot-image-grub-2 = Image d’amorçage { $a } ({ $b }) : pointeur GRUB 2
addresses-updated = adresses mises à jour
session-n = Session { $n }
now-the-newest = désormais la plus récente
later-sessions = Sessions ultérieures
session-no-boot-image = cette session n’a pas d’image d’amorçage qu’il puisse charger
belongs-later-session = appartient à une session ultérieure
now-ends-at-byte = se termine maintenant à l’octet { $a }
checksums-files-image-libisofs = Sommes de contrôle des fichiers et de l’image (libisofs)
not-possible-together-isomd5sums = impossible avec celle d’isomd5sum : chacune devrait couvrir l’autre
not-written-beside-udf = non écrites à côté d’UDF
only-written-when-everything = écrites seulement si tout est réécrit
there-no-place-them = il n’y a pas de place pour elles sans Rock Ridge
image-doesnt-contain-all = l’image n’en contient pas la totalité
named-streams-bytes = Flux nommés de { $a }, { $b } octets
udf-1-02-which = UDF 1.02, la version écrite, n’en a pas

## edit: the new image is checked

reading-checksums = Lecture pour les sommes de contrôle
comparing-files-same-size = Comparaison des fichiers de même taille
new-image-opened-again = La nouvelle image a été rouverte, comme toute image.
one-file-right-data = Son unique fichier contient les bonnes données, plage par plage.
all-files-have-right = Les { $a } fichiers contiennent tous les bonnes données, plage par plage.
every-tree-right-entries = Chaque arborescence a les bonnes entrées : { $a }.
boot-entry-points-image = L’entrée d’amorçage pointe vers son image.
each-boot-entries-points = Chacune des { $a } entrées d’amorçage pointe vers son image.
there-boot-catalog-should = il y a un catalogue d’amorçage qui ne devrait pas être là
boot-catalog-entries-not = le catalogue d’amorçage a { $a } entrées au lieu de { $b }
boot-entry-does-not = l’entrée d’amorçage { $a } ne pointe pas vers son image
loader-boot-entry-would = le chargeur de l’entrée d’amorçage { $a } lirait une autre arborescence que la nouvelle
newest-session-another-tree = la session la plus récente a une autre arborescence que celle du début de l’image
no-longer-comes = { $a } n’arrive plus à « { $b } »
comes-wrong-contents = { $a } arrive à « { $b } » avec un contenu faux
code-no-longer-what = { $a } : le code n’est plus ce qu’il était
no-longer-loads-boot = { $a } : l’image d’amorçage { $b } n’est plus chargée
no-longer-active = { $a } n’est plus active
no-longer-begins-fat = { $a } ne commence plus par son système de fichiers FAT
volume-own-another-tree = { $a }, en tant que volume à part, a une autre arborescence que l’image
there-times-only-one = { $a } est présent { $b } fois, et un seul exemplaire peut être trouvé par son nom
should-not-there = { $a } ne devrait pas être là
wrong-type = { $a } n’a pas le bon type
wrong-data = { $a } n’a pas les bonnes données
is-missing-from = { $a } est absent de { $b }
tree-files-directories-not = l’arborescence { $a } a { $b } fichiers dans { $c } dossiers, au lieu de { $d } dans { $e }
# Beginnings of a start, in the sentences above
boot-entry-small = entrée d’amorçage { $a } ({ $b })
the-boot-sector = le secteur d’amorçage
session-at-byte = la session à l’octet { $a }

## edit: facts of an entry

will-written = Tel qu’il sera écrit
permissions = Permissions
user-group = Utilisateur, groupe

## export: what is saved otherwise

cant-be-saved = « { $a } » ne peut pas être enregistré : { $b }.
save-zip-archive = Enregistrez-le dans une archive ZIP.
is-saved-as = « { $a } » est enregistré sous le nom « { $b } ».
only-bytes-image-so = Seuls { $a } de ses { $b } octets sont dans l’image ; il est donc enregistré sous le nom « { $c } ».
only-bytes-image = Seuls { $a } octets sur { $b } sont dans l’image : « { $c } ».
link-which-browser-cant = « { $a } » est un lien vers « { $b } », qu’un navigateur ne peut pas créer.
was-left-out = « { $a } » a été omis : { $b }.
link-no-target = le lien n’a pas de cible
only-name-recorded-device = seul son nom est enregistré : c’est un périphérique, un tube ou un socket
none-image = l’image n’en contient aucune partie
n-more-notes = { $n } autres remarques ne sont pas affichées.
on-another-disc-set = « { $a } » est sur un autre disque de l’ensemble et a donc été omis.
left-out-path-too = « { $a } » a été omis : son chemin est trop long pour une archive.
cannot-read-end = « { $a } » ne peut pas être lu jusqu’au bout : { $b }.
left-out-nothing-can = « { $a } » a été omis : rien n’en est lisible.
only-bytes-can-read = Seuls { $a } octets sur { $b } sont lisibles : « { $c } ».
name-too-long-zip = Un nom est trop long pour une archive ZIP.

## open: refused files

file-format-cut-off = Ce fichier est au format { $a }, et il est tronqué : ce qui indique où se trouvent ses données manque.
copy-or-download-again = Copiez-le ou téléchargez-le à nouveau.
file-format-damaged-or = Ce fichier est au format { $a }, et il est endommagé ou tronqué : { $b }.
by-name-or-beginning = D’après son nom ou son début, ce fichier est au format « { $a } », mais il n’indique aucune piste : il est tronqué ou endommagé.
get-complete-copy-or = Récupérez-en une copie complète, ou ouvrez seul le fichier qui contient les secteurs.
file-empty-no-bytes = Le fichier est vide : il n’a aucun octet.
file-ends-after-which = Le fichier se termine après { $a }, soit moins d’un secteur de n’importe quel disque.
which-discern-doesnt-read = Ce fichier est { $a }, ce que Discern ne lit pas.
unpack-or-convert-another = Décompressez-le ou convertissez-le avec un autre programme, et ouvrez le résultat.
cut-off-or-damaged = Ce fichier est { $a }, et il est tronqué ou endommagé.
not-image-disc-or = Ce fichier est { $a }, pas une image disque.
check-file-you-meant = Vérifiez que c’est bien le fichier que vous vouliez ouvrir.
packed-not-image-disc = Ce fichier est { $a }, compressé avec { $b }, pas une image disque.
check-file-you-meant-open = Vérifiez que c’est bien le fichier que vous vouliez ouvrir, ou décompressez-le avec un autre programme.
seems-cd-audio-without = Ceci semble être { $a } d’audio CD sans son fichier cue : rien n’y est un secteur de données, et ses octets varient comme des échantillons de 16 bits sur deux canaux.
seems-cd-audio-without-sheet = Ceci semble être { $a } d’audio CD sans son fichier cue : rien n’y est un secteur de données, et ses octets varient comme des échantillons de 16 bits sur deux canaux, octet de poids fort en premier.
open-together-sheet-cue = Ouvrez-le avec son fichier descriptif (.cue, .toc ou .ccd), qui indique où commencent ses pistes.
without-one-can-opened = Sans celui-ci, il peut être ouvert comme une seule piste audio.
minutes = { $a }:{ $b } minutes
no-view-image-file = Aucune vue de cette image n’a de fichier « { $a } ».
image-these-views = L’image a ces vues : { $a }.
folder-only-file-can = « { $a } » est un dossier, et seul un fichier peut être ouvert comme image.
name-file = Indiquez un fichier qu’il contient.

## open: volumes and views

sessions-tracks-sectors-can = Les sessions, pistes et secteurs peuvent être examinés, mais aucun fichier.
partition-no-bytes-image = La partition n’a aucun octet dans cette image ; elle n’est donc pas affichée.
two-partitions-share-bytes = Deux partitions partagent des octets : écrire dans l’une endommage l’autre.
image-more-partitions-than = L’image a plus de partitions qu’il n’en est affiché.
partitions-lie-within-partitions = Des partitions sont imbriquées les unes dans les autres à répétition ; les plus profondes ne sont pas affichées.
gap = Espace inutilisé
# “a” is a file system, the rest the name of a volume
in-partition-of = { $a } dans la partition { $b } ({ $c })
in-partition-number = { $a } dans la partition { $b }
in-boot-image-of = { $a } dans l’image d’amorçage { $b } ({ $c })
directory-leads-back-into = Le dossier ramène à lui-même ou est désigné à répétition ; il n’est donc pas suivi.
directory-tree-more-entries = Avec ce dossier, l’arborescence a plus d’entrées qu’il n’est possible d’en afficher.
those-beyond-limit-all = Celles au-delà de la limite, et tous les dossiers non listés auparavant, sont omis.
what-cannot-listed = Ce qu’il contient ne peut pas être listé.
data-goes-on-behind = Ses données continuent après la fin enregistrée : une autre vue du volume l’indique, ou le fichier suivant commence un multiple de 4 GiB plus loin.
record-iso-9660-holds = Un enregistrement ISO 9660 ne contient que les 32 bits de poids faible d’une taille supérieure.
file-saved-from-view = Le fichier est enregistré à partir d’une vue qui l’a en entier, sinon il est tronqué.

## wrap: packed files

file-cut-off-last = Le fichier a été tronqué : son dernier enregistrement manque.
discern-shows-sectors-left = Discern affiche les secteurs qui restent.
file-cut-off-disk = Le fichier a été tronqué : un disque de l’appliance continue après sa fin.
appliance-several-disks-so = L’appliance a plusieurs disques ; ses fichiers sont donc listés.
open-disk-you-need = Ouvrez dans la liste le disque dont vous avez besoin.
file-cut-off-or = Le fichier a été tronqué ou est endommagé.
discern-shows-what-could = Discern affiche ce qui a pu être décompressé.
file-packed-cant-unpacked = Ce fichier est compressé avec { $a } et ne peut pas être décompressé : { $b }.
download-or-copy-again = Téléchargez-le ou copiez-le à nouveau.
nothing = il ne contient rien
cut-off = il est tronqué
zip-archive-no-files = Cette archive ZIP ne contient aucun fichier.
file-encrypted-or-compressed = Le fichier est chiffré, ou compressé d’une façon que Discern ne décompresse pas ; il a donc été omis.
files-data-does-not = Les données du fichier ne se trouvent pas dans l’archive ; il a donc été omis.

## worker: steps of jobs

comparing = Comparaison
putting-together = Assemblage
unpacking = Décompression
reading = Lecture
searching = Recherche
writing = Écriture

## worker: failures

nothing-was-changed = Rien n’a été modifié.
no-image-created = Aucune image n’a été créée.
no-partial-files-were = Aucun fichier partiel n’y a été laissé.
image-ends-too-early = L’image se termine trop tôt : des données nécessaires manquent.
probably-truncated-when-copied = Elle a sans doute été tronquée lors de la copie ou du téléchargement.
compare-size-original-get = Comparez sa taille avec celle de l’original, et récupérez-la à nouveau.
compressed-data-there-cant = Les données compressées à cet endroit ne peuvent pas être décompressées.
part-image-damaged = Cette partie de l’image est endommagée.
get-image-again-or = Récupérez à nouveau l’image, ou enregistrez ce qui est encore lisible.
file-changed-or-became = Le fichier a changé ou est devenu illisible depuis que vous l’avez ouvert (lecteur retiré ? fichier en ligne seulement dans le cloud ?).
what-read-incomplete-so = Ce qui a été lu est incomplet ; rien n’en a donc été enregistré.
open-it-again = Rouvrez-le.
structure-needed-damaged = Une structure nécessaire est endommagée.
image-damaged-or-program = L’image est endommagée, ou le programme qui l’a créée a un bogue.
look-at-problems-get = Consultez les problèmes, et récupérez à nouveau l’image si possible.
image-exceeds-safety-limit = L’image dépasse une limite de sécurité.
far-larger-than-any = Elle est bien plus grande que toute image connue, ou ses structures bouclent.
if-real-image-please = Si c’est une véritable image, merci de le signaler.
there-is-no = Introuvable : { $a }.
page-requested-something-isnt = La page a demandé quelque chose qui n’est pas dans l’image.
open-image-again-if = Rouvrez l’image ; si cela se reproduit, merci de le signaler.
no-partial-files-were-kept = Aucun fichier partiel n’a été conservé.
you-can-start-again = Vous pouvez recommencer à tout moment.
parts-page-dont-match = Les parties de cette page ne vont pas ensemble.
your-browser-kept-one = Votre navigateur a conservé l’une d’elles d’une version plus ancienne.
load-page-again = Actualisez la page.
no-image-open = Aucune image n’est ouverte.
needs-open-image = Il faut pour cela une image ouverte.
open-an-image = Ouvrez une image.
browser-cant-save-much = Ce navigateur ne peut pas enregistrer autant de données ici.
data-unpacked-first = Les données doivent d’abord être décompressées.
without-service-workers-which = Sans service workers, que les navigateurs désactivent dans les fenêtres privées, tout devrait tenir en mémoire.
open-page-ordinary-window = Ouvrez la page dans une fenêtre ordinaire, ou dans Chromium, Chrome ou Edge ; ou enregistrez moins de fichiers à la fois.
no-place-save-chosen = Aucun emplacement d’enregistrement n’a été choisi.
nothing-was-written = Rien n’a été écrit.
choose-one = Choisissez-en un.
part-discern-could-not = Une partie de Discern n’a pas pu être chargée.
what-you-asked-needs = Ce que vous avez demandé en a besoin.
check-your-connection-then = Vérifiez votre connexion, puis réessayez.
if-discern-been-updated = Si Discern a été mis à jour entre-temps, actualisez la page.
file-changed-or-became-unreadable = Un fichier a changé ou est devenu illisible après que vous l’avez ajouté.
add-it-again = Ajoutez-le à nouveau.
add-files-again = Ajoutez à nouveau les fichiers.
cant-be-read = « { $a } » ne peut pas être lu.
check-still-exists-you = Vérifiez qu’il existe toujours et que vous avez le droit de le lire, puis ajoutez à nouveau les fichiers.
change-takes-away-what = Cette modification supprime ce qui permet à l’image de démarrer : { $a }.
disc-or-stick-made = Un disque ou une clé USB créés à partir de la nouvelle image risquent de ne pas démarrer.
if-you-didnt-mean = Si ce n’est pas ce que vous vouliez, annulez la modification.
new-image-failed-verification = La vérification de la nouvelle image a échoué.
bug-discern = C’est un bogue de Discern.
image-isnt-saved-your = L’image n’est pas enregistrée ; vos fichiers sont intacts.
copy-details-report-them = Copiez les détails et signalez-les.
image-changed-while-being = L’image a été modifiée pendant le listage.
nothing-was-saved = Rien n’a été enregistré.
save-it-again = Enregistrez-la à nouveau.
item-save-no-longer = L’élément à enregistrer n’existe plus.
folder-already-file = Ce dossier contient déjà un fichier « { $a } ».
nothing-written-since-may = Rien n’a été écrit, car il peut s’agir de l’image que vous avez ouverte.
choose-another-folder-or = Choisissez un autre dossier, ou renommez ce fichier.
result-would-wrong-so = Le résultat serait faux ; il n’a donc pas été enregistré.
compared-image-while-made = Il a été comparé avec l’image pendant sa création, et rien n’en a été conservé.
bug-discern-or-unknown = C’est un bogue de Discern, ou un type de dommage inconnu.
check-images-sectors-try = Vérifiez les secteurs de l’image, essayez un autre format, et merci de le signaler.
browser-didnt-start-download = Le navigateur n’a pas lancé le téléchargement.
allow-downloads-page-try = Autorisez les téléchargements pour cette page et réessayez.
browser-stopped-download = Le navigateur a arrêté le téléchargement.
canceled-there-or-drive = Il y a été annulé, ou le lecteur est plein.
saved-file-incomplete = Le fichier enregistré est incomplet.
check-browsers-downloads-free = Vérifiez les téléchargements du navigateur et l’espace libre sur le lecteur, puis enregistrez à nouveau.
drive-full = Le lecteur est plein.
free-some-space-or = Libérez de l’espace ou choisissez un autre lecteur, puis enregistrez à nouveau.
browser-no-longer-allowed = Le navigateur n’a plus l’autorisation d’écrire à cet endroit.
save-again-allow-when = Enregistrez à nouveau, et donnez l’autorisation quand le navigateur la demande.
destination-no-longer-exists = La destination n’existe plus.
check-drive-connected-folder = Vérifiez que le lecteur est connecté et que le dossier existe toujours, puis enregistrez à nouveau.
file-locked-probably-because = Le fichier est verrouillé, sans doute parce qu’un autre programme l’a ouvert.
close-there-or-choose = Fermez-le dans ce programme ou choisissez un autre nom, puis enregistrez à nouveau.
browser-refuses-write-file = Le navigateur refuse d’écrire un fichier ou un dossier portant ce nom.
save-part-zip-file = Enregistrez-le plutôt dans un fichier ZIP.
destination-cant-written = Impossible d’écrire dans la destination.
check-drive-free-space = Vérifiez que le lecteur a de l’espace libre et que vous avez le droit d’y écrire, puis enregistrez à nouveau.
nothing-can-shown = Rien de son contenu ne peut être affiché.
your-file-untouched = Votre fichier est intact.
file-itself-may-fine = Le fichier lui-même est peut-être en bon état.
image-cant-built-like = L’image ne peut pas être générée ainsi ; vos modifications sont toujours là.
choose-another-layout-or = Choisissez une autre disposition, ou annulez la modification.
choose-another-kind-image = Choisissez un autre type d’image, ou d’autres fichiers.
# Stands within the above
image-ends-before-bytes = l’image se termine avant les octets nécessaires
file-could-not-read = le fichier n’a pas pu être lu : { $a }
image-goes-beyond-safety = l’image dépasse une limite de sécurité : { $a }
there-is-no-small = introuvable : { $a }
track-on-disc = piste sur le disque
such-entry = cette entrée
such-view = cette vue
samples-can-drawn = échantillons pouvant être dessinés
such-change-any-more = cette modification (elle n’existe plus)
such-entry-any-more = cette entrée (elle n’existe plus)
such-file = ce fichier
such-directory = ce dossier
such-track = cette piste
such-image = cette image
such-boot-image = cette image d’amorçage
such-block = ce bloc
such-inode = cet inode
such-subvolume = ce sous-volume
such-solid-resource = cette ressource solide
such-session-of-disc = session { $n } du disque
such-track-of-disc = piste { $n } du disque
session-there-are = session { $n } ; il y en a { $b }
file-of-kind = fichier de ce type
directory-of-kind = dossier de ce type
content-is-directory = contenu (c’est un dossier)
content-of-disk = contenu du disque
data-of-file = données de ce fichier
record-of-file = enregistrement de ce fichier
record-root-directory = enregistrement du dossier racine
record-root-folder = enregistrement du dossier racine
index-names-folder = index des noms de ce dossier
member-archive-folder = entrée de l’archive pour ce dossier
folder-of-archive = dossier de l’archive
image-in-file = image dans ce fichier
directory-put-into = dossier de destination
view-to-edit = vue à modifier
tree-new-image = arborescence dans la nouvelle image
place-data-udf = emplacement pour les données d’un fichier UDF
fat-image-small = image FAT
in-fat-image = « { $a } » dans l’image FAT
file-path-small = fichier « { $a } »
file-among-added = fichier « { $a } » parmi les fichiers ajoutés
file-folder-boots = fichier amorçable dans le dossier ; fichiers recherchés : { $a }
stream-of-file = flux « { $a } » de ce fichier
way-take-out = mode d’extraction « { $a } » pour ce fichier
inode-n = inode { $n }
object-n = objet { $n }
subvolume-n = sous-volume { $n }
entry-file-table = entrée { $n } de la table des fichiers
boot-entry-n-small = entrée d’amorçage { $n }
content-boot-entry = contenu de l’entrée d’amorçage { $n }
partition-behind-volume = partition { $n } après le volume
descriptors-session-sector = descripteurs de volume de la session au secteur { $n }

## worker: notes

there-been-replaced = « { $a } » était là et a été remplacé.
image-no-files-discern = Cette image n’a pas de fichiers que Discern puisse lister.
save-then-open-by = Enregistrez-la, puis ouvrez-la seule pour examiner ses sessions et ses pistes.
deleted-files = Fichiers supprimés
isnt-bytes-hexadecimal-digits = « { $a } » n’est pas une suite d’octets en hexadécimal.
enter-two-digits-each = Saisissez deux chiffres par octet, par exemple 43 44 30 30 31.
encoding-cant-express = Cet encodage ne peut pas exprimer « { $a } ».
choose-another-encoding-or = Choisissez un autre encodage, ou recherchez des octets.

## worker: kinds of entries

folder = Dossier
link-to = Lien → { $a }
link = Lien
character-device = Périphérique caractère
block-device = Périphérique bloc
pipe = Tube
socket = Socket

## worker: tracks

dvd-blu-ray = DVD ou Blu-ray
disk = Disque
p-w-interleaved = P–W, entrelacé
p-and-q = P et Q

## boot: facts and problems

firmware-looks-only-second = Le micrologiciel ne le cherche que dans le deuxième descripteur de volume ; ce disque risque donc de ne pas démarrer.
there-no-boot-catalog-where = Il n’y a pas de catalogue d’amorçage là où pointe l’enregistrement d’amorçage ; ce disque ne démarre donc pas.
other-platform = autre plateforme
no-emulation = sans émulation
mb-floppy = disquette de { $n } Mo
hard-disk = disque dur
unknown-emulation = émulation inconnue
boot-catalog-title = Catalogue d’amorçage (El Torito)
boot-record = Enregistrement d’amorçage
entries = Entrées
boot-entry = Entrée d’amorçage
platform = Plateforme
section = Section
selection-criteria = Critères de sélection
firmware-may-reject-boot = Le micrologiciel peut refuser le catalogue d’amorçage.
checksum-wrong = La somme de contrôle est fausse.
entry-marked-neither-bootable = L’entrée n’est marquée ni comme amorçable, ni comme non amorçable.
shown-not-bootable = Elle est affichée comme non amorçable.
section-fewer-entries-than = La section a moins d’entrées que son en-tête n’en annonce.
catalog-no-last-section = Le catalogue n’a pas de dernière section.
firmware-may-not-find = Le micrologiciel risque de ne pas trouver toutes les entrées.
boot-image-outside-image = L’image d’amorçage est en dehors de cette image ; le disque ne démarre donc pas avec elle.
boot-catalog-calls-image = Le catalogue d’amorçage présente l’image comme un disque dur, mais elle n’a pas de table de partitions.
bios-may-refuse-start = Un BIOS peut refuser de la démarrer, et rien n’indique sa longueur.
points-another-place-than = Il pointe vers un autre endroit que l’image d’amorçage ; l’image risque donc de ne pas démarrer depuis une clé USB.
system-area = Zone système
holds = Contient
loads-from = Charge depuis
efi-byte-code = bytecode EFI
unknown-processor = processeur inconnu
# A list of revocations
microsofts-list-of = la liste de Microsoft du { $a }
shim-16-1-where = shim 16.1, là où il doit appliquer la plus récente
windows-since-august-2024 = Windows depuis août 2024
list-you-gave = la liste que vous avez fournie
the-list-of-that-you-gave = la liste du { $a } que vous avez fournie

## browse: the map of bytes

zeros = Zéros
data-behind-declared-end = Données après la fin déclarée
missing-end = Fin manquante
partition = Partition
audio = Audio
file = Fichier
structure = Structure
boot = Amorçage
gap-with-data = Espace inutilisé avec données

## browse: comparing views

only-in = seulement dans { $a }
of-another-size = de taille différente
of-other-content = de contenu différent
stored-twice-not-compared = stocké deux fois, et non comparé
the-same = identique
file-only = { $a } fichier n’est que dans { $b }
files-only = { $a } fichiers ne sont que dans { $b }
link-only = { $a } lien n’est que dans { $b }
links-only = { $a } liens ne sont que dans { $b }
file-another-size = { $a } fichier est de taille différente
files-another-size = { $a } fichiers sont de taille différente
file-other-content = { $a } fichier est de contenu différent
files-other-content = { $a } fichiers sont de contenu différent
file-stored-twice-not = { $a } fichier est stocké deux fois, et non comparé
files-stored-twice-not = { $a } fichiers sont stockés deux fois, et non comparés
folders-not-listed = certains dossiers ne peuvent pas être listés
no-file = aucun fichier
hold-same = { $a } et { $b } contiennent à l’identique { $c }
have-common = { $a } et { $b } ont { $c } en commun ; { $d }

## disc: sectors

sector = Secteur
address = Adresse
part-of = Partie de
stored = Stocké
header = En-tête
mode = Mode
subheader = Sous-en-tête
channel = Canal
submode = Sous-mode
coding = Codage
codes = Codes
form = Forme
edc-recorded = EDC enregistré
edc-computed = EDC calculé
subchannel-q = Sous-canal Q
control = Contrôle
track = Piste
index = Index
time-track = Temps dans la piste
time-on-disc = Temps sur le disque
catalog-number = Numéro de catalogue
kind = Type
bytes = Octets
complete-sectors = secteurs complets
all-sector = secteur entier
user-data-only = données utiles seulement
without-sync-header = sans synchronisation ni en-tête
without-sync-header-subheader = sans synchronisation, en-tête ni sous-en-tête
complete-sectors-high-byte = secteurs complets, octet de poids fort en premier
complete-sectors-scrambled = secteurs complets, brouillés

## disc: texts of a CD

songwriter = Auteur
composer = Compositeur
arranger = Arrangeur
message = Message
disc-identification = Identification du disque
genre = Genre
code = Code
text-block = { $a }, bloc { $b }

## disc: partitions and volumes

pack-changed-after-crc = Le paquet a été modifié après le calcul de son CRC ; son texte peut être faux.
packs-have-18-bytes = Les paquets ont 18 octets ; le reste n’est pas lu.
pack-says-characters-have = Le paquet indique que ses caractères ont deux octets, alors qu’ils en ont un.
they-read-so = Ils sont lus ainsi.
map-fewer-entries-than = La table a moins d’entrées qu’elle n’en annonce.
entries-map-disagree-on = Les entrées de la table ne s’accordent pas sur leur nombre ; c’est la première qui fait foi.
chain-partitions-leads-nowhere = La chaîne des partitions ne mène nulle part ; celles qui suivent ne sont pas affichées.
checksum-partition-table-wrong = La somme de contrôle de la table de partitions est fausse ; des systèmes peuvent la refuser.
checksum-partition-tables-header = La somme de contrôle de l’en-tête de la table de partitions est fausse ; micrologiciels et systèmes peuvent la refuser.
checksum-partition-entries-wrong = La somme de contrôle des entrées de partitions est fausse ; micrologiciels et systèmes peuvent les refuser.
partition-entries-cannot-all = Les entrées de partitions ne peuvent pas être toutes là ; ce qui en est lisible est affiché.
header-says-lies-somewhere = L’en-tête indique qu’il se trouve ailleurs.
table-at-start-gone = La table du début a disparu ; sa sauvegarde à la fin est affichée.
table-at-start-damaged = La table du début est endommagée ; sa sauvegarde à la fin est affichée.
there-no-backup-partition = Il n’y a pas de sauvegarde de la table de partitions là où il devrait y en avoir une : l’image a été tronquée, agrandie ou modifiée.
backup-not-last-block = La sauvegarde n’est pas dans le dernier bloc de l’image ; des outils peuvent proposer de la déplacer.
table-backup-say-different = La table et sa sauvegarde se contredisent.
backup = Sauvegarde
chain-logical-partitions-leads = La chaîne des partitions logiques ne mène nulle part ; celles qui suivent ne sont pas affichées.
partition-goes-on-beyond = Une partition continue au-delà de la fin de l’image : l’image a été tronquée, ou son remplissage a été omis.
partition-table = Table de partitions ({ $a })
block-size = Taille de bloc
partition-entry = Partition { $a } (entrée { $b })
checksum-block-partition-table = La somme de contrôle d’un bloc de la table de partitions est fausse ; des systèmes peuvent la refuser.
list-partitions-leads-nowhere = La liste des partitions ne mène nulle part ; celles qui suivent ne sont pas affichées.
file-header = Fichier de l’en-tête
volume-header = En-tête de volume
replacement-bad-tracks = Remplacement de pistes défectueuses
raw-data = Données brutes
whole-disk = Disque entier
logical-volume = Volume logique
raw-logical-volume = Volume logique brut
tag = Tag
the-map-itself = La table elle-même
free-space = Espace libre
no-file-system-tos = Pas un système de fichiers de TOS

## tree: types of files

does-not-name-file = « { $a } » ne désigne pas un fichier.
text = Texte
document = Document
spreadsheet = Feuille de calcul
presentation = Présentation
pdf-document = Document PDF
e-book = Livre numérique
web-page = Page web
style-sheet = Feuille de style
data = Données
settings = Paramètres
program-library = Bibliothèque de programmes
driver = Pilote
installer = Installateur
script = Script
source-code = Code source
picture = Image
sound = Son
music = Musique
video-data = Données vidéo
font = Police
archive = Archive
disk-image = Image de disque dur
disc-image = Image de disque optique
file-system-image = Image de système de fichiers
signature = Signature
icon = Icône
shortcut = Raccourci

## container: forms to convert to

iso-image = Image ISO
files-data-track-or = Les fichiers d’une piste de données ou d’une session.
every-program-computer-opens = Tous les programmes et ordinateurs l’ouvrent.
raw-disk-image = Image disque brute
every-byte-from-first = Chaque octet, du premier secteur au dernier : pour écrire sur une clé USB ou une carte, et pour tous les émulateurs.
image-packed-gzip = Image compressée avec gzip
plain-image-gz-file = L’image brute dans un fichier .gz, que tous les systèmes décompressent et que les outils de création de clés USB acceptent tel quel.
image-packed-zstandard = Image compressée avec Zstandard
plain-image-zst-file = L’image brute dans un fichier .zst : décompression plusieurs fois plus rapide que gzip.
bin-cue-one-file = BIN/CUE, un seul fichier
raw-sectors-2352-bytes = Secteurs bruts de 2352 octets dans un seul fichier.
every-program-cds-reads = Tous les programmes pour CD le lisent.
bin-cue-file-each = BIN/CUE, un fichier par piste
raw-sectors-2352-bytes-one = Secteurs bruts de 2352 octets, un fichier par piste, comme dans les archives de préservation de jeux.
bin-cue-sectors-they = BIN/CUE, secteurs tels qu’ils sont stockés
keeps-sectors-2048-2336 = Garde tels quels les secteurs de 2048 et 2336 octets.
instant-since-no-data = Instantané, car aucune donnée n’est lue.
dreamcast-gd-rom-gdi = GD-ROM Dreamcast (GDI)
one-file-per-track = Un fichier par piste, pour les émulateurs Dreamcast et les émulateurs de lecteur optique.
cdrdao-image-toc-bin = Image cdrdao (TOC/BIN)
one-session-all-texts = Une session avec tous ses textes, indicateurs et ISRC, à graver avec cdrdao.
clonecd-image-ccd-img = Image CloneCD (CCD/IMG/SUB)
raw-sectors-separate-subchannel = Secteurs bruts et données de sous-canal séparées, pour les copies de disques protégés et les émulateurs.
nero-image = Image Nero
sessions-audio-cd-text = Sessions, audio et CD-Text dans un seul fichier, pour Nero 5.5 et ultérieur, et les programmes qui lisent ses images.
nero-image-first-generation = Image Nero de première génération
programs-before-nero-5 = Pour les programmes antérieurs à Nero 5.5 ; jusqu’à 4 GiB.
alcohol-120-image-mds = Image Alcohol 120% (MDS/MDF)
alcohol-daemon-tools-other = Pour Alcohol, DAEMON Tools et d’autres programmes qui montent des images.
keeps-sessions-subchannels = Garde les sessions et les sous-canaux.
packed-disc-or-disk = Disque compressé (CHD)
all-tracks-checksums-mame = Avec toutes les pistes et sommes de contrôle : pour MAME et d’autres émulateurs, qui le lisent tel quel.
virtualbox-disk-vdi = Disque VirtualBox (VDI)
virtualbox-which-lets-grow = Pour VirtualBox, qui le laisse grandir et en prend des instantanés.
empty-parts-arent-stored = Les parties vides ne sont pas stockées.
vmware-disk-vmdk = Disque VMware (VMDK)
vmware-workstation-fusion-player = Pour VMware Workstation, Fusion et Player, et VirtualBox.
vmware-disk-vmdk-packed = Disque VMware (VMDK), compressé
stream-optimized-form-which = La forme « stream-optimized », dans laquelle les appliances sont distribuées (OVA) et ESXi importe des disques.
hyper-v-disk-vhdx = Disque Hyper-V (VHDX)
hyper-v-windows-8 = Pour Hyper-V et Windows 8 ou ultérieur, qui l’attache d’un double-clic.
virtual-hard-disk-vhd = Disque dur virtuel (VHD), dynamique
hyper-v-virtualbox-windows = Pour Hyper-V, VirtualBox et Windows, qui l’attache d’un double-clic.
virtual-hard-disk-vhd-fixed = Disque dur virtuel (VHD), fixe
whole-disk-footer-behind = Le disque entier suivi d’un bloc final (footer), comme Azure l’exige.
qemu-disk-qcow2 = Disque QEMU (QCOW2)
qemu-kvm-proxmox-utm = Pour QEMU, KVM, Proxmox, UTM et OpenStack.
qemu-disk-qcow2-packed = Disque QEMU (QCOW2), compressé
qcow2-packed-zstandard-qemu = Comme QCOW2, compressé avec Zstandard : pour QEMU 5.1 et ultérieur, à distribuer ou à conserver.
packed-disc-cso = Disque compressé (CSO)
emulators-psp-playstation-2 = Pour les émulateurs de PSP et de PlayStation 2, qui le lisent tel quel.
packed-disc-zso = Disque compressé (ZSO)
cso-unpacked-faster-little = Comme CSO, décompression plus rapide et fichier un peu plus gros : pour les consoles elles-mêmes.

## container: why it can't be converted, and repairs

track-longer-than-cd-so = La piste { $a } est plus longue qu’un CD : des secteurs bruts ne peuvent donc pas contenir ses adresses.
choose-format-keeps-sectors = Choisissez le format qui garde les secteurs tels qu’ils sont stockés.
disc-not-dreamcast-gd = Ce disque n’est pas un GD-ROM Dreamcast, et ce format ne peut rien contenir d’autre.
choose-another-format = Choisissez un autre format.
disc-longer-than-cd = Le disque est plus long qu’un CD, et ce format ne peut rien contenir d’autre.
disc-too-long-nero = Le disque est trop long pour une image Nero de première génération, dont un champ ({ $a }) n’a que 32 bits.
# What has 32 bits
place-in-file = emplacement dans le fichier
time-small = temps
choose-nero-image-second = Choisissez l’image Nero de deuxième génération.
no-track-sector-so = Aucune piste n’a de secteur ; il n’y a donc rien à convertir.
check-files-disc-complete = Vérifiez que les fichiers du disque sont complets.
tracks-have-sectors-common = Les pistes { $a } et { $b } ont des secteurs en commun, et aucun format ne peut contenir un tel disque.
save-tracks-one-by = Enregistrez les pistes une à une, ou corrigez leurs emplacements dans le descripteur.
there-no-data-save-iso = Il n’y a pas de données à enregistrer en image ISO : toutes les pistes sont audio.
disk-bytes-discern-converts-disks = Le disque a { $a } octets ; Discern convertit des disques de { $b } au plus.
save-files-or-partitions = Enregistrez plutôt ses fichiers ou ses partitions.
disk-cant-converted-without = Le disque ne peut pas être converti sans les fichiers qui en contiennent le reste.
open-together = Ouvrez-le avec « { $a } ».
track-becomes-track-number = La piste { $a } devient la piste { $b } : un numéro ne peut servir qu’une fois, et les numéros se suivent.
track-no-sectors-left = La piste { $a } n’a pas de secteurs et est omise.
track-begins-at-first = La piste { $a } commence à son premier secteur : son index 1 est après le dernier.

## fs: what can't be written

there-no-room-volume-descriptors = Il n’y a pas de place pour les descripteurs de volume avant les données qui gardent leur place.
files-4-gib-or = Les fichiers de 4 GiB ou plus exigent le niveau d’échange 3.
choose-level-3 = Choisissez le niveau 3.
volume-no-primary-iso = Ce volume n’a pas de descripteur ISO 9660 primaire ; il ne peut donc pas être modifié.
extract-files-create-new-image = Extrayez ses fichiers et créez une nouvelle image.
udf-cant-record-name = UDF ne peut pas enregistrer le nom « { $a } » : il dépasse 254 caractères, ou 127 avec des lettres autres que celles d’Europe occidentale.
give-shorter-name = Donnez-lui un nom plus court.
longer-than-gb-discern = « { $a } » dépasse les { $b } Go que Discern écrit comme un seul fichier UDF.
split-the-file = Découpez le fichier.
udf-cant-record-where = UDF ne peut pas enregistrer où mène le lien « { $a } » : une partie de sa cible est trop longue.
give-link-shorter-target = Donnez au lien une cible plus courte.
udf-volume-blocks-bytes-discern = Ce volume UDF a des blocs de { $a } octets. Discern écrit UDF avec des blocs de 2048 octets au plus.
udf-volume-which-discern = Ce volume UDF contient { $a }, ce que Discern lit mais n’écrit pas.
# What the UDF volume has
virtual-partition = une partition virtuelle, comme sur les supports inscriptibles une seule fois
sparable-partition = une partition à secteurs de réserve (sparable), comme sur les supports réinscriptibles
metadata-partition = une partition de métadonnées, comme sur les disques Blu-ray
several-partitions = plusieurs partitions
fat-image-incomplete-ends = L’image FAT est incomplète : elle se termine au milieu de ses tables.
folder-fat-image = « { $a } » est un dossier de l’image FAT.
file-fat-image = « { $a } » est un fichier de l’image FAT.
there-no-room-fat-image-which = Il n’y a plus de place dans l’image FAT, qui ne peut pas grandir car le micrologiciel l’émule comme un disque.
remove-something-from-first = Retirez-en d’abord quelque chose.
root-folder-fat-image = Le dossier racine de l’image FAT est plein.
there-no-room-fat-image-cant = Il n’y a plus de place dans l’image FAT, et elle ne peut pas être agrandie.
fat-image-full-fat16 = L’image FAT est pleine : FAT16 peut avoir au plus { $a } clusters, ici de { $b } octets.
remove-something-from-or = Retirez-en quelque chose, ou remplacez-la par une image FAT32 plus grande.
cant-name-file-fat = « { $a } » ne peut pas être le nom d’un fichier dans une image FAT.
use-up-255-characters = Utilisez au plus 255 caractères, autres que " * / : < > ? \ |, sans point ni espace à la fin.

## container, archive, codec, source, fs: refused files

archive-cut-off-or = Cette archive 7z est tronquée ou endommagée : son répertoire, situé à la fin, n’est pas là où il devrait être.
archive-encrypted-discern-cant = Cette archive 7z est chiffrée, et Discern ne peut pas la déchiffrer.
unpack-7-zip-open = Décompressez-la avec 7-Zip, et ouvrez le résultat.
archive-packed-which-discern = Cette archive 7z est compressée avec { $a }, que Discern ne décompresse pas.
unpack-7z-archive-bytes = Pour décompresser cette archive 7z, il faut décompresser { $a } octets de données ou disposer de { $b } octets de mémoire, ce qui dépasse les moyens de Discern.
file-compressed-which-discern = Ce fichier est compressé avec { $a }, que Discern ne décompresse pas.
unpack-archive-another-program = Décompressez l’archive avec un autre programme.
file-encrypted-discern-doesnt = Ce fichier est chiffré, et Discern ne déchiffre pas.
unpack-archive-password-another = Décompressez l’archive avec son mot de passe dans un autre programme.
zip-archive-last-parts = Cette archive ZIP est la dernière de { $a } parties, et Discern ne les réunit pas.
join-them-first-example = Réunissez-les d’abord, par exemple avec `zip -s 0`.
zip-archive-cut-off = Cette archive ZIP est tronquée : son répertoire, situé à la fin, est manquant.
data-unpacks-more-than = Ces données { $a } dépassent, une fois décompressées, { $b } GiB, le maximum que Discern décompresse pour les examiner.
unpack-another-program-open = Décompressez-les avec un autre programme, et ouvrez le résultat.
data-unpacks-no-room = Ces données { $a } dépassent, une fois décompressées, { $b } GiB, et le disque n’a pas la place de les conserver.
free-space-or-unpack = Libérez de l’espace, ou décompressez-les avec un autre programme, puis ouvrez le résultat.
data-unpacks-more-than-gib = Ces données { $a } se décompressent en plus de { $b } GiB composés presque uniquement de répétitions, ce qu’aucune image disque ne fait ; Discern a donc arrêté de les décompresser.
if-you-trust-unpack = Si vous leur faites confiance, décompressez-les avec un autre programme, et ouvrez le résultat.
tracks-packed-way-isnt = Les pistes de « { $a } » sont compressées d’une façon non documentée, et Discern ne peut pas les décompresser.
convert-program-made = Convertissez-le avec le programme qui l’a créé.
clonecd-descriptor-without-table = C’est un descripteur CloneCD sans table des matières : aucune de ses sections n’indique où commence une piste.
cut-off-or-only = Il est tronqué, ou seules ses premières lignes ont été copiées.
get-complete-copy-ccd = Récupérez une copie complète du fichier .ccd, ou ouvrez seul le fichier .img.
chd-image-version-discern = C’est une image CHD de version { $a }. Discern lit les versions 3 à 5.
convert-chdman-copy-i = Convertissez-la avec « chdman copy -i IN.chd -o OUT.chd ».
chd-image-packed-which = Cette image CHD est compressée avec « { $a } », que Discern ne décompresse pas.
convert-chdman-copy-i-chd = Convertissez-la avec « chdman copy -i IN.chd -o OUT.chd -c none ».
audio-cd-1-tracks = Un CD audio a de 1 à { $a } pistes, et il y a { $b } fichiers WAVE ou FLAC.
choose-other-files = Choisissez d’autres fichiers.
by-name-or-beginning-format = D’après son nom ou son début, ce fichier est au format « Cue sheet with its files (CUE/BIN) », mais aucune de ses pistes n’est compréhensible : attendu { $a }, trouvé { $b }.
get-complete-copy-correct = Récupérez-en une copie complète, corrigez-le dans un éditeur de texte, ou ouvrez seul le fichier qui contient les secteurs.
records-changes-disk-end = « { $a } » enregistre des modifications par rapport à un disque qui, au bout du compte, enregistre des modifications par rapport à « { $a } » lui-même.
one-files-wrong-name = L’un des fichiers n’a pas le bon nom : ouvrez le disque avec les fichiers avec lesquels il a été créé.
encrypted-discern-cant-decrypt = « { $a } » est chiffré, et Discern ne peut pas le déchiffrer.
decrypt-program-made = Déchiffrez-le avec le programme qui l’a créé.
uses-feature-format-discern = « { $a } » utilise une fonction de son format que Discern ne lit pas : { $b }.
convert-another-format-program = Convertissez-le dans un autre format avec le programme qui l’a créé.
program-playstation-portable-holds = « { $a } » est un programme pour PlayStation Portable, et ne contient pas de disque PlayStation.
encrypted-disk-image-discern = « { $a } » est une image disque chiffrée, et Discern ne peut pas la déchiffrer.
open-on-mac-or = Ouvrez-la sur un Mac, ou convertissez-la sur un Mac avec « hdiutil convert -format UDZO ».
part-disk-image-discern = « { $a } » est la partie { $b } sur { $c } d’une image disque, et Discern ne lit que les images en une seule partie.
join-parts-on-mac = Réunissez les parties sur un Mac avec « hdiutil convert -format UDZO ».
gdi-file-which-lists = C’est un fichier GDI, qui liste les pistes d’un disque Dreamcast, mais il ne liste aucune piste dotée d’un fichier.
get-complete-copy-or-open = Récupérez-en une copie complète, ou ouvrez seuls les fichiers des pistes.
alcohol-120-or-daemon = C’est une image Alcohol 120% ou DAEMON Tools de version 2 (MDX, ou MDS avec MDF), dont le descripteur est chiffré.
discern-reads-version-1 = Discern ne lit que la version 1.
convert-iso-or-version = Convertissez-la en ISO ou en version 1 avec le programme qui l’a créée.
there-no-file-open = Il n’y a aucun fichier à ouvrir.
choose-image-all-files = Choisissez l’image et tous les fichiers qui vont avec.
table-contents-cdrdao-none = C’est une table des matières cdrdao, mais aucune de ses pistes n’est compréhensible.
get-complete-copy-toc = Récupérez une copie complète du fichier .toc, ou ouvrez seul son fichier de données.
begins-disk-amiga-but = Le début est celui d’un disque Amiga, mais il n’y a pas de dossier racine.
disks-start-game-or = Les disques qui démarrent d’eux-mêmes un jeu ou une démo n’ont souvent pas de fichiers. Utilisez-le dans un émulateur.
container-apfs-spread-over = Ce conteneur APFS est réparti sur deux périphériques (Fusion).
open-on-mac-made = Ouvrez-le sur le Mac qui l’a créé.
all-volumes-container-apfs = Tous les volumes de ce conteneur APFS sont chiffrés (FileVault).
open-key-on-system = Ouvrez-le avec sa clé, sur le système qui l’a créé.
file-compressed-by-method = Ce fichier est compressé par une méthode que Discern ne sait pas décompresser (decmpfs { $a }).
copy-on-mac-which = Copiez-le sur un Mac, qui le décompresse.
volume-btrfs-features-discern = Ce volume Btrfs a des fonctions que Discern ne connaît pas : { $a }.
open-linux-made = Ouvrez-le avec le Linux qui l’a créé.
volume-erofs-features-discern = Ce volume EROFS a des fonctions que Discern ne connaît pas : { $a }.
extract-fsck-erofs-version = Extrayez-le avec fsck.erofs, dans la version qui l’a créé.
journal-ext-volume-elsewhere = C’est le journal d’un volume ext qui se trouve ailleurs.
it-has-no-files = Il ne contient aucun fichier.
open-volume-itself = Ouvrez le volume lui-même.
file-encrypted-discern-no = Ce fichier est chiffré, et Discern n’en a pas la clé.
open-key-on-computer = Ouvrez-le avec la clé, sur l’ordinateur dont il provient.
not-fat-image = Ce n’est pas une image FAT.
fat-image-damaged-chain = L’image FAT est endommagée : une chaîne de clusters n’a pas de fin.
fat-volume-incomplete-ends = Le volume FAT est incomplet : il se termine au milieu de ses tables.
file-compressed-by-zisofs2 = Ce fichier est compressé par zisofs2 avec { $a }. Discern ne sait décompresser que zlib.
windows-keeps-file-compressed = Windows garde ce fichier compressé d’une façon que Discern ne décompresse pas ({ $a }).
windows-can-read = Windows peut le lire.
file-encrypted-by-windows = Ce fichier est chiffré par Windows (EFS), et Discern n’en a pas la clé.
open-on-computer-user = Ouvrez-le sur l’ordinateur et avec le compte utilisateur qui l’a chiffré.
file-compressed-by-method-which = Ce fichier est compressé par la méthode { $a }, que Discern ne décompresse pas.
windows-may-able-read = Windows peut peut-être le lire.
content-file-not = Le contenu de ce fichier ne s’y trouve pas. Nature du fichier : { $a }.
# What it is
file-data-elsewhere = fichier dont les données sont ailleurs (déduplication)
file-in-cloud = fichier dans le cloud
open-on-computer-from = Ouvrez-le sur l’ordinateur dont il provient.
squashfs-volume-compressed-which = Ce volume SquashFS est compressé avec { $a }, que Discern ne décompresse pas.
on-linux-unsquashfs-can = Sous Linux, `unsquashfs` peut extraire ses fichiers.
squashfs-discern-reads-versions = C’est du SquashFS { $a }. Discern lit les versions 1 à 4.
squashfs-volume-incomplete-bytes = Ce volume SquashFS est incomplet : il a { $a } octets sur { $b }.
list-files-at-end = Sa liste de fichiers est à la fin, qui est manquante.
content-file-another-part = Le contenu de ce fichier est dans une autre partie de l’image Windows ; celle-ci est la partie { $a } sur { $b }.
join-parts-wimlib-imagex = Réunissez les parties avec `wimlib-imagex join NEW.wim PART1.swm PART2.swm …`, puis ouvrez le résultat.
windows-image-no-content = L’image Windows n’a pas de contenu pour ce fichier.
windows-image-made-sent = Cette image Windows est faite pour être transmise par un tube, et Discern ne lit pas cette forme.
write-anew-wimlib-imagex = Réécrivez-la avec `wimlib-imagex export IMAGE all NEW.wim`.
packed-unknown-method-which = Ceci est compressé par une méthode inconnue, que Discern ne décompresse pas.
write-image-anew-wimlib = Réécrivez l’image avec `wimlib-imagex export IMAGE all NEW.wim --compress=LZX`.
volume-xfs-features-discern = Ce volume XFS a des fonctions que Discern ne connaît pas : { $a }.
file-lies-images-archives = Ce fichier se trouve dans { $a } images et archives imbriquées, et Discern ne va pas plus loin.
may-hold-itself-files = Il se contient peut-être lui-même, comme les fichiers faits pour occuper les programmes sans fin.
if-real-image-extract = Si c’est une véritable image, extrayez-la et ouvrez-la seule.

## texts elsewhere that would match others of these

there-no-path-table = Il n’y a pas de table des chemins en ordre big-endian. Aucun système courant n’en a besoin aujourd’hui.
file-holds-discs-game = Le fichier contient les disques d’un jeu distribué sur plusieurs. Discern affiche le premier d’entre eux.
what-packed-doesnt-unpack = ce qui a été compressé ne redonne pas les mêmes octets une fois décompressé
sectors-before-volume = Secteurs avant le volume
sector-root-directory = Secteur du dossier racine
place-data-file = Emplacement dans le fichier de données

## signature: what a file is instead of an image

# Within “This is …, not an image of a disc or disk.” and others; the variables are names
a-picture = une image ({ $a })
a-drawing = un dessin ({ $a })
a-model = un modèle ({ $a })
a-font = une police ({ $a })
an-audio-file = un fichier audio ({ $a })
a-video = une vidéo ({ $a })
piece-music = un morceau de musique ({ $a })
audio-or-video-file = un fichier audio ou vidéo ({ $a })
video-or-audio-file = un fichier vidéo ou audio ({ $a })
a-document = un document ({ $a })
a-database = une base de données ({ $a })
a-data-file = un fichier de données ({ $a })
a-program = un programme ({ $a })
a-program-for = un programme pour { $a }
a-kind-disc-image = une image de disque { $a } ({ $b })
a-kind-image-of = une image { $a } ({ $b })
an-kind-image-of = une image { $a } ({ $b })
a-kind-image = une image { $a }
an-kind-image = une image { $a }
a-disk = un disque { $a } ({ $b })
a-disk-descriptor = un descripteur de disque { $a } ({ $b })
a-descriptor = un descripteur { $a } ({ $b })
an-descriptor = un descripteur { $a } ({ $b })
a-disc-of-the = un disque de { $a }
volume-encrypted-by = un volume chiffré par { $a }
file-packed = un fichier compressé avec { $a }
a-volume = un volume { $a }
an-volume = un volume { $a }
a-archive = une archive { $a }
an-archive = une archive { $a }
a-of-windows = un fichier Windows ({ $a })
part-set = une partie d’un ensemble { $a }
torrent-which-only-tells = un torrent, qui indique seulement à un programme ce qu’il faut télécharger
zip-archive-without-files = une archive ZIP sans fichiers
collection-fonts = une collection de polices
help-file-windows-chm = un fichier d’aide de Windows (CHM)
document-microsoft-office = un document Microsoft Office
mailbox-outlook = une boîte aux lettres Outlook
pack-git = un pack Git
property-list-macos = une liste de propriétés de macOS
event-log-windows = un journal d’événements de Windows
shortcut-windows = un raccourci de Windows
registry-file-windows = un fichier du registre de Windows
program-macos-java = un programme pour macOS ou Java
video-matroska-webm = une vidéo (Matroska ou WebM)
apple-disk-image = une image disque Apple (DMG)
virtual-pc-disk = un disque dur virtuel (VHD)
ext-volume = un volume ext2, ext3 ou ext4
library-object-files = une bibliothèque de fichiers objets
image-raw-cd-sectors = une image de secteurs CD bruts
cabinet-archive-cab = une archive Cabinet (CAB)
package-debian = un paquet Debian
an-rpm-package = un paquet RPM
part-apple-corestorage-volume = une partie d’un volume Apple CoreStorage
part-linux-raid = une partie d’un RAID Linux
linux-swap-area = une zone de swap Linux
an-apfs-container = un conteneur APFS
part-zfs-pool = une partie d’un pool ZFS
part-bcache-set = une partie d’un ensemble bcache
ubi-image-flash-memory = une image UBI de mémoire flash

## Titles of groups of facts.

group-image = Image
group-volume = Volume
plain-image = Image simple
