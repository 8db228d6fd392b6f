# What the fields of structures mean, beside their names in the standards. A message per field, by its name.

## Volume descriptors of ISO 9660
system-identifier = Das System, für das der Systembereich da ist.
volume-identifier = Der Name der Disc, wie Systeme ihn zeigen.
volume-space-size = Die Größe des Volumes: Mindestens so lang muss das Abbild sein.
volume-set-size = Wie viele Discs der Satz hat.
volume-sequence-number = Die wievielte Disc des Satzes das ist.
logical-block-size = Die Einheit, in der Orte und Größen gezählt werden.
path-table-size = Wie lang die Liste aller Ordner ist.
type-l-path-table = Wo die Liste aller Ordner beginnt, für Prozessoren, die das niedrige Byte zuerst speichern.
type-m-path-table = Wo die Liste aller Ordner beginnt, für Prozessoren, die das hohe Byte zuerst speichern.
volume-set-identifier = Der Name des Satzes, zu dem die Disc gehört.
publisher-identifier = Wer die Disc herausgegeben hat.
data-preparer-identifier = Wer oder welches Programm die Dateien zusammengestellt hat.
application-identifier = Das Programm, für das oder mit dem die Disc gemacht wurde.
copyright-file-identifier = Die Datei im Stammordner mit dem Copyright.
abstract-file-identifier = Die Datei im Stammordner mit einer Zusammenfassung.
volume-creation = Wann das Volume erstellt wurde.
volume-modification = Wann das Volume zuletzt geändert wurde.
volume-expiration = Ab wann der Inhalt veraltet ist.
volume-effective = Ab wann der Inhalt verwendet werden darf.
file-structure-version = Die Version der Regeln für Ordner und Einträge.
application-use = Frei für das Programm, das die Disc erstellt hat.
escape-sequences = Der Zeichensatz der Namen; bei Joliet die Stufe von UCS-2.
volume-flags = Ob der Zeichensatz ein registrierter ist.
boot-system-identifier = Das System, das diesen Boot-Eintrag liest; bei Discs El Torito.
boot-identifier = Welches Startsystem gemeint ist.

## Directory records and extended attributes of ISO 9660
length-of-directory-record = Wie viele Bytes es bis zum nächsten Eintrag sind.
location-of-extent = Der Block, in dem die Daten beginnen.
ecma-119-data-length = Die Größe der Daten in Bytes.
file-flags = Ob es ein Ordner ist, versteckt ist oder im nächsten Eintrag weitergeht.
file-unit-size = Bei verschachtelten Dateien: wie viele Blöcke zusammengehören.
interleave-gap-size = Bei verschachtelten Dateien: wie viele Blöcke anderer Dateien dazwischenliegen.
owner-identification = Nummer des Benutzers, dem die Datei gehört.
group-identification = Nummer der Gruppe, der die Datei gehört.
permissions = Wer die Datei lesen, ändern oder ausführen darf.
file-creation = Wann der Inhalt entstanden ist.
file-modification = Wann der Inhalt zuletzt geändert wurde.
file-expiration = Ab wann der Inhalt veraltet ist.
file-effective = Ab wann der Inhalt verwendet werden darf.
record-format = Wie die Datei in Sätze geteilt ist, falls sie es ist.
record-attributes = Wie die Zeilen einer gedruckten Datei enden.
record-length = Die Größe eines Satzes der Datei.
system-area = Die ersten 32 KiB, die ISO 9660 frei lässt: Startcode und Partitionstabellen stehen dort.
system-use = Felder, die andere Standards hinzufügen, etwa Rock Ridge.

## UDF
tag = Was der Deskriptor ist, mit seiner Prüfsumme und seinem eigenen Ort.
partition-starting-location = Der Sektor, an dem die Partition beginnt.
partition-length = Wie viele Sektoren die Partition hat.
partition-contents = Wonach die Partition beschrieben ist.
access-type = Ob die Partition beschrieben werden kann: einmal, immer wieder oder gar nicht.
number-of-partition-maps = Wie viele Arten es gibt, Blocknummern in Orte umzurechnen.
logical-volume-identifier = Der Name der Disc, wie Systeme ihn zeigen.
file-set-identifier = Der Name dieses Satzes von Dateien.
implementation-identifier = Das Programm, das die Struktur geschrieben hat.
recording-date-and-time = Wann die Struktur geschrieben wurde.
udf-revision = Die Version von UDF; sie sagt, was ein Leser kennen muss.
file-type = Ob es eine Datei, ein Ordner oder etwas anderes ist.
file-link-count = Wie viele Namen zu der Datei führen.
information-length = Die Größe des Inhalts in Bytes.
strategy-type = Wie Einträge der Datei aufeinander folgen, wenn sie neu geschrieben wird.
unique-id = Eine Nummer, die keine andere Datei des Volumes hat.

## Boot catalog (El Torito)
selection-criteria = Wann dieser Boot-Eintrag verwendet werden soll.
boot-record = Wo der Boot-Katalog ist.
emulation = Was das Boot-Image vorgibt zu sein: eine Diskette, eine Festplatte oder nichts.
load-segment = Wohin im Speicher das Boot-Image kommt; 0 heißt an den üblichen Ort.
number-of-sectors = Wie viele Sektoren zu 512 Byte die Firmware lädt.
platform = Die Art von Computer, für die der Eintrag ist.

## Partition tables
disk-signature = Eine Nummer, an der Windows Datenträger unterscheidet.
disk-guid = Eine Nummer, an der Systeme Datenträger unterscheiden.
partition-guid = Eine Nummer, an der Systeme Partitionen unterscheiden.
first-usable-block = Der erste Block, den eine Partition verwenden darf.
last-usable-block = Der letzte Block, den eine Partition verwenden darf.
this-copy = Wo diese Kopie der Tabelle ist.
other-copy = Wo die andere Kopie der Tabelle ist: meist am Ende des Datenträgers.
header-checksum = Zeigt, ob der Kopf beschädigt ist.
entries-checksum = Zeigt, ob die Liste der Partitionen beschädigt ist.
size-of-an-entry = Wie viele Bytes jede Partition in der Tabelle belegt.
number-of-entries = Für wie viele Partitionen Platz ist.
bootable = Ob die Firmware davon starten darf.

## Boot sectors and FAT
boot-code = Das Programm, das die Firmware zuerst ausführt.
first-sector = Der Sektor, an dem sie beginnt.
sectors-per-cluster = Wie viele Sektoren Dateien auf einmal bekommen.
bytes-per-sector = Die Größe eines Sektors dieses Volumes.
reserved-sectors = Sektoren vor der ersten Dateizuordnungstabelle.
number-of-fats = Wie viele Kopien der Dateizuordnungstabelle es gibt.
entries-of-the-root-directory = Für wie viele Dateien und Ordner der Stammordner Platz hat.
hidden-sectors = Wie viele Sektoren des Datenträgers vor dem Volume liegen.
volume-serial-number = Eine Nummer aus der Zeit, zu der das Volume erstellt wurde.
oem-name = Das Programm, das das Volume formatiert hat.
fsinfo-sector = Wo die Zahl der freien Cluster steht.
backup-boot-sector = Wo die Kopie dieses Sektors ist.

## Other file systems
inodes = Für wie viele Dateien das Volume Platz hat.
inode-size = Wie viele Bytes der Eintrag einer Datei belegt.
blocks-per-group = Wie viele Blöcke eine gemeinsame Bitmap haben.
last-mounted = Wann das Volume zuletzt verwendet wurde.
last-mounted-at = Der Ordner, als der es zuletzt eingebunden war.
compatible-features = Was ein Leser ignorieren darf.
incompatible-features = Was ein Leser kennen muss, um das Volume zu lesen.
read-only-compatible-features = Was ein Programm kennen muss, um das Volume zu ändern.
allocation-block-size = Die Einheit, in der Dateien Platz bekommen.
free-allocation-blocks = Wie viel Platz frei ist.
catalog-node-id = Die Nummer der Datei oder des Ordners im Katalog.
data-fork = Der Inhalt der Datei.
resource-fork = Der Teil einer Macintosh-Datei mit Symbolen, Menüs und Texten.

## Audio, and others
isrc = Die Nummer, unter der die Aufnahme weltweit bekannt ist.
media-catalog-number = Die Nummer im Strichcode der Disc.
uuid = Eine Nummer, an der Systeme Volumes unterscheiden.
cluster-heap-offset = Wo der Inhalt der Dateien beginnt.
compressor = Wie Blöcke gepackt sind.
