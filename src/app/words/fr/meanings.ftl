# What the fields of structures mean, beside their names in the standards. A message per field, by its name.

## Volume descriptors of ISO 9660
system-identifier = Le système auquel la zone système est destinée.
volume-identifier = Le nom du disque, tel que les systèmes l’affichent.
volume-space-size = La taille du volume : l’image doit être au moins aussi longue.
volume-set-size = Le nombre de disques de l’ensemble.
volume-sequence-number = Le numéro de ce disque dans l’ensemble.
logical-block-size = L’unité dans laquelle sont comptés emplacements et tailles.
path-table-size = La longueur de la liste de tous les dossiers.
type-l-path-table = Le début de la liste de tous les dossiers, pour les processeurs qui stockent d’abord l’octet de poids faible.
type-m-path-table = Le début de la liste de tous les dossiers, pour les processeurs qui stockent d’abord l’octet de poids fort.
volume-set-identifier = Le nom de l’ensemble auquel le disque appartient.
publisher-identifier = L’éditeur du disque.
data-preparer-identifier = La personne ou le programme qui a rassemblé les fichiers.
application-identifier = Le programme pour lequel, ou par lequel, le disque a été créé.
copyright-file-identifier = Le fichier du dossier racine qui contient les droits d’auteur.
abstract-file-identifier = Le fichier du dossier racine qui contient un résumé.
volume-creation = La date de création du volume.
volume-modification = La date de la dernière modification du volume.
volume-expiration = La date à partir de laquelle le contenu est périmé.
volume-effective = La date à partir de laquelle le contenu peut être utilisé.
file-structure-version = La version des règles pour les dossiers et les enregistrements.
application-use = À la disposition du programme qui a créé le disque.
escape-sequences = Le jeu de caractères des noms ; pour Joliet, le niveau d’UCS-2.
volume-flags = Indique si le jeu de caractères est enregistré officiellement.
boot-system-identifier = Le système qui lit cet enregistrement d’amorçage ; pour les disques optiques, El Torito.
boot-identifier = Le système d’amorçage visé.

## Directory records and extended attributes of ISO 9660
length-of-directory-record = Le nombre d’octets jusqu’à l’enregistrement suivant.
location-of-extent = Le bloc où commencent les données.
ecma-119-data-length = La taille des données en octets.
file-flags = Indique s’il s’agit d’un dossier, s’il est masqué ou s’il continue dans l’enregistrement suivant.
file-unit-size = Pour les fichiers entrelacés : le nombre de blocs qui vont ensemble.
interleave-gap-size = Pour les fichiers entrelacés : le nombre de blocs d’autres fichiers situés entre eux.
owner-identification = Le numéro de l’utilisateur propriétaire du fichier.
group-identification = Le numéro du groupe propriétaire du fichier.
permissions = Qui peut lire, modifier ou exécuter le fichier.
file-creation = La date de création du contenu.
file-modification = La date de la dernière modification du contenu.
file-expiration = La date à partir de laquelle le contenu est périmé.
file-effective = La date à partir de laquelle le contenu peut être utilisé.
record-format = La division du fichier en enregistrements, s’il y en a une.
record-attributes = La façon dont se terminent les lignes d’un fichier imprimé.
record-length = La taille d’un enregistrement du fichier.
system-area = Les 32 premiers KiB, qu’ISO 9660 laisse libres : on y place du code d’amorçage et des tables de partitions.
system-use = Champs qu’ajoutent d’autres normes, comme Rock Ridge.

## UDF
tag = La nature du descripteur, avec sa somme de contrôle et son propre emplacement.
partition-starting-location = Le secteur où commence la partition.
partition-length = Le nombre de secteurs de la partition.
partition-contents = La norme selon laquelle la partition est enregistrée.
access-type = Indique si la partition peut être écrite : une fois, plusieurs fois ou jamais.
number-of-partition-maps = Le nombre de façons de convertir des numéros de blocs en emplacements.
logical-volume-identifier = Le nom du disque, tel que les systèmes l’affichent.
file-set-identifier = Le nom de cet ensemble de fichiers.
implementation-identifier = Le programme qui a écrit la structure.
recording-date-and-time = La date d’écriture de la structure.
udf-revision = La version d’UDF, qui indique ce qu’un lecteur doit connaître.
file-type = Indique s’il s’agit d’un fichier, d’un dossier ou d’autre chose.
file-link-count = Le nombre de noms qui mènent au fichier.
information-length = La taille du contenu en octets.
strategy-type = La façon dont se suivent les entrées du fichier lorsqu’il est réécrit.
unique-id = Un numéro qu’aucun autre fichier du volume ne porte.

## Boot catalog (El Torito)
selection-criteria = Dans quel cas cette entrée d’amorçage doit être utilisée.
boot-record = L’emplacement du catalogue d’amorçage.
emulation = Ce que l’image d’amorçage simule : une disquette, un disque dur ou rien.
load-segment = L’endroit de la mémoire où l’image d’amorçage est placée ; 0 désigne l’endroit habituel.
number-of-sectors = Le nombre de secteurs de 512 octets que le micrologiciel charge.
platform = Le type d’ordinateur auquel l’entrée est destinée.

## Partition tables
disk-signature = Un numéro par lequel Windows distingue les disques.
disk-guid = Un numéro par lequel les systèmes distinguent les disques.
partition-guid = Un numéro par lequel les systèmes distinguent les partitions.
first-usable-block = Le premier bloc qu’une partition peut utiliser.
last-usable-block = Le dernier bloc qu’une partition peut utiliser.
this-copy = L’emplacement de cette copie de la table.
other-copy = L’emplacement de l’autre copie de la table : le plus souvent à la fin du disque.
header-checksum = Montre si l’en-tête a été endommagé.
entries-checksum = Montre si la liste des partitions a été endommagée.
size-of-an-entry = Le nombre d’octets que chaque partition occupe dans la table.
number-of-entries = Le nombre de partitions possibles.
bootable = Indique si le micrologiciel peut démarrer depuis celle-ci.

## Boot sectors and FAT
boot-code = Le programme que le micrologiciel exécute en premier.
first-sector = Le secteur où elle commence.
sectors-per-cluster = Le nombre de secteurs attribués à la fois aux fichiers.
bytes-per-sector = La taille d’un secteur de ce volume.
reserved-sectors = Les secteurs situés avant la première table d’allocation des fichiers.
number-of-fats = Le nombre de copies de la table d’allocation des fichiers.
entries-of-the-root-directory = Le nombre de fichiers et de dossiers que la racine peut contenir.
hidden-sectors = Le nombre de secteurs du disque situés avant le volume.
volume-serial-number = Un numéro dérivé de l’heure de création du volume.
oem-name = Le programme qui a formaté le volume.
fsinfo-sector = L’endroit où est noté le nombre de clusters libres.
backup-boot-sector = L’emplacement de la copie de ce secteur.

## Other file systems
inodes = Le nombre de fichiers que le volume peut contenir.
inode-size = Le nombre d’octets qu’occupe la fiche d’un fichier.
blocks-per-group = Le nombre de blocs qui partagent une table de bits.
last-mounted = La date de la dernière utilisation du volume.
last-mounted-at = Le dernier dossier sous lequel il a été utilisé.
compatible-features = Ce qu’un lecteur peut ignorer.
incompatible-features = Ce qu’un lecteur doit connaître pour lire le volume.
read-only-compatible-features = Ce qu’un programme doit connaître pour modifier le volume.
allocation-block-size = L’unité dans laquelle l’espace est attribué aux fichiers.
free-allocation-blocks = L’espace restant.
catalog-node-id = Le numéro du fichier ou du dossier dans le catalogue.
data-fork = Le contenu du fichier.
resource-fork = La partie d’un fichier Macintosh qui contient ses icônes, menus et textes.

## Audio, and others
isrc = Le numéro qui identifie l’enregistrement dans le monde entier.
media-catalog-number = Le numéro du code-barres du disque.
uuid = Un numéro par lequel les systèmes distinguent les volumes.
cluster-heap-offset = L’endroit où commence le contenu des fichiers.
compressor = La méthode de compression des blocs.
