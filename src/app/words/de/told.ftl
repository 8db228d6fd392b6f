### Sentences that the worker makes in English while it runs, as the code has them.
###
### The page finds the template that a sentence matches; its variables match any text, and what they matched is
### translated again: see `src/app/words/told.rs`. So small phrases are here, too, which stand within others.
### `tests/words.rs` asserts that the code still has each of them.

## names of views

udf-earlier-state = UDF, früherer Zustand
apfs-snapshot = APFS, Snapshot
cpio-archive = cpio-Archiv
tar-archive = tar-Archiv
zip-archive = ZIP-Archiv
boot-images = Boot-Images
snapshots = Snapshots

## overview: what it is

what-it-is = Was es ist
contents = Inhalt
also = Außerdem
title = Titel
version = Version
variant = Variante
build = Build
product-code = Produktcode
region = Region
architecture = Architektur
languages = Sprachen
recognized-as-in = Erkannt wie in
container = Container
medium = Medium
file-systems = Dateisysteme
not-read = Nicht gelesen
label = Bezeichnung
made-with = Erstellt mit
made = Erstellt
title-sets = Titelsätze
performer = Interpret
audio-tracks = Audiotracks
video = Video
date = Datum
maker = Hersteller
disc = Disc
program = Programm
code-name = Codename
name-release = Name der Ausgabe
systems = Systeme
editions = Editionen
dvd-blu-ray-disc = DVD oder Blu-ray
disk-small = Datenträger
disc-small = Disc
# “a” stands for names of file systems, as in ISO 9660
image-with = Ein Abbild mit { $a }
image-with-two = Ein Abbild mit { $a } und { $b }
labeled-image-with = „{ $a }“: ein Abbild mit { $b }
labeled-image-with-two = „{ $a }“: ein Abbild mit { $b } und { $c }
image-unread = Ein Abbild mit { $a }, das Discern nicht liest
labeled-image-unread = „{ $a }“: ein Abbild mit { $b }, das Discern nicht liest
image-no-system = Ein Abbild ohne Dateisystem, das Discern liest
labeled-image-no-system = „{ $a }“: ein Abbild ohne Dateisystem, das Discern liest
# As in PlayStation game SLUS-00351 “Ridge Racer” for North America
game = Spiel für { $a }
game-code = Spiel für { $a }: { $b }
game-code-title = Spiel für { $a }: { $b } „{ $c }“
game-for = Spiel für { $a } ({ $b })
game-code-for = Spiel für { $a }: { $b } ({ $c })
game-code-title-for = Spiel für { $a }: { $b } „{ $c }“ ({ $d })
game-title-for = Spiel für { $a }: „{ $b }“ ({ $c })
north-america = Nordamerika
europe = Europa
japan = Japan
asia = Asien
korea = Korea
hong-kong = Hongkong
brazil = Brasilien
australia = Australien
taiwan = Taiwan
all-regions = alle Regionen
one-region = Region { $a }
regions = Regionen { $a }
audio-cd = Audio-CD
grub-rescue-disc = GRUB-Rettungs-Disc
virtio-win-drivers = virtio-win-Treiber
cloud-init-data = cloud-init-Daten
kickstart-data = Kickstart-Daten

## overview: whether it is complete

is-complete = Ist es vollständig?
incomplete-file-image-missing = Unvollständig: Eine Datei des Abbilds fehlt
incomplete-files-image-missing = Unvollständig: { $a } Dateien des Abbilds fehlen
complete = Vollständig
nothing-says-how-large = Nichts sagt, wie groß es sein muss
# “a” is a size
incomplete-are-missing = Unvollständig: { $a } fehlen
incomplete-is-missing = Unvollständig: { $a } fehlt
missing-file = Fehlende Datei
ends-at-byte-which = endet bei Byte { $a }, das vorhanden ist
ends-at-byte-image = endet bei Byte { $a }, das Abbild bei { $b }: { $c } fehlen
ends-at-byte-image-at = endet bei Byte { $a }, das Abbild bei { $b }: { $c } fehlt
behind-last-end = Hinter dem letzten Ende
size-bytes = { $a } ({ $b } Bytes)
files = Dateien
none-bytes-there = keines der { $a } Bytes ist da
bytes-there = { $a } von { $b } Bytes sind da
# “a” is the name of a file system
volume = { $a }-Volume
partition-of = Partition { $a } ({ $b })
backup-gpt = Sicherung der GPT
track-n = Track { $n }
no-files = Keine Dateien
no-files-so-far = Bisher keine Dateien
all-files-complete = Alle { $a } Dateien sind vollständig
all-files-complete-so = Alle { $a } Dateien sind bisher vollständig
files-complete-not = { $a } Dateien sind vollständig, { $b } nicht
files-complete-not-so = { $a } Dateien sind bisher vollständig, { $b } nicht

## overview: whether it boots

will-it-boot = Startet es?
whether-boots-cant-read = Ob es startet, lässt sich nicht lesen
may-boot-on-some = Startet vielleicht auf manchen Computern
doesnt-boot = Startet nicht
# Here and below, $a and $b are kinds of firmware, as in BIOS and UEFI
boots-both = Startet auf { $a }, von Disc und USB-Stick
boots-two-both = Startet auf { $a } und { $b }, von Disc und USB-Stick
boots-disc-only = Startet auf { $a } von Disc, nicht von einem USB-Stick
boots-two-disc-only = Startet auf { $a } und { $b } von Disc, nicht von einem USB-Stick
boots-disc = Startet auf { $a } von Disc
boots-two-disc = Startet auf { $a } und { $b } von Disc
boots-stick = Startet auf { $a } von einem USB-Stick
boots-two-stick = Startet auf { $a } und { $b } von einem USB-Stick
boots-disc-stick = Startet auf { $a } von Disc und auf { $b } von einem USB-Stick
boots-on-two-disc-stick = Startet auf { $a } und { $b } von Disc und auf { $c } von einem USB-Stick
boots-on-disc-two-stick = Startet auf { $a } von Disc und auf { $b } und { $c } von einem USB-Stick
boots-on-two-disc-two-stick = Startet auf { $a } und { $b } von Disc und auf { $c } und { $d } von einem USB-Stick
# A label: “a” is a kind of firmware
from-disc = { $a } von Disc
from-stick = { $a } von Stick
# A sentence that gives the reason follows
yes = Ja. { $a }
no = Nein. { $a }
perhaps = Vielleicht. { $a }
there-no-boot-catalog = Es gibt keinen Boot-Katalog (El Torito).
boot-catalog-no-bootable = Der Boot-Katalog hat keinen startfähigen Eintrag für BIOS.
boot-record-not-sector = Der Boot-Eintrag ist nicht in Sektor 17, wo die Firmware ihn sucht.
boot-image-bios-missing = Das Boot-Image für BIOS fehlt oder ist leer.
entry-bios-not-first = Der Eintrag für BIOS ist nicht der erste des Boot-Katalogs: Manche Firmware sieht nur dort nach.
boot-catalog-el-torito = Der Boot-Katalog (El Torito) nennt ein Boot-Image für BIOS, { $a }.
there-no-boot-catalog-el = Es gibt keinen Boot-Katalog (El Torito), der zu { $a } führt.
in-boot-image = { $a } ist im Boot-Image des Boot-Katalogs (El Torito).
in-boot-image-for = { $a } im Boot-Image des Boot-Katalogs (El Torito) ist ein Programm für { $b }.
in-boot-image-no-program = { $a } im Boot-Image des Boot-Katalogs (El Torito) ist kein Programm für UEFI.
boot-image-not-marked = { $a } ist in einem Boot-Image, das nicht als eines für UEFI gekennzeichnet ist: Manche Firmware nimmt es.
boot-catalog-no-bootable-entry = Der Boot-Katalog hat keinen startfähigen Eintrag für UEFI.
there-no-boot-image = Im Boot-Image für UEFI gibt es kein { $a }.
boot-image-uefi-no = Das Boot-Image für UEFI hat kein FAT-Dateisystem.
first-sector-no-boot = Der erste Sektor ist kein Bootsektor: Er endet nicht mit 55 AA.
first-sector-no-boot-code = Der erste Sektor hat keinen Startcode.
boot-code-only-says = Der Startcode sagt nur, dass es nichts zu starten gibt.
boot-sector-loads-from = Der Bootsektor lädt von hinter dem Ende des Abbilds.
boot-sector-isolinux-isohybrid = Der Bootsektor ist der von ISOLINUX (isohybrid).
boot-sector-grub-2 = Der Bootsektor ist der von GRUB 2.
boot-sector-memtest86 = Der Bootsektor ist der von Memtest86+.
boot-sector-grub4dos = Der Bootsektor ist der von GRUB4DOS.
discern-doesnt-know-loader = Discern kennt das Startprogramm des Bootsektors nicht.
mbr-boot-code-partition = Der MBR hat Startcode, und Partition { $a } ist markiert und hat einen Bootsektor.
partition-marked-but-no = Partition { $a } ist markiert, hat aber keinen Bootsektor.
fat-file-system-image = das FAT-Dateisystem, aus dem das Abbild besteht
partitions-mbr-overlap-some = Die Partitionen des MBR überlappen sich: Manche Firmware ignoriert dann die Tabelle.
only-boot-image-boot = { $a } ist nur im Boot-Image des Boot-Katalogs, das keine Partition nennt: Auf einem Stick sieht die meiste Firmware dort nicht nach.
there-no-partition-table = Es gibt keine Partitionstabelle.
no-partition-fat-file = Keine Partition mit einem FAT-Dateisystem hat { $a }.
in-fat = { $a } ist im FAT-Dateisystem, aus dem das Abbild besteht.
in-fat-for = { $a } im FAT-Dateisystem, aus dem das Abbild besteht, ist ein Programm für { $b }.
in-fat-no-program = { $a } im FAT-Dateisystem, aus dem das Abbild besteht, ist kein Programm für UEFI.
in-partition = { $a } ist in Partition { $b } ({ $c }).
in-is-a-program-for = { $a } in { $b } ist ein Programm für { $c }.
no-program-uefi = { $a } in { $b } ist kein Programm für UEFI.
needed-for-booting = Zum Starten nötig

## overview: loaders and their signatures

not-read-so-not = für { $a }, { $b }; nicht gelesen, daher ist nicht bekannt, ob es gesperrt ist
signed-by-issued-by = signiert von { $a } (ausgestellt von { $b })
changed-since-signed-by = geändert, seit es von { $a } signiert wurde
not-signed-doesnt-start = nicht signiert: startet nicht, wo Secure Boot eingeschaltet ist
revoked-by-level = gesperrt durch Stufe { $a } ({ $b }): { $c } muss { $d } sein
# “a” is a list of revocations
not-on-list = nicht in { $a }
hash-on = sein Hash steht in { $a }
hash-on-since = sein Hash steht seit { $b } in { $a }
certificate-on = das Zertifikat { $a } steht in { $b }
certificate-on-since = das Zertifikat { $a } steht seit { $c } in { $b }
firmware-taken-revocation-doesnt = { $a }: Firmware, die diese Sperre übernommen hat, startet es nicht
revoked = gesperrt: { $a }
security-version-svn-unknown = Sicherheitsversion (SVN) unbekannt: { $a } verlangt { $b }
security-version-svn-lower = Sicherheitsversion (SVN) { $a }, niedriger als die { $b }, die { $c } verlangt: startet nicht, wo Windows das angewendet hat
security-version-svn-not = Sicherheitsversion (SVN) { $a }, nicht niedriger als die { $b }, die { $c } verlangt

## overview: whether it fits

will-it-fit = Passt es?
needs = Braucht
sectors-of-bytes = { $a } ({ $b } Sektoren zu { $c } Byte)
other-discs = Andere Discs
audio-or-raw-sectors = Es hat Audio oder rohe Sektoren, die nur eine CD aufnimmt
fits-on-both-layers = passt auf beide Schichten, { $a } bleiben frei
fits-or-more-stay = passt, { $a } oder mehr bleiben frei
fits-stay-free = passt, { $a } bleiben frei
only-by-overburning-too = nur durch Überbrennen: { $a } zu viel
doesnt-fit-too-much = passt nicht: { $a } zu viel
mini-cd-21-minutes = Mini-CD (21 Minuten, 8 cm)
mini-dvd-8-cm = Mini-DVD (8 cm)
stick = Stick mit { $n } GB
too-large-cd = Zu groß für eine CD
too-large-any-common = Zu groß für alle gängigen Medien
fits-on-cd = Passt auf eine CD
fits-on-dvd = Passt auf eine DVD
fits-on-dvd-two = Passt auf eine zweischichtige DVD
fits-on-a = Passt auf: { $a }

## overview: whether names survive

will-names-survive = Bleiben die Namen erhalten?
names = Namen
ms-dos-other-old = MS-DOS und andere alte Systeme
names-not-looked-at = Namen noch nicht angesehen
# “a” is a number of names, “b” the path of one of them
too-long-name = { $a } mit zu langem Namen, etwa { $b }
too-long-path = { $a } mit zu langem Pfad, etwa { $b }
characters-arent-allowed = { $a } mit nicht erlaubten Zeichen, etwa { $b }
reserved-name-or-one = { $a } mit reserviertem Namen oder einem, der mit Punkt oder Leerzeichen endet, etwa { $b }
differ-from-another-only = { $a }, die sich nur in Groß-/Kleinschreibung von anderen unterscheiden, etwa { $b }
too-many-folders = { $a } in zu vielen Ordnern, etwa { $b }
all-names-survive = Alle Namen bleiben unter Windows, macOS und Linux erhalten
all-names-survive-so-far = Alle Namen bleiben bisher unter Windows, macOS und Linux erhalten
names-lost = Manche Namen bleiben nicht erhalten unter { $a }
names-lost-so-far = Manche Namen bleiben bisher nicht erhalten unter { $a }
names-lost-two = Manche Namen bleiben nicht erhalten unter { $a } und { $b }
names-lost-two-so-far = Manche Namen bleiben bisher nicht erhalten unter { $a } und { $b }
one-byte = 1 Byte
n-bytes = { $n } Bytes
file-no-list-revocations = Die Datei ist keine Sperrliste.
download-dbxupdate-bin-architecture = Laden Sie dbxupdate.bin für die Architektur von uefi.org/revocationlistfile herunter.

## check: sums that the image carries

# In the sentences about sums, the last variable is what they were compared with
sum-matches = Die Prüfsumme stimmt überein: { $a }.
sum-all-match = Alle { $a } Prüfsummen stimmen überein: { $b }.
sum-only-differs = 1 von { $a } Prüfsumme stimmt nicht überein: { $b }.
sum-one-differs = 1 von { $a } Prüfsummen stimmt nicht überein: { $b }.
sum-some-differ = { $a } von { $b } Prüfsummen stimmen nicht überein: { $c }.
sum-damaged-one = 1 von { $a } Prüfsummen stimmt nicht überein: { $b }. 1 Datei ist beschädigt.
sums-damaged-one = { $a } von { $b } Prüfsummen stimmen nicht überein: { $c }. 1 Datei ist beschädigt.
sums-damaged = { $a } von { $b } Prüfsummen stimmen nicht überein: { $c }. { $d } Dateien sind beschädigt.
file-damaged = 1 Datei ist beschädigt.
files-are-damaged = { $a } Dateien sind beschädigt.
sum-but-missing = Die Prüfsumme stimmt überein: { $a }. Aber „{ $b }“ fehlt.
sums-but-missing = Alle { $a } Prüfsummen stimmen überein: { $b }. Aber „{ $c }“ fehlt.
structure-matches = Die Prüfsumme seiner Strukturen stimmt überein: { $a }.
structure-all-match = Alle { $a } Prüfsummen seiner Strukturen stimmen überein: { $b }.
structure-only-differs = 1 von { $a } Prüfsumme seiner Strukturen stimmt nicht überein: { $b }.
structure-one-differs = 1 von { $a } Prüfsummen seiner Strukturen stimmt nicht überein: { $b }.
structure-some-differ = { $a } von { $b } Prüfsummen seiner Strukturen stimmen nicht überein: { $c }.
record-matches = Der Eintrag stimmt überein: { $a }.
record-all-match = Alle { $a } Einträge stimmen überein: { $b }.
record-only-differs = 1 von { $a } Eintrag stimmt nicht überein: { $b }.
record-one-differs = 1 von { $a } Einträgen stimmt nicht überein: { $b }.
record-some-differ = { $a } von { $b } Einträgen stimmen nicht überein: { $c }.
file-matches = Die Datei stimmt überein: { $a }.
file-all-match = Alle { $a } Dateien stimmen überein: { $b }.
file-only-differs = 1 von { $a } Datei stimmt nicht überein: { $b }.
file-one-differs = 1 von { $a } Dateien stimmt nicht überein: { $b }.
file-some-differ = { $a } von { $b } Dateien stimmen nicht überein: { $c }.
the-image-matches = Das Abbild stimmt überein: { $a }.
# Stands after “matches”
the-data = die Daten
data-libisofs-recorded = die Daten, wie libisofs sie festgehalten hat
its-checksum = seine Prüfsumme
checksum-isomd5sum-put-into = die Prüfsumme, die isomd5sum hineingeschrieben hat
the-checksums-of = die Prüfsummen: { $a }
data-expected-found = { $a } der Daten: erwartet { $b }, gefunden { $c }
stored-data-expected-found = { $a } der gespeicherten Daten: erwartet { $b }, gefunden { $c }
checksums-tables-expected-found = { $a } der Prüfsummen der Tabellen: erwartet { $b }, gefunden { $c }
adler-32-block-expected = Adler-32 von Block { $a }: erwartet { $b }, gefunden { $c }
adler-32-block = Adler-32 von Block { $a }: { $b }
cant-be-checked = { $a } lässt sich nicht prüfen: { $b }.
crcs-gpt = CRCs der GPT
checksum-image-isomd5sum = Prüfsumme des Abbilds (isomd5sum)
checksums-image-files-libisofs = Prüfsummen von Abbild und Dateien (libisofs)
checksums-session-sector-libisofs = Prüfsummen der Session in Sektor { $a } (libisofs)
tags-crcs-udf = Tags und CRCs von UDF
checksums-of-exfat = Prüfsummen von exFAT
the-volume = das Volume
packed-data-squashfs = Gepackte Daten von SquashFS
the-archive = das Archiv
found-value = gefunden { $a }
damaged-or-cut-off = { $a } ist beschädigt oder abgeschnitten und lässt sich nicht bis zum Ende entpacken.
unpacks-end-without-error = { $a } lässt sich ohne Fehler bis zum Ende entpacken.
packed-with = Gepackt mit { $a }
checksums-of-files = Prüfsummen von Dateien ({ $a })
packed-data-of = Gepackte Daten von { $a }
image-ends-at-byte = das Abbild endet bei Byte { $a }
image-ends-before-data = Das Abbild endet vor den Daten, die seine Prüfsumme (isomd5sum) abdeckt.
md5-recorded = MD5 { $a }, und { $b } ist festgehalten
image-doesnt-match-checksum = Das Abbild stimmt nicht mit der Prüfsumme überein, die isomd5sum hineingeschrieben hat.
first-damage-between-bytes = Der erste Schaden liegt zwischen Byte { $a } und { $b }.
the-has-md5-and-is-recorded = { $a } hat MD5 { $b }, und { $c } ist festgehalten
checksum-tag-damaged = die Prüfsummenmarke ist beschädigt: { $a }
image-ends-within-data = das Abbild endet innerhalb der Daten: { $a }
list-files-checksums-damaged = die Liste der Prüfsummen der Dateien ist beschädigt
session-small = Session
superblock = Superblock
tree-small = Baum
md5-not-recorded-one = seine MD5 ist nicht die festgehaltene
there-no-checksum-tag = in Sektor { $a } gibt es keine Prüfsummenmarke
file-isnt-image = die Datei ist nicht im Abbild
not-listed-one = ihr { $a } ist nicht der aufgeführte
expected-found = { $a }: erwartet { $b }, gefunden { $c }
ends-too-soon = sie endet zu früh
partly-missing = etwas davon fehlt
all-files-unpack-without = Alle { $a } Dateien in { $b } lassen sich ohne Fehler entpacken.
files-cant-unpacked = { $a } von { $b } Dateien in { $c } lassen sich nicht entpacken.
crc-32-recorded = CRC-32 { $a }, und { $b } ist festgehalten

## check: problems

file-is-incomplete = { $a } Datei ist unvollständig.
file-incomplete-because-image = { $a } Datei ist unvollständig, weil das Abbild abgeschnitten ist.
files-are-incomplete = { $a } Dateien sind unvollständig.
files-incomplete-because-image = { $a } Dateien sind unvollständig, weil das Abbild abgeschnitten ist.
volume-is-incomplete = { $a } Volume ist unvollständig.
volumes-are-incomplete = { $a } Volumes sind unvollständig.
folder-cant-listed = { $a } Ordner lässt sich nicht auflisten.
folders-cant-listed = { $a } Ordner lassen sich nicht auflisten.
number-recorded-two-ways = { $a } Zahl ist auf zwei Arten festgehalten, die sich widersprechen.
numbers-recorded-two-ways = { $a } Zahlen sind auf zwei Arten festgehalten, die sich widersprechen.
checksum-doesnt-match = { $a } Prüfsumme stimmt nicht.
checksums-dont-match = { $a } Prüfsummen stimmen nicht.
time-isnt-notation-sheets = { $a } Zeit ist nicht in der Schreibweise von Cue-Sheets.
times-arent-notation-sheets = { $a } Zeiten sind nicht in der Schreibweise von Cue-Sheets.
date-isnt-valid = { $a } Datumsangabe ist ungültig.
dates-arent-valid = { $a } Datumsangaben sind ungültig.
download-or-copy-image = Laden oder kopieren Sie das Abbild noch einmal, und vergleichen Sie seine Größe mit der Angabe des Herausgebers.
dont-rely-on-what = Verlassen Sie sich nicht auf das hier Aufgelistete.
compare-image-publishers-checksum = Vergleichen Sie das Abbild mit der Prüfsumme seines Herausgebers, oder besorgen Sie es noch einmal.
files-can-saved = Die Dateien lassen sich speichern.
test-image-program-or = Testen Sie das Abbild in dem Programm oder Gerät, für das es bestimmt ist.
nothing-done = Es ist nichts zu tun.
places = { $n } Stellen. { $b }

## check: comparing with another image

comparing-images = Abbilder werden verglichen
another-kind-entry = eine andere Art von Eintrag
link-leads-elsewhere = die Verknüpfung führt anderswohin
cant-read = lässt sich nicht lesen: { $a }
both-images-hold-same = Beide Abbilder enthalten dasselbe: { $a } Sektoren und { $b } Dateien.
# “a” is a list of how many files differ, as in 3 added, 1 removed, 12 files the same
of-sectors-differ = { $a }; { $b } von { $c } Sektoren unterscheiden sich.
file-same-1 = { $a }, 1 Datei gleich
file-same-2 = { $a }, { $b }, 1 Datei gleich
file-same-3 = { $a }, { $b }, { $c }, 1 Datei gleich
file-same-4 = { $a }, { $b }, { $c }, { $d }, 1 Datei gleich
files-same-1 = { $a }, { $b } Dateien gleich
files-same-2 = { $a }, { $b }, { $c } Dateien gleich
files-same-3 = { $a }, { $b }, { $c }, { $d } Dateien gleich
files-same-4 = { $a }, { $b }, { $c }, { $d }, { $e } Dateien gleich
no-file-differs = keine Datei unterscheidet sich
n-added = { $n } hinzugefügt
n-removed = { $n } entfernt
n-changed = { $n } geändert
n-moved = { $n } verschoben
sector-n = Sektor { $n }
sector-of = Sektor { $a } von { $b }
sectors-to = Sektoren { $a } bis { $b } ({ $c })
sectors-of = Sektoren { $a } bis { $b } von { $c } ({ $d })
there-path = dort: { $a }
bytes-here-there = hier { $a } Bytes, dort { $b }
other-content = anderer Inhalt

## check: sectors and lists of sums

checking = Prüfen
checksums = Prüfsummen
part-browser-stopped-reading = Ein Teil des Browsers hat aufgehört: Für seine Prüfsummen wird noch einmal gelesen
checking-sectors = Sektoren werden geprüft
trying-to-repair = Reparatur wird versucht
listing = Auflisten
repaired-by-their-own = { $a } durch die eigene Parität repariert.
not-repaired-track-from = Nicht repariert: { $a } von Track { $b } ab Sektor { $c }.
not-repaired-more-such = Nicht repariert: { $a } weitere solche Stellen.
use-other-files-give = Um „{ $a }“ mit den anderen Dateien zu verwenden, geben Sie der Datei neben ihnen den Namen „{ $b }“.
there-no-checksum-discern = Darin ist keine Prüfsumme, die Discern berechnen kann.
paste-checksum-crc-32 = Fügen Sie eine Prüfsumme ein (CRC-32, MD5, SHA-1, SHA-256, SHA-512 oder BLAKE3), oder wählen Sie eine Liste wie SHA256SUMS aus.

## convert: forms

wav-files = WAV-Dateien
every-audio-track-on = Jeder Audiotrack, wie er auf der Disc ist, mit Titeln in jeder Datei und einem Cue-Sheet mit Codes und Pregaps.
flac-files = FLAC-Dateien
lossless-about-half-size = Verlustfrei, etwa halb so groß, mit Titeln in jeder Datei und einem Cue-Sheet.
user-data-sectors = Nutzdaten von Sektoren
user-data-each-sector = Die Nutzdaten jedes Sektors eines Tracks: 2048 Byte oder 2352 bei Audio.
whole-sectors = Ganze Sektoren
all-2352-bytes-each = Alle 2352 Byte jedes Sektors eines Tracks.
subchannels-of-sectors = Subchannels von Sektoren
subchannel-bytes-each-sector = Die 96 Subchannel-Bytes jedes Sektors eines Tracks, Kanal für Kanal.

## convert: what is kept, changed and lost

track-kept = 1 Track bleibt erhalten.
tracks-are-kept = { $a } Tracks bleiben erhalten.
format-cant-store-track = Dieses Format kann Track { $a } nicht speichern.
format-cant-store-tracks = Dieses Format kann die Tracks { $a } nicht speichern.
# Numbers of tracks
tracks-numbered-from-becomes = Tracks werden ab { $a } gezählt: { $b } wird { $c }.
tracks-numbered-from-become = Tracks werden ab { $a } gezählt: { $b } bis { $c } werden { $d } bis { $e }.
sessions-are-kept = { $a } Sessions bleiben erhalten.
sessions-become-which-tracks = { $a } Sessions werden { $b }: Welche Tracks zusammen geschrieben wurden, wird nicht festgehalten.
not-recorded-gd-rom = Dass es eine GD-ROM mit zwei Bereichen ist, wird nicht festgehalten.
track-begins-at-another = Der Track beginnt an einer anderen Adresse als auf der Disc.
tracks-begin-at-other = { $a } Tracks beginnen an anderen Adressen als auf der Disc.
image-begins-at-sector = Das Abbild beginnt bei Sektor 0 der Disc, damit seine Adressen stimmen: { $a } Sektoren kommen vor den Daten.
kept-unchanged = Unverändert erhalten: { $a }.
user-data-kept = Die Nutzdaten bleiben erhalten: { $a }.
sync-pattern-header-error = Sync-Muster, Header und Fehlerkorrektur werden weggelassen: { $a }; sie lassen sich neu erzeugen.
headers-error-correction-which = Header und Fehlerkorrektur, die die Quelle nicht speichert, werden hinzugefügt: { $a }.
image-incomplete-zeros-fill = Das Abbild ist unvollständig: Nullen füllen { $a }, die fehlen.
image-ends-within-sector = Das Abbild endet innerhalb eines Sektors, den hinter { $a } Nullen füllen.
audio-padded-silence-whole = Das Audio wird mit Stille auf einen ganzen Sektor aufgefüllt: { $a }.
pregaps-are-kept = Pregaps bleiben erhalten: { $a }.
pregaps-source-doesnt-store = Pregaps, die die Quelle nicht speichert, werden leere Sektoren: { $a }.
empty-pregaps-noted-or = Leere Pregaps werden vermerkt oder ergeben sich und sind nicht gespeichert: { $a }.
pregaps-stored-at-end = Pregaps werden am Ende des Tracks davor gespeichert: { $a }.
left-out-before-start = Vor dem Beginn eines Tracks weggelassen, obwohl nicht leer: { $a }.
index-mark-kept = 1 Indexmarke bleibt erhalten.
index-marks-kept = { $a } Indexmarken bleiben erhalten.
index-mark-within-track = 1 Indexmarke innerhalb eines Tracks geht verloren.
index-marks-within-tracks = { $a } Indexmarken innerhalb von Tracks gehen verloren.
mark-where-pregap-begins = 1 Marke für den Beginn eines Pregaps wird weggelassen.
marks-where-pregaps-begin = { $a } Marken für den Beginn von Pregaps werden weggelassen.
catalog-number-kept = Die Katalognummer { $a } bleibt erhalten.
catalog-number-not-recorded = Die Katalognummer { $a } wird nicht festgehalten.
recording-code-kept = 1 Aufnahmecode bleibt erhalten.
recording-codes-kept = { $a } Aufnahmecodes bleiben erhalten.
recording-code-isrc-lost = 1 Aufnahmecode (ISRC) geht verloren.
recording-codes-isrc-lost = { $a } Aufnahmecodes (ISRC) gehen verloren.
copy-permission-kept = Die Kopiererlaubnis bleibt erhalten: { $a }.
pre-emphasis-flag-kept = Das Pre-Emphasis-Kennzeichen bleibt erhalten: { $a }.
four-channel-flag-kept = Das Vierkanal-Kennzeichen bleibt erhalten: { $a }.
serial-copy-flag-scms = Das Kopierschutz-Kennzeichen (SCMS) bleibt erhalten: { $a }.
copy-permission-lost = Die Kopiererlaubnis geht verloren: { $a }.
pre-emphasis-flag-lost = Das Pre-Emphasis-Kennzeichen geht verloren: { $a }.
four-channel-flag-lost = Das Vierkanal-Kennzeichen geht verloren: { $a }.
serial-copy-flag-scms-lost = Das Kopierschutz-Kennzeichen (SCMS) geht verloren: { $a }.
text-kept = 1 Text bleibt erhalten.
texts-titles-names-kept = { $a } Texte (Titel, Namen) bleiben erhalten.
cd-text-entry-lost = 1 CD-Text-Eintrag geht verloren.
cd-text-entries-titles = { $a } CD-Text-Einträge (Titel, Namen) gehen verloren.
language-texts-not-recorded = 1 Sprache der Texte wird nicht festgehalten.
languages-texts-not-recorded = { $a } Sprachen der Texte werden nicht festgehalten.
genre-number-not-recorded = 1 Genrenummer wird nicht festgehalten.
genre-numbers-not-recorded = { $a } Genrenummern werden nicht festgehalten.
texts-stored-another-form = Die Texte werden in anderer Form gespeichert als im Lead-in, das { $a } hat.
remark-kept = 1 Bemerkung bleibt erhalten.
remarks-are-kept = { $a } Bemerkungen bleiben erhalten.
comment-sheet-rem-lost = 1 Kommentar des Cue-Sheets (REM) geht verloren.
comments-sheet-rem-lost = { $a } Kommentare des Cue-Sheets (REM) gehen verloren.
subchannels-kept = Die Subchannels bleiben erhalten: { $a }.
subchannels-lost = Die Subchannels gehen verloren: { $a }.
all-sectors-disk-kept = Alle Sektoren des Datenträgers bleiben erhalten: { $a } Bytes.
disk-ends-within-sector = Der Datenträger endet innerhalb eines Sektors, der mit Nullen aufgefüllt wird: { $a }.
end-disk-lost = Das Ende des Datenträgers geht verloren: { $a }.
image-records-changes-result = Das Abbild hält Änderungen an { $a } fest. Das Ergebnis ist der Datenträger mit diesen Änderungen und braucht keine andere Datei.
snapshot-not-kept-only = 1 Snapshot wird nicht behalten, nur der jetzige Stand.
snapshots-not-kept-only = { $a } Snapshots werden nicht behalten, nur der jetzige Stand.
comment-not-kept = Der Kommentar „{ $a }“ wird nicht behalten.
tracks-sectors-taken = { $a } von { $b } Sektoren des Tracks werden genommen.
last-sessions-volume-descriptors = Die Volume-Deskriptoren der letzten Session treten an die Stelle der ersten, wo Programme sie suchen.
themselves-left-out = Weggelassen werden selbst: { $a }.
left-out = Weggelassen: { $a }.
first-2048-2324-bytes = Von { $a } in Form 2 werden die ersten 2048 von 2324 Byte behalten.
result-no-longer-shows = Das Ergebnis zeigt nicht mehr, dass die Fehlerkorrektur von { $a } falsch ist, durch Schaden oder mit Absicht.
first-sector = Der erste ist Sektor { $a }, in { $b }.
first-sector-which-no = Der erste ist Sektor { $a }, der in keiner Datei ist.
addresses-subheaders-edc-or = Adressen, Subheader, EDC oder ECC von { $a } lassen sich nicht aus den Daten neu erzeugen.
# Here and below: numbers within the sentences above
one-sector = 1 Sektor
n-sectors = { $n } Sektoren
one-data-sector = 1 Datensektor
n-data-sectors = { $n } Datensektoren
one-track = 1 Track
n-tracks = { $n } Tracks
one-other-track = 1 weiterer Track
n-other-tracks = { $n } weitere Tracks
one-other-image = 1 weiteres Abbild
n-other-images = { $n } weitere Abbilder
one-pack = 1 Pack
n-packs = { $n } Packs
file-one = 1 Datei
n-file = { $n } Datei
n-files = { $n } Dateien

## convert: why it can't be done

disc-no-audio-all = Diese Disc hat kein Audio: Alle ihre Tracks sind Daten.
audio-could-not-encoded = Das Audio ließ sich nicht als FLAC kodieren: { $a }.
image-disk-which-no = Dies ist das Abbild eines Datenträgers, für den es keine Disc-Form gibt.
choose-format-disks-such = Wählen Sie ein Format für Datenträger, etwa „img“, oder machen Sie aus seinen Dateien ein neues Disc-Abbild.
image-disc-which-no = Dies ist das Abbild einer Disc, für die es keine Datenträger-Form gibt.
choose-format-discs-such = Wählen Sie ein Format für Discs, etwa „iso“.
format-cant-hold-range = Dieses Format kann keinen Bereich von Sektoren aufnehmen.
choose-data-raw-or = Wählen Sie „data“, „raw“ oder „sub“.
audio-track-not-cd = Das Audio von Track { $a } ist kein CD-Audio (44.100 Hz, Stereo, 16 Bit) oder so komprimiert, dass Discern es nicht dekodieren kann.
convert-first-example-ffmpeg = Konvertieren Sie es vorher, etwa mit „ffmpeg -i NAME -ar 44100 -ac 2 -sample_fmt s16 NEW.wav“.
track-cant-converted-without = Track { $a } lässt sich ohne seine Datei nicht konvertieren.
add-file = Fügen Sie „{ $a }“ hinzu.
descriptor-claims-sectors-files = Der Deskriptor behauptet { $a } Sektoren, die Dateien enthalten { $b } davon; das Ergebnis wäre also größtenteils Nullen.
get-complete-files-or = Besorgen Sie sich die vollständigen Dateien, oder konvertieren Sie die vollständigen Tracks einzeln.
result-would-wrong = Das Ergebnis wäre falsch: { $a }
track-no-subchannel-data = Track { $a } hat in diesem Abbild keine Subchannel-Daten.
track-sectors-so-not = Track { $a } hat die Sektoren { $b } bis { $c }, daher ist { $d }..{ $e } kein Bereich davon.

## convert: steps and receipts

looking-at-every-sector = Jeder Sektor wird angesehen
opening-the-result = Das Ergebnis wird geöffnet
checking-the-result = Das Ergebnis wird geprüft
checking-new-image = Das neue Abbild wird geprüft
checksum = Prüfsumme
there-no-files-compare = Es gibt keine Dateien zu vergleichen.
all-names-types-sizes = Alle { $a } Namen, Typen und Größen stimmen überein.
the-files-differ = Die Dateien unterscheiden sich: { $a }.
nothing-differs-but-what = Nichts unterscheidet sich außer dem Aufgeführten.
numbers-modes-places-codes = Nummern, Modi, Orte, Codes, Kennzeichen und Texte der Tracks wurden verglichen: Nichts unterscheidet sich außer dem Aufgeführten.
result-differs-without-word = Das Ergebnis unterscheidet sich, ohne dass etwas darüber gesagt ist: { $a }.
every-flac-block-decoded = Jeder FLAC-Block wurde wieder dekodiert und stimmt mit dem Audio überein.
everything-packed-unpacked-again = Alles Gepackte wurde wieder entpackt und ist gleich.
opened-again-disk-bytes = Wieder geöffnet: { $a }, ein Datenträger mit { $b } Bytes.
opened-again-sessions-tracks = Wieder geöffnet: { $a }, Sessions { $b }, Tracks { $c }.
bytes-taken-unchanged-from = { $a } Bytes sind unverändert aus der Quelle übernommen.
there-no-sectors-compare = Es gibt keine Sektoren, die sich mit der Quelle vergleichen lassen.
bytes-compared-source-all = { $a } Bytes mit der Quelle verglichen: alle gleich.
bytes-compared-source-all-equal = { $a } Bytes mit der Quelle verglichen: alle gleich; { $b } Bytes sind unverändert aus der Quelle übernommen.
bytes-differ-from-source = { $a } von { $b } Bytes weichen von der Quelle ab.
edc-ecc-sectors-their = EDC und ECC von { $a } Sektoren und ihre Header stimmen.
header-edc-or-ecc = Header, EDC oder ECC von { $a } Sektoren sind falsch.
header-edc-or-ecc-sectors = Header, EDC oder ECC von { $a } Sektoren sind falsch, zuerst in Sektor { $b }.
header-edc-or-ecc-sectors-wrong = Header, EDC oder ECC von { $a } Sektoren sind falsch, zuerst in Sektor { $b } in { $c }.

## edit: refused changes

name-cant-empty = Ein Name darf nicht leer sein.
stand-folders-cant-names = „.“ und „..“ stehen für Ordner und können keine Namen sein.
names-cant-contain = Namen dürfen kein „/“ enthalten.
name-can-have-at = Ein Name darf höchstens 255 Byte haben.
inside-folder-would-replace = „{ $a }“ ist in dem Ordner, den es ersetzen würde.
not-file = „{ $a }“ ist keine Datei.
floppy-disk-image-must = Ein Disketten-Image muss 1.228.800, 1.474.560 oder 2.949.120 Byte haben.
choose-another-emulation-or = Wählen Sie eine andere Emulation oder eine andere Datei.
hard-disk-image-must = Ein Festplatten-Image muss mit einem Master Boot Record beginnen.
can-only-replaced-if = „{ $a }“ lässt sich nur ersetzen, wenn es eine Datei ist, und nur durch eine Datei.
root-folder-cant-removed = Der Stammordner lässt sich nicht entfernen, umbenennen oder ersetzen.
not-folder = „{ $a }“ ist kein Ordner.
already-exists = „{ $a }“ gibt es schon.
choose-another-name = Wählen Sie einen anderen Namen.
cant-moved-into-itself = „{ $a }“ lässt sich nicht in sich selbst verschieben.
already-exists-not-link = „{ $a }“ gibt es schon, und es ist keine Verknüpfung.
not-valid-mode = „{ $a }“ sind keine gültigen Rechte.
enter-permissions-octal-digits = Geben Sie Rechte als oktale Ziffern ein, etwa 755.
field-can-hold-at = Dieses Feld fasst höchstens { $a } Zeichen, und nur ASCII-Buchstaben, Ziffern und Satzzeichen.
item-change-no-longer = Den zu ändernden Eintrag gibt es nicht mehr.
isnt-boot-method-discern = „{ $a }“ ist keine Startart, die Discern kennt.
choose-another = Wählen Sie eine andere.
only-one-view-can = Nur eine Ansicht lässt sich bearbeiten.
switch-view-change-entry = Wechseln Sie zu dieser Ansicht und ändern Sie den Eintrag dort.
stored-changes-cant-read = Die aufbewahrten Änderungen lassen sich nicht lesen.
discard-stored-changes-make = Verwerfen Sie die aufbewahrten Änderungen und machen Sie sie neu.
edit-cant-made = Änderung { $a } ist nicht möglich: { $b }
discs-audio-tracks-cant = Discs mit Audiotracks lassen sich nicht auf eine frühere Session zurücksetzen.

## edit: images that can't be built so

image-can-browsed-but = Dieses Abbild lässt sich ansehen, aber nicht bearbeiten: { $a }.
only-images-iso-9660 = Nur Abbilder mit ISO 9660 oder UDF lassen sich bearbeiten.
which-holds-images-data = „{ $a }“ mit den Daten des Abbilds fehlt.
open-together-file = Öffnen Sie sie zusammen mit dieser Datei.
discs-audio-tracks-cant-edited = Discs mit Audiotracks lassen sich nicht bearbeiten.
images-several-sessions-cant = Abbilder mit mehreren Sessions lassen sich nicht bearbeiten.
save-one-sessions-image = Speichern Sie zuerst eine der Sessions als Abbild, dann bearbeiten Sie dieses.
images-whose-data-doesnt = Abbilder, deren Daten nicht am Anfang der Disc beginnen, lassen sich nicht bearbeiten.
image-only-udf-can = Dieses Abbild hat nur UDF, und { $a } lässt sich nur in ISO 9660 festhalten.
extract-files-create-new = Entnehmen Sie seine Dateien und erstellen Sie ein neues Abbild, das beides hat.
# What can only be recorded in ISO 9660
boot-catalog-small = ein Boot-Katalog
checksum-of-image-small = eine Prüfsumme des Abbilds
checksums-of-files-small = Prüfsummen von Dateien
this-text = dieser Text
image-also-file-system = Das Abbild hat auch ein { $a }-Dateisystem, das Discern nicht schreiben kann.
image-also-file-system-which = Das Abbild hat auch ein { $a }-Dateisystem, das Discern nicht schreiben kann.
new-image-would-wrong = Im neuen Abbild wäre es falsch, und es wegzulassen könnte Dateien kosten, die nur dort sind.
build-where-nothing-moves = Erstellen Sie so, dass sich nichts verschiebt, oder lassen Sie es, wie es ist.
image-also-hfs-file = Das Abbild hat auch ein HFS-Dateisystem, das Discern nicht schreiben kann.
in-the-new-image-it-would-be-wrong = Im neuen Abbild wäre es falsch.
what-would-go-resource = Was mit ihm ginge: Resource-Forks und Dateien, die nur dort sind: { $a }.
build-where-nothing-moves-or = Erstellen Sie so, dass sich nichts verschiebt, oder lassen Sie es weg, wenn Sie es nicht brauchen.
udf-cant-left-out = UDF lässt sich nicht weglassen, weil es die Dateien dieses Abbilds enthält: { $a }.
have-them-iso-9660 = Um sie in ISO 9660 zu haben, entnehmen Sie sie und erstellen Sie ein neues Abbild.
files-image-udf-also = Die Dateien dieses Abbilds sind in UDF, und es hat auch ein HFS-Dateisystem; eines von beiden wäre falsch, wo sich nichts verschiebt.
leave-hfs-out = Lassen Sie HFS weg.
image-only-udf-which = Dieses Abbild hat nur UDF, das in einer Abbilddatei keine Sessions hat.
build-where-nothing-moves-what = Erstellen Sie so, dass sich nichts verschiebt: Das Neue folgt dann den alten Daten, und auch diese bleiben.
udf-on-image-differs = UDF in diesem Abbild weicht vom bearbeiteten Baum ab; es neu zu schreiben könnte Dateien kosten: { $a }.
build-where-nothing-moves-or-leave = Erstellen Sie so, dass sich nichts verschiebt, oder lassen Sie UDF weg, wenn Sie nicht brauchen, was nur es hat.
there-data-where-udf = Wo UDF seine Deskriptoren braucht, sind Daten; es kann daher nicht an seinem Platz bleiben.
choose-smallest-rewrite-everything = Wählen Sie „Am kleinsten“, um alles neu zu schreiben.
there-no-other-file = es gibt kein anderes Dateisystem

## convert, edit: sentences with their advice

# Where a reason is told as a whole, not as a title and a text
track-cant-converted-without-file = Track { $a } lässt sich ohne seine Datei nicht konvertieren. Fügen Sie „{ $b }“ hinzu.
track-longer-than-cd = Track { $a } ist länger als eine CD; rohe Sektoren können seine Adressen daher nicht aufnehmen. Wählen Sie das Format, das Sektoren lässt, wie sie gespeichert sind.
there-no-data-save = Es gibt keine Daten, die sich als ISO-Abbild speichern lassen: Alle Tracks sind Audio. Wählen Sie ein anderes Format.
disk-bytes-discern-converts = Der Datenträger hat { $a } Bytes; Discern konvertiert Datenträger bis { $b }. Speichern Sie stattdessen seine Dateien oder Partitionen.
there-no-room-fat = Im FAT-Image ist kein Platz, und es lässt sich nicht vergrößern. Entfernen Sie zuerst etwas daraus.
there-no-room-fat-image = Im FAT-Image ist kein Platz, und es kann nicht wachsen, weil die Firmware es als Datenträger emuliert. Entfernen Sie zuerst etwas daraus.
there-no-room-volume = Vor den Daten, die ihren Platz behalten, ist kein Platz für die Volume-Deskriptoren. Wählen Sie „Am kleinsten“, um alles neu zu schreiben.
udf-volume-blocks-bytes = Dieses UDF-Volume hat Blöcke zu { $a } Byte. Discern schreibt UDF mit Blöcken bis 2048 Byte. Entnehmen Sie seine Dateien und erstellen Sie ein neues Abbild.
# $a says how UDF and ISO 9660 differ
udf-cant-left-out-because = UDF lässt sich nicht weglassen, weil es die Dateien dieses Abbilds enthält: { $a }. Um sie in ISO 9660 zu haben, entnehmen Sie sie und erstellen Sie ein neues Abbild.
udf-on-image-differs-from = UDF in diesem Abbild weicht vom bearbeiteten Baum ab; es neu zu schreiben könnte Dateien kosten: { $a }. Erstellen Sie so, dass sich nichts verschiebt, oder lassen Sie UDF weg, wenn Sie nicht brauchen, was nur es hat.
what-would-go-resource-forks = Was mit ihm ginge: Resource-Forks und Dateien, die nur dort sind: { $a }. Erstellen Sie so, dass sich nichts verschiebt, oder lassen Sie es weg, wenn Sie es nicht brauchen.

## edit: changes

nothing-to-do = Nichts zu tun.
undone = Rückgängig gemacht: { $a }
redone = Wiederholt: { $a }
all-changes-discarded = Alle Änderungen sind verworfen.
your-changes-back = Ihre Änderungen sind wieder da.
undo = „{ $a }“ rückgängig machen
undo-1-depends-on = „{ $a }“ und 1 davon abhängige rückgängig machen
undo-depend-on = „{ $a }“ und { $b } davon abhängige rückgängig machen
and-more = { $a } und { $b } weitere
add = { $a } hinzufügen
replace-with = { $a } durch „{ $b }“ ersetzen
remove = { $a } entfernen
new-folder = Neuer Ordner { $a }
label-value = Bezeichnung „{ $a }“
volume-dates = Zeitangaben des Volumes
make-link = Verknüpfung { $a } → { $b }
permissions-for = Rechte { $a } für { $b }
change-owner-of = Eigentümer von { $a } ändern
change-date-of = Datum von { $a } ändern
hide = { $a } verstecken
unhide = { $a } sichtbar machen
boot-from = Von { $a } starten
remove-boot-entry = Boot-Eintrag { $a } entfernen
replace-image-boot-entry = Das Image von Boot-Eintrag { $a } durch „{ $b }“ ersetzen
change-boot-entry = Boot-Eintrag { $a } ändern
add-fat-image = { $a } im FAT-Image { $b } hinzufügen
replace-fat-image = { $a } im FAT-Image { $b } durch „{ $c }“ ersetzen
remove-fat-image = { $a } im FAT-Image { $b } entfernen
new-folder-fat-image = Neuer Ordner { $a } im FAT-Image { $b }
add-image-checksum = Prüfsumme des Abbilds hinzufügen
remove-image-checksum = Prüfsumme des Abbilds entfernen
add-file-checksums = Prüfsummen der Dateien hinzufügen
remove-file-checksums = Prüfsummen der Dateien entfernen
record-names-attributes-posix = Namen und Attribute von POSIX festhalten (Rock Ridge)
leave-out-rock-ridge = Rock Ridge weglassen
record-names-windows-joliet = Namen für Windows festhalten (Joliet)
leave-out-joliet = Joliet weglassen
rename-to = { $a } in „{ $b }“ umbenennen
move-to = { $a } nach { $b } verschieben
# The FAT image that is a partition
partition-small = Partition { $n }

## edit: warnings

# “b” is a configuration
removed-names-what-doesnt = wurde entfernt: „{ $a }“ nennt es, und wofür es da ist, startet nicht
now-names-what-doesnt = ist jetzt „{ $a }“: „{ $b }“ nennt es, und wofür es da ist, startet nicht
empty-now-names-what = ist jetzt leer: „{ $a }“ nennt es, und wofür es da ist, startet nicht
modules-of-in = { $a } Module von { $b } in „{ $c }“
were-removed-reads-them = wurden entfernt: Es liest sie, wenn es sie braucht, und bleibt ohne sie stehen
removed-from-folder-but = wurde aus seinem Ordner entfernt, bleibt aber im Abbild, weil der Boot-Katalog darauf zeigt
was-removed = wurde entfernt: { $a }
is-now = ist jetzt „{ $a }“: { $b }
is-empty-now = ist jetzt leer: { $a }
may-not-start = kann vielleicht nicht mehr gestartet werden: { $a }
# Here and below: what follows the above
uefi-starts-from-stick = UEFI startet es von einem Stick, auf den die Dateien kopiert wurden, und findet ohne es nichts
doesnt-start-without = { $a } startet nicht ohne es
without-no-menu-starts = ohne es hat { $a } kein Menü und startet nichts von selbst
reads-stops-without = { $a } liest es und bleibt ohne es stehen
firmware-reads-loader-from = die Firmware liest das Startprogramm daraus und findet ohne es nichts
looks-doesnt-start-without = { $a } sucht es und startet nicht ohne es
names-which-isnt-image = nennt „{ $a }“, das nicht im Abbild ist: Wofür es da ist, startet nicht
firmware-starts-another-entry = Firmware für { $a } startet einen anderen Eintrag
nothing-left-starts-from = nichts bleibt, das { $a } von einer Disc startet
now-nothing-left-starts = ist jetzt für { $a }: Nichts bleibt, das { $b } von einer Disc startet
removed-reads-stops-without = wurde entfernt: { $a } liest es und bleibt ohne es stehen
removed-without-no-menu = wurde entfernt: Ohne es hat { $a } kein Menü und startet nichts von selbst
removed-doesnt-start-without = wurde entfernt: { $a } startet nicht ohne es
no-fat-file-system = hat kein FAT-Dateisystem mehr: Die Firmware findet darin kein Startprogramm
removed-uefi-looks-or = wurde entfernt: UEFI sucht es, oder es startet das nächste Startprogramm
freebsds-loader = das Startprogramm von FreeBSD
the-live-system = das Live-System
boot-entry-of = Boot-Eintrag { $a } ({ $b })
file-path = Datei „{ $a }“
boot-entry-file = Boot-Eintrag { $a } ({ $b }): Datei „{ $c }“

## edit: what is done with each part

image-opened = Das geöffnete Abbild
ends-bytes-too-soon = es endet { $a } Bytes zu früh; Dateien darin sind daher unvollständig und bleiben es
unchanged = unverändert
covered-old-image = sie deckte das alte Abbild ab
checksum-image-application-use = Prüfsumme des Abbilds im Anwendungsbereich ({ $a })
contents-no-longer-one = ihr Inhalt ist nicht mehr an einem Stück
covers-no-data-new = sie deckt keine Daten ab, die das neue Abbild hat
rebuilt-from-main-tree = aus dem Hauptbaum neu erstellt, mit { $a } Einträgen statt { $b }
joliet-tree = Joliet-Baum
boot-entry-n = Boot-Eintrag { $n }
boot-image-missing = sein Boot-Image fehlt
boot-catalog = Boot-Katalog
no-entries-left = er hat keine Einträge mehr
nothing-records-size-so = nichts hält seine Größe fest, daher bleiben alle { $a } Bytes bis zum Folgenden erhalten: eine Vermutung
boot-image = Boot-Image { $a } ({ $b })
uses-blocks-bytes = es verwendet Blöcke zu { $a } Byte
boot-sector-usb-drives = Bootsektor für USB-Laufwerke
loaders-code-address = der Code des Startprogramms, mit seiner Adresse
gpt-for-sticks = GPT für Sticks
made-uefi-boot-image = für das UEFI-Boot-Image gemacht, mit einer Sicherung am Ende
mbr-partition = MBR-Partition { $a }
gpt-partition = GPT-Partition { $a }
apple-partition-map-partition = Partition { $a } der Apple-Partitionskarte
table-stays-bytes-old = die Tabelle bleibt, wie sie ist: Bytes { $a } bis { $b } des alten Abbilds
bytes-now = Bytes { $a } bis { $b } sind jetzt { $c } bis { $d }
discern-cant-write-file = Discern kann ihr Dateisystem nicht schreiben
points-no-known-boot = er zeigt auf kein bekanntes Boot-Image
discern-doesnt-know-if = Discern kennt ihn nicht; falls er Adressen enthält, sind es die des alten Abbilds
addresses-those-new-image = seine Adressen sind die des neuen Abbilds
addresses-no-file-known = { $a } seiner Adressen gehören zu keiner bekannten Datei
nothing-can-load-moved = nichts, das er laden kann, hat sich verschoben
moved-from-byte-byte = von Byte { $a } nach Byte { $b } verschoben
starts-partition-table-names = er startet eine Partition, die seine Tabelle nennt
looks-files-by-name = er sucht seine Dateien nach Namen
mips-volume-header = MIPS-Volume-Header
palo-boot-block-pa = PALO-Bootblock (PA-RISC)
sun-disk-label-sparc = SUN-Disklabel (SPARC)
decstation-boot-block-mips = DECstation-Bootblock (MIPS)
srm-boot-block-alpha = SRM-Bootblock (Alpha)
bios-boot-sector-of = BIOS-Bootsektor ({ $a })
bios-boot-sector = BIOS-Bootsektor
there-no-room-primary = im primären Deskriptor ist kein Platz dafür
recomputed-new-image = für das neue Abbild neu berechnet
only-has-all = nur { $a } hat alles davon
bytes-data-which-nobody = { $a } mit { $b } Bytes ({ $c } % der Daten), die niemand gelöscht hat, gingen verloren: { $d }
# What is lost, with its bytes
resource-forks = Resource-Forks
named-streams = benannte Streams
names-iso-9660 = Namen in ISO 9660
names-iso-9660-1999 = Namen in ISO 9660:1999
names-joliet-which-windows = Namen in Joliet, das Windows zeigt
name-written-upper-case = { $a } Name wird in Großbuchstaben geschrieben
names-written-upper-case = { $a } Namen werden in Großbuchstaben geschrieben
name-written-differently-rock = { $a } Name wird anders geschrieben: { $b }; Rock Ridge oder Joliet würden ihn erhalten
name-written-differently-longer = { $a } Name wird anders geschrieben: { $b }; längere Joliet-Namen (103 Zeichen) können ihn erhalten
name-written-differently-rock-ridge = { $a } Name wird anders geschrieben: { $b }; Rock Ridge würde ihn erhalten
name-written-differently-rock-ridge-keeps = { $a } Name wird anders geschrieben: { $b }; Rock Ridge erhält ihn
names-written-differently-rock = { $a } Namen werden anders geschrieben: { $b }; Rock Ridge oder Joliet würden sie erhalten
names-written-differently-longer = { $a } Namen werden anders geschrieben: { $b }; längere Joliet-Namen (103 Zeichen) können sie erhalten
names-written-differently-rock-ridge = { $a } Namen werden anders geschrieben: { $b }; Rock Ridge würde sie erhalten
names-written-differently-rock-ridge-keeps = { $a } Namen werden anders geschrieben: { $b }; Rock Ridge erhält sie
symbolic-links = Symbolische Verknüpfungen ({ $a })
devices-pipes-sockets = Geräte, Pipes und Sockets ({ $a })
symbolic-links-devices-pipes = Symbolische Verknüpfungen ({ $a }), Geräte, Pipes und Sockets ({ $b })
only-rock-ridge-place = nur Rock Ridge hat einen Platz für sie: { $a }
level-1-allows-eight = Stufe 1 erlaubt acht Ebenen, daher sind diese in „/RR_MOVED“: { $a }; Rock Ridge oder Joliet würden ihre Plätze erhalten
folders-below-eighth-level = Ordner unter der achten Ebene ({ $a })
rock-ridge-keeps-their = Rock Ridge erhält ihre Bytes; die anderen Bäume halten sie für { $a }: { $b }
rock-ridge-keeps-their-bytes = Rock Ridge erhält ihre Bytes: { $a }
they-taken = sie werden für { $a } gehalten: { $b }
names-not-utf-8 = Namen, die kein UTF-8 sind ({ $a })
programs-dont-read-targets = manche Programme lesen keine Ziele von mehr als { $a } Byte: { $b }
long-symbolic-links = Lange symbolische Verknüpfungen ({ $a })
udf-file-system = UDF-Dateisystem
hfs-file-system = HFS-Dateisystem
removed-at-your-request = auf Ihren Wunsch entfernt; { $a }
# “a” says how the file systems differ
written-anew-udf-1 = neu als UDF 1.02 geschrieben
written-anew-udf-1-02 = neu als UDF 1.02 geschrieben, neben ISO 9660, das sein { $a } behält
written-anew-udf-1-02-data = neu als UDF 1.02 geschrieben, mit den Daten, die es mit ISO 9660 teilt
removed-at-your-request-uncompared = auf Ihren Wunsch entfernt, ohne Vergleich: Dateien, die nur dort sind, gehen verloren
everything-points-still-place = alles, worauf es zeigt, ist noch an seinem Platz; Neues führt es nicht auf
the-plain-tree = der einfache Baum
only-has-it = nur { $a } hat sie
n-more-files = { $n } weitere Dateien
only-has-them = nur { $a } hat sie
new-at-byte = neu, bei Byte { $a }
partition-moved = seine Partition hat sich verschoben
session-at-sector = Session bei Sektor { $a }
descriptors-at-sector-16 = die Deskriptoren in Sektor 16 sind jetzt ihre eigenen, frühere Sessions lassen sich daher nicht laden
earlier-sessions-can-still = frühere Sessions lassen sich weiterhin laden
partition-behind-volume-moved = die Partition hinter dem Volume ist hinter diese Session gerückt, und nur deren eigener Katalog weiß es
boot-images-earlier-sessions = Boot-Images früherer Sessions
boot-image-boot-info = Boot-Image { $a } ({ $b }): Boot-Info-Tabelle
boot-image-grub-2 = Boot-Image { $a } ({ $b }): GRUB-2-Zeiger
addresses-updated = Adressen erneuert
session-n = Session { $n }
now-the-newest = jetzt die neueste
later-sessions = Spätere Sessions
session-no-boot-image = diese Session hat kein Boot-Image, das er laden könnte
belongs-later-session = es gehört zu einer späteren Session
now-ends-at-byte = es endet jetzt bei Byte { $a }
checksums-files-image-libisofs = Prüfsummen von Dateien und Abbild (libisofs)
not-possible-together-isomd5sums = zusammen mit der von isomd5sum nicht möglich: Jede müsste die andere abdecken
not-written-beside-udf = neben UDF nicht geschrieben
only-written-when-everything = nur geschrieben, wenn alles neu angeordnet wird
there-no-place-them = ohne Rock Ridge gibt es keinen Platz für sie
image-doesnt-contain-all = das Abbild enthält nicht alles davon
named-streams-bytes = Benannte Streams von { $a }, { $b } Bytes
udf-1-02-which = UDF 1.02, das geschrieben wird, hat keine

## edit: the new image is checked

reading-checksums = Für die Prüfsummen wird gelesen
comparing-files-same-size = Dateien gleicher Größe werden verglichen
new-image-opened-again = Das neue Abbild wurde wieder geöffnet, wie jedes Abbild.
one-file-right-data = Seine einzige Datei hat die richtigen Daten, Bereich für Bereich.
all-files-have-right = Alle { $a } Dateien haben die richtigen Daten, Bereich für Bereich.
every-tree-right-entries = Jeder Baum hat die richtigen Einträge: { $a }.
boot-entry-points-image = Der Boot-Eintrag zeigt auf sein Image.
each-boot-entries-points = Jeder der { $a } Boot-Einträge zeigt auf sein Image.
there-boot-catalog-should = es gibt einen Boot-Katalog, den es nicht geben sollte
boot-catalog-entries-not = der Boot-Katalog hat { $a } Einträge, nicht { $b }
boot-entry-does-not = Boot-Eintrag { $a } zeigt nicht auf sein Image
loader-boot-entry-would = das Startprogramm von Boot-Eintrag { $a } würde einen anderen Baum lesen als den neuen
newest-session-another-tree = die neueste Session hat einen anderen Baum als den am Anfang des Abbilds
no-longer-comes = { $a } kommt nicht mehr zu „{ $b }“
comes-wrong-contents = { $a } kommt zu „{ $b }“ mit falschem Inhalt
code-no-longer-what = der Code ist nicht mehr, was er war: { $a }
no-longer-loads-boot = { $a } lädt Boot-Image { $b } nicht mehr
no-longer-active = { $a } ist nicht mehr aktiv
no-longer-begins-fat = { $a } beginnt nicht mehr mit seinem FAT-Dateisystem
volume-own-another-tree = { $a } als eigenes Volume hat einen anderen Baum als das Abbild
there-times-only-one = { $a } ist { $b }-mal da, und nur eines davon lässt sich über seinen Namen finden
should-not-there = { $a } sollte nicht da sein
wrong-type = { $a } hat den falschen Typ
wrong-data = { $a } hat die falschen Daten
is-missing-from = { $a } fehlt in { $b }
tree-files-directories-not = der Baum { $a } hat { $b } Dateien in { $c } Ordnern, nicht { $d } in { $e }
# Beginnings of a start, in the sentences above
boot-entry-small = Boot-Eintrag { $a } ({ $b })
the-boot-sector = der Bootsektor
session-at-byte = die Session bei Byte { $a }

## edit: facts of an entry

will-written = Wie es geschrieben wird
permissions = Rechte
user-group = Benutzer, Gruppe

## export: what is saved otherwise

cant-be-saved = „{ $a }“ lässt sich nicht speichern: { $b }.
save-zip-archive = Speichern Sie es als ZIP-Archiv.
is-saved-as = „{ $a }“ wird als „{ $b }“ gespeichert.
only-bytes-image-so = Nur { $a } der { $b } Bytes sind im Abbild, daher wird es als „{ $c }“ gespeichert.
only-bytes-image = Nur { $a } von { $b } Bytes sind im Abbild: „{ $c }“.
link-which-browser-cant = „{ $a }“ ist eine Verknüpfung auf „{ $b }“, die ein Browser nicht anlegen kann.
was-left-out = „{ $a }“ wurde weggelassen: { $b }.
link-no-target = die Verknüpfung hat kein Ziel
only-name-recorded-device = nur sein Name ist festgehalten: Es ist ein Gerät, eine Pipe oder ein Socket
none-image = nichts davon ist im Abbild
n-more-notes = { $n } weitere Hinweise werden nicht gezeigt.
on-another-disc-set = „{ $a }“ ist auf einer anderen Disc des Satzes und wurde daher weggelassen.
left-out-path-too = „{ $a }“ wurde weggelassen: Der Pfad ist zu lang für ein Archiv.
cannot-read-end = „{ $a }“ lässt sich nicht bis zum Ende lesen: { $b }.
left-out-nothing-can = „{ $a }“ wurde weggelassen: Nichts davon lässt sich lesen.
only-bytes-can-read = Nur { $a } von { $b } Bytes lassen sich lesen: „{ $c }“.
name-too-long-zip = Ein Name ist zu lang für ein ZIP-Archiv.

## open: refused files

file-format-cut-off = Dies ist eine Datei des Formats { $a }, und sie ist abgeschnitten: Was sagt, wo ihre Daten liegen, fehlt.
copy-or-download-again = Kopieren oder laden Sie sie noch einmal herunter.
file-format-damaged-or = Dies ist eine Datei des Formats { $a }, und sie ist beschädigt oder abgeschnitten: { $b }.
by-name-or-beginning = Dem Namen oder Anfang nach ist es das Format „{ $a }“, es führt aber keinen Track auf: Es ist abgeschnitten oder beschädigt.
get-complete-copy-or = Besorgen Sie sich eine vollständige Kopie, oder öffnen Sie die Datei mit den Sektoren allein.
file-empty-no-bytes = Die Datei ist leer: Sie hat keine Bytes.
file-ends-after-which = Die Datei endet nach { $a }, das ist weniger als ein Sektor irgendeiner Disc oder eines Datenträgers.
which-discern-doesnt-read = Dies ist { $a }; Discern liest das nicht.
unpack-or-convert-another = Entpacken oder konvertieren Sie es mit einem anderen Programm, und öffnen Sie das Ergebnis.
cut-off-or-damaged = Dies ist { $a }, abgeschnitten oder beschädigt.
not-image-disc-or = Dies ist { $a }, kein Abbild einer Disc oder eines Datenträgers.
check-file-you-meant = Prüfen Sie, ob es die Datei ist, die Sie öffnen wollten.
packed-not-image-disc = Dies ist { $a }, gepackt mit { $b }, kein Abbild einer Disc oder eines Datenträgers.
check-file-you-meant-open = Prüfen Sie, ob es die Datei ist, die Sie öffnen wollten, oder entpacken Sie sie mit einem anderen Programm.
seems-cd-audio-without = Dies scheinen { $a } CD-Audio ohne Cue-Sheet zu sein: Nichts darin ist ein Datensektor, und die Bytes verlaufen wie Samples mit 16 Bit in zwei Kanälen.
seems-cd-audio-without-sheet = Dies scheinen { $a } CD-Audio ohne Cue-Sheet zu sein: Nichts darin ist ein Datensektor, und die Bytes verlaufen wie Samples mit 16 Bit in zwei Kanälen, das hohe Byte zuerst.
open-together-sheet-cue = Öffnen Sie es zusammen mit seinem Cue-Sheet (.cue, .toc oder .ccd), das sagt, wo seine Tracks beginnen.
without-one-can-opened = Ohne ein solches lässt es sich als ein einziger Audiotrack öffnen.
minutes = { $a }:{ $b } Minuten
no-view-image-file = Keine Ansicht dieses Abbilds hat eine Datei „{ $a }“.
image-these-views = Das Abbild hat diese Ansichten: { $a }.
folder-only-file-can = „{ $a }“ ist ein Ordner, und nur eine Datei lässt sich als Abbild öffnen.
name-file = Nennen Sie eine Datei darin.

## open: volumes and views

sessions-tracks-sectors-can = Sessions, Tracks und Sektoren lassen sich ansehen, Dateien nicht.
partition-no-bytes-image = Die Partition hat in diesem Abbild keine Bytes und wird daher nicht gezeigt.
two-partitions-share-bytes = Zwei Partitionen teilen sich Bytes: Wer in eine schreibt, beschädigt die andere.
image-more-partitions-than = Das Abbild hat mehr Partitionen, als gezeigt werden.
partitions-lie-within-partitions = Partitionen liegen immer wieder in Partitionen; die innersten werden nicht gezeigt.
gap = Lücke
# “a” is a file system, the rest the name of a volume
in-partition-of = { $a } in Partition { $b } ({ $c })
in-partition-number = { $a } in Partition { $b }
in-boot-image-of = { $a } im Boot-Image { $b } ({ $c })
directory-leads-back-into = Der Ordner führt in sich selbst zurück oder wird immer wieder genannt; ihm wird daher nicht gefolgt.
directory-tree-more-entries = Mit diesem Ordner hat der Baum mehr Einträge, als sich zeigen lassen.
those-beyond-limit-all = Was über der Grenze liegt und alle bis dahin nicht aufgelisteten Ordner bleiben weg.
what-cannot-listed = Was darin ist, lässt sich nicht auflisten.
data-goes-on-behind = Die Daten gehen hinter dem festgehaltenen Ende weiter: Eine andere Ansicht des Volumes sagt es, oder die nächste Datei beginnt ein Vielfaches von 4 GiB weiter hinten.
record-iso-9660-holds = Ein Eintrag von ISO 9660 fasst nur die unteren 32 Bit einer größeren Größe.
file-saved-from-view = Die Datei wird aus einer Ansicht gespeichert, die alles davon hat, sonst abgeschnitten.

## wrap: packed files

file-cut-off-last = Die Datei wurde abgeschnitten: Ihr letzter Eintrag fehlt.
discern-shows-sectors-left = Discern zeigt die Sektoren, die übrig sind.
file-cut-off-disk = Die Datei wurde abgeschnitten: Ein Datenträger der Appliance geht hinter ihrem Ende weiter.
appliance-several-disks-so = Die Appliance hat mehrere Datenträger, daher sind ihre Dateien aufgelistet.
open-disk-you-need = Öffnen Sie in der Liste den Datenträger, den Sie brauchen.
file-cut-off-or = Die Datei wurde abgeschnitten oder ist beschädigt.
discern-shows-what-could = Discern zeigt, was sich entpacken ließ.
file-packed-cant-unpacked = Diese Datei ist mit { $a } gepackt und lässt sich nicht entpacken: { $b }.
download-or-copy-again = Laden oder kopieren Sie sie noch einmal.
nothing = es ist nichts darin
cut-off = sie ist abgeschnitten
zip-archive-no-files = Dieses ZIP-Archiv hat keine Dateien.
file-encrypted-or-compressed = Die Datei ist verschlüsselt oder so komprimiert, dass Discern sie nicht entpackt, und wurde daher weggelassen.
files-data-does-not = Die Daten der Datei liegen nicht im Archiv, daher wurde sie weggelassen.

## worker: steps of jobs

comparing = Vergleichen
putting-together = Zusammensetzen
unpacking = Entpacken
reading = Lesen
searching = Suchen
writing = Schreiben

## worker: failures

nothing-was-changed = Nichts wurde geändert.
no-image-created = Es wurde kein Abbild erstellt.
no-partial-files-were = Unvollständige Dateien wurden dort nicht zurückgelassen.
image-ends-too-early = Das Abbild endet zu früh: Benötigte Daten fehlen.
probably-truncated-when-copied = Wahrscheinlich wurde es beim Kopieren oder Herunterladen abgeschnitten.
compare-size-original-get = Vergleichen Sie seine Größe mit der des Originals, und besorgen Sie es noch einmal.
compressed-data-there-cant = Die komprimierten Daten dort lassen sich nicht entpacken.
part-image-damaged = Dieser Teil des Abbilds ist beschädigt.
get-image-again-or = Besorgen Sie das Abbild noch einmal, oder speichern Sie, was noch lesbar ist.
file-changed-or-became = Die Datei hat sich geändert oder ist nicht mehr lesbar, seit Sie sie geöffnet haben (Laufwerk entfernt? Cloud-Platzhalter?).
what-read-incomplete-so = Was gelesen wurde, ist unvollständig; nichts davon wurde gespeichert.
open-it-again = Öffnen Sie sie erneut.
structure-needed-damaged = Eine benötigte Struktur ist beschädigt.
image-damaged-or-program = Das Abbild ist beschädigt, oder das Programm, das es erstellt hat, hat einen Fehler.
look-at-problems-get = Sehen Sie sich die Probleme an, und besorgen Sie das Abbild möglichst noch einmal.
image-exceeds-safety-limit = Das Abbild überschreitet eine Sicherheitsgrenze.
far-larger-than-any = Es ist weit größer als jedes bekannte Abbild, oder seine Strukturen bilden eine Schleife.
if-real-image-please = Wenn es ein echtes Abbild ist, melden Sie es bitte.
there-is-no = Nicht vorhanden: { $a }.
page-requested-something-isnt = Die Seite hat etwas verlangt, das nicht im Abbild ist.
open-image-again-if = Öffnen Sie das Abbild erneut; tritt es wieder auf, melden Sie es bitte.
no-partial-files-were-kept = Unvollständige Dateien wurden nicht behalten.
you-can-start-again = Sie können jederzeit neu beginnen.
parts-page-dont-match = Die Teile dieser Seite passen nicht zusammen.
your-browser-kept-one = Ihr Browser hat einen davon aus einer älteren Version aufbewahrt.
load-page-again = Laden Sie die Seite neu.
no-image-open = Es ist kein Abbild geöffnet.
needs-open-image = Dafür muss ein Abbild geöffnet sein.
open-an-image = Öffnen Sie ein Abbild.
browser-cant-save-much = Dieser Browser kann hier nicht so viel speichern.
data-unpacked-first = Die Daten müssen zuerst entpackt werden.
without-service-workers-which = Ohne Service Worker, die Browser in privaten Fenstern abschalten, müsste es in den Speicher passen.
open-page-ordinary-window = Öffnen Sie die Seite in einem gewöhnlichen Fenster oder in Chromium, Chrome oder Edge; oder speichern Sie weniger Dateien auf einmal.
no-place-save-chosen = Es wurde kein Ort zum Speichern gewählt.
nothing-was-written = Nichts wurde geschrieben.
choose-one = Wählen Sie einen.
part-discern-could-not = Ein Teil von Discern konnte nicht geladen werden.
what-you-asked-needs = Was Sie wollten, braucht ihn.
check-your-connection-then = Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut.
if-discern-been-updated = Falls Discern inzwischen aktualisiert wurde, laden Sie die Seite neu.
file-changed-or-became-unreadable = Eine Datei hat sich geändert oder ist nicht mehr lesbar, seit Sie sie hinzugefügt haben.
add-it-again = Fügen Sie sie erneut hinzu.
add-files-again = Fügen Sie die Dateien erneut hinzu.
cant-be-read = „{ $a }“ lässt sich nicht lesen.
check-still-exists-you = Prüfen Sie, ob es noch da ist und Sie es lesen dürfen, dann fügen Sie die Dateien erneut hinzu.
change-takes-away-what = Diese Änderung nimmt weg, wovon das Abbild startet: { $a }.
disc-or-stick-made = Eine Disc oder ein Stick aus dem neuen Abbild startet vielleicht nicht.
if-you-didnt-mean = Wenn Sie das nicht wollten, machen Sie die Änderung rückgängig.
new-image-failed-verification = Das neue Abbild hat die Überprüfung nicht bestanden.
bug-discern = Das ist ein Fehler in Discern.
image-isnt-saved-your = Das Abbild ist nicht gespeichert; Ihre Dateien sind unberührt.
copy-details-report-them = Kopieren Sie die Details und melden Sie sie.
image-changed-while-being = Das Abbild wurde geändert, während es aufgelistet wurde.
nothing-was-saved = Nichts wurde gespeichert.
save-it-again = Speichern Sie es erneut.
item-save-no-longer = Den zu speichernden Eintrag gibt es nicht mehr.
folder-already-file = In diesem Ordner gibt es schon eine Datei „{ $a }“.
nothing-written-since-may = Nichts wurde geschrieben, da es das geöffnete Abbild sein könnte.
choose-another-folder-or = Wählen Sie einen anderen Ordner, oder benennen Sie diese Datei um.
result-would-wrong-so = Das Ergebnis wäre falsch und wurde daher nicht gespeichert.
compared-image-while-made = Es wurde beim Erzeugen mit dem Abbild verglichen, und nichts davon wurde behalten.
bug-discern-or-unknown = Das ist ein Fehler in Discern oder eine unbekannte Art von Schaden.
check-images-sectors-try = Prüfen Sie die Sektoren des Abbilds, versuchen Sie ein anderes Format, und melden Sie es bitte.
browser-didnt-start-download = Der Browser hat den Download nicht begonnen.
allow-downloads-page-try = Erlauben Sie dieser Seite Downloads und versuchen Sie es erneut.
browser-stopped-download = Der Browser hat den Download angehalten.
canceled-there-or-drive = Er wurde dort abgebrochen, oder das Laufwerk ist voll.
saved-file-incomplete = Die gespeicherte Datei ist unvollständig.
check-browsers-downloads-free = Prüfen Sie die Downloads des Browsers und den freien Platz auf dem Laufwerk, dann speichern Sie erneut.
drive-full = Das Laufwerk ist voll.
free-some-space-or = Schaffen Sie Platz oder wählen Sie ein anderes Laufwerk, dann speichern Sie erneut.
browser-no-longer-allowed = Der Browser darf dort nicht mehr schreiben.
save-again-allow-when = Speichern Sie erneut, und erlauben Sie es, wenn der Browser fragt.
destination-no-longer-exists = Das Ziel gibt es nicht mehr.
check-drive-connected-folder = Prüfen Sie, ob das Laufwerk angeschlossen und der Ordner noch da ist, dann speichern Sie erneut.
file-locked-probably-because = Die Datei ist gesperrt, wahrscheinlich weil ein anderes Programm sie geöffnet hat.
close-there-or-choose = Schließen Sie sie dort oder wählen Sie einen anderen Namen, dann speichern Sie erneut.
browser-refuses-write-file = Der Browser weigert sich, eine Datei oder einen Ordner mit diesem Namen zu schreiben.
save-part-zip-file = Speichern Sie sie stattdessen in einer ZIP-Datei.
destination-cant-written = Am Ziel lässt sich nicht schreiben.
check-drive-free-space = Prüfen Sie, ob das Laufwerk Platz hat und Sie dort schreiben dürfen, dann speichern Sie erneut.
nothing-can-shown = Nichts darin lässt sich zeigen.
your-file-untouched = Ihre Datei ist unberührt.
file-itself-may-fine = Die Datei selbst kann in Ordnung sein.
image-cant-built-like = So lässt sich das Abbild nicht erstellen; Ihre Änderungen sind noch da.
choose-another-layout-or = Wählen Sie eine andere Anordnung, oder machen Sie die Änderung rückgängig.
choose-another-kind-image = Wählen Sie eine andere Art von Abbild oder andere Dateien.
# Stands within the above
image-ends-before-bytes = das Abbild endet vor den benötigten Bytes
file-could-not-read = die Datei ließ sich nicht lesen: { $a }
image-goes-beyond-safety = das Abbild überschreitet eine Sicherheitsgrenze: { $a }
there-is-no-small = nicht vorhanden: { $a }
track-on-disc = Track auf der Disc
such-entry = dieser Eintrag
such-view = diese Ansicht
samples-can-drawn = Samples, die sich zeichnen lassen
such-change-any-more = diese Änderung
such-entry-any-more = dieser Eintrag
such-file = diese Datei
such-directory = dieser Ordner
such-track = dieser Track
such-image = dieses Image
such-boot-image = dieses Boot-Image
such-block = dieser Block
such-inode = dieser Inode
such-subvolume = dieses Subvolume
such-solid-resource = diese Solid-Ressource
such-session-of-disc = Session { $n } der Disc
such-track-of-disc = Track { $n } der Disc
session-there-are = Session { $n }; es gibt { $b }
file-of-kind = eine Datei dieser Art
directory-of-kind = ein Ordner dieser Art
content-is-directory = Inhalt (es ist ein Ordner)
content-of-disk = Inhalt des Datenträgers
data-of-file = Daten dieser Datei
record-of-file = Eintrag dieser Datei
record-root-directory = Eintrag des Stammverzeichnisses
record-root-folder = Eintrag des Stammordners
index-names-folder = Index der Namen in diesem Ordner
member-archive-folder = Eintrag des Archivs für diesen Ordner
folder-of-archive = Ordner des Archivs
image-in-file = Abbild in dieser Datei
directory-put-into = Ordner, in den dies kommen soll
view-to-edit = Ansicht, die sich bearbeiten lässt
tree-new-image = Baum im neuen Abbild
place-data-udf = Ort für die Daten einer Datei in UDF
fat-image-small = FAT-Image
in-fat-image = „{ $a }“ im FAT-Image
file-path-small = Datei „{ $a }“
file-among-added = Datei „{ $a }“ unter den hinzugefügten Dateien
file-folder-boots = startfähige Datei im Ordner; gesucht wurde: { $a }
stream-of-file = Stream „{ $a }“ dieser Datei
way-take-out = Weg „{ $a }“, diese Datei zu entnehmen
inode-n = Inode { $n }
object-n = Objekt { $n }
subvolume-n = Subvolume { $n }
entry-file-table = Eintrag { $n } der Dateitabelle
boot-entry-n-small = Boot-Eintrag { $n }
content-boot-entry = Inhalt von Boot-Eintrag { $n }
partition-behind-volume = Partition { $n } hinter dem Volume
descriptors-session-sector = Volume-Deskriptoren der Session bei Sektor { $n }

## worker: notes

there-been-replaced = „{ $a }“ war schon da und wurde ersetzt.
image-no-files-discern = Dieses Abbild hat keine Dateien, die Discern auflisten kann.
save-then-open-by = Speichern Sie es, dann öffnen Sie es allein, um seine Sessions und Tracks anzusehen.
deleted-files = Gelöschte Dateien
isnt-bytes-hexadecimal-digits = „{ $a }“ sind keine Bytes in hexadezimalen Ziffern.
enter-two-digits-each = Geben Sie zwei Ziffern je Byte ein, wie in 43 44 30 30 31.
encoding-cant-express = Dieser Zeichensatz kann „{ $a }“ nicht ausdrücken.
choose-another-encoding-or = Wählen Sie einen anderen Zeichensatz, oder suchen Sie nach Bytes.

## worker: kinds of entries

folder = Ordner
link-to = Verknüpfung → { $a }
link = Verknüpfung
character-device = Zeichengerät
block-device = Blockgerät
pipe = Pipe
socket = Socket

## worker: tracks

dvd-blu-ray = DVD oder Blu-ray
disk = Datenträger
p-w-interleaved = P–W, verschachtelt
p-and-q = P und Q

## boot: facts and problems

firmware-looks-only-second = Firmware sucht ihn nur im zweiten Volume-Deskriptor, daher startet diese Disc vielleicht nicht.
there-no-boot-catalog-where = Wo der Boot-Eintrag hinzeigt, ist kein Boot-Katalog, daher startet diese Disc nicht.
other-platform = andere Plattform
no-emulation = keine Emulation
mb-floppy = Diskette mit { $n } MB
hard-disk = Festplatte
unknown-emulation = unbekannte Emulation
boot-catalog-title = Boot-Katalog (El Torito)
boot-record = Boot-Eintrag
entries = Einträge
boot-entry = Boot-Eintrag
platform = Plattform
section = Abschnitt
selection-criteria = Auswahlkriterien
firmware-may-reject-boot = Firmware lehnt den Boot-Katalog vielleicht ab.
checksum-wrong = Die Prüfsumme ist falsch.
entry-marked-neither-bootable = Der Eintrag ist weder als startfähig noch als nicht startfähig gekennzeichnet.
shown-not-bootable = Er wird als nicht startfähig gezeigt.
section-fewer-entries-than = Der Abschnitt hat weniger Einträge, als sein Kopf angibt.
catalog-no-last-section = Der Katalog hat keinen letzten Abschnitt.
firmware-may-not-find = Firmware findet vielleicht nicht alle Einträge.
boot-image-outside-image = Das Boot-Image liegt außerhalb dieses Abbilds, daher startet die Disc nicht davon.
boot-catalog-calls-image = Der Boot-Katalog nennt das Image eine Festplatte, es hat aber keine Partitionstabelle.
bios-may-refuse-start = Ein BIOS weigert sich vielleicht, es zu starten, und nichts sagt, wie lang es ist.
points-another-place-than = Es zeigt auf eine andere Stelle als das Boot-Image, daher startet das Abbild vielleicht nicht von einem USB-Laufwerk.
system-area = Systembereich
holds = Enthält
loads-from = Lädt von
efi-byte-code = EFI-Bytecode
unknown-processor = unbekannter Prozessor
# A list of revocations
microsofts-list-of = Microsofts Liste vom { $a }
shim-16-1-where = shim 16.1, wo es die neueste anwenden soll
windows-since-august-2024 = Windows seit August 2024
list-you-gave = die von Ihnen angegebene Liste
the-list-of-that-you-gave = die von Ihnen angegebene Liste vom { $a }

## browse: the map of bytes

zeros = Nullen
data-behind-declared-end = Daten hinter dem angegebenen Ende
missing-end = Fehlendes Ende
partition = Partition
audio = Audio
file = Datei
structure = Struktur
boot = Start
gap-with-data = Lücke mit Daten

## browse: comparing views

only-in = nur in { $a }
of-another-size = anderer Größe
of-other-content = anderen Inhalts
stored-twice-not-compared = doppelt gespeichert und nicht verglichen
the-same = gleich
file-only = { $a } Datei ist nur in { $b }
files-only = { $a } Dateien sind nur in { $b }
link-only = { $a } Verknüpfung ist nur in { $b }
links-only = { $a } Verknüpfungen sind nur in { $b }
file-another-size = { $a } Datei hat eine andere Größe
files-another-size = { $a } Dateien haben eine andere Größe
file-other-content = { $a } Datei hat anderen Inhalt
files-other-content = { $a } Dateien haben anderen Inhalt
file-stored-twice-not = { $a } Datei ist doppelt gespeichert und nicht verglichen
files-stored-twice-not = { $a } Dateien sind doppelt gespeichert und nicht verglichen
folders-not-listed = manche Ordner lassen sich nicht auflisten
no-file = keine Datei
hold-same = { $a } und { $b } enthalten dasselbe: { $c }
have-common = { $a } und { $b } haben gemeinsam: { $c }; { $d }

## disc: sectors

sector = Sektor
address = Adresse
part-of = Teil von
stored = Gespeichert
header = Header
mode = Modus
subheader = Subheader
channel = Kanal
submode = Submodus
coding = Kodierung
codes = Codes
form = Form
edc-recorded = EDC festgehalten
edc-computed = EDC berechnet
subchannel-q = Subchannel Q
control = Steuerung
track = Track
index = Index
time-track = Zeit im Track
time-on-disc = Zeit auf der Disc
catalog-number = Katalognummer
kind = Art
bytes = Bytes
complete-sectors = vollständige Sektoren
all-sector = der ganze Sektor
user-data-only = nur Nutzdaten
without-sync-header = ohne Sync und Header
without-sync-header-subheader = ohne Sync, Header und Subheader
complete-sectors-high-byte = vollständige Sektoren, hohes Byte zuerst
complete-sectors-scrambled = vollständige Sektoren, verwürfelt

## disc: texts of a CD

songwriter = Texter
composer = Komponist
arranger = Arrangeur
message = Nachricht
disc-identification = Disc-Kennung
genre = Genre
code = Code
text-block = { $a }, Block { $b }

## disc: partitions and volumes

pack-changed-after-crc = Das Pack wurde geändert, nachdem seine CRC berechnet wurde; sein Text kann falsch sein.
packs-have-18-bytes = Packs haben 18 Bytes; der Rest wird nicht gelesen.
pack-says-characters-have = Das Pack sagt, seine Zeichen hätten zwei Bytes, und sie haben eines.
they-read-so = Sie werden so gelesen.
map-fewer-entries-than = Die Karte hat weniger Einträge, als sie angibt.
entries-map-disagree-on = Die Einträge der Karte sind sich über ihre Zahl nicht einig; dem ersten wird geglaubt.
chain-partitions-leads-nowhere = Die Kette der Partitionen führt ins Nichts; die dahinter werden nicht gezeigt.
checksum-partition-table-wrong = Die Prüfsumme der Partitionstabelle ist falsch; Systeme lehnen sie vielleicht ab.
checksum-partition-tables-header = Die Prüfsumme im Kopf der Partitionstabelle ist falsch; Firmware und Systeme lehnen sie vielleicht ab.
checksum-partition-entries-wrong = Die Prüfsumme der Partitionseinträge ist falsch; Firmware und Systeme lehnen sie vielleicht ab.
partition-entries-cannot-all = Die Partitionseinträge können nicht alle da sein; was davon lesbar ist, wird gezeigt.
header-says-lies-somewhere = Der Kopf sagt, er liege woanders.
table-at-start-gone = Die Tabelle am Anfang ist weg; ihre Sicherung am Ende wird gezeigt.
table-at-start-damaged = Die Tabelle am Anfang ist beschädigt; ihre Sicherung am Ende wird gezeigt.
there-no-backup-partition = Wo die Sicherung der Partitionstabelle sein sollte, ist keine: Das Abbild wurde abgeschnitten, verlängert oder geändert.
backup-not-last-block = Die Sicherung ist nicht im letzten Block des Abbilds; Programme bieten vielleicht an, sie zu verschieben.
table-backup-say-different = Die Tabelle und ihre Sicherung sagen Verschiedenes.
backup = Sicherung
chain-logical-partitions-leads = Die Kette der logischen Partitionen führt ins Nichts; die dahinter werden nicht gezeigt.
partition-goes-on-beyond = Eine Partition geht über das Ende des Abbilds hinaus: Das Abbild wurde abgeschnitten, oder seine Auffüllung fehlt.
partition-table = Partitionstabelle ({ $a })
block-size = Blockgröße
partition-entry = Partition { $a } (Eintrag { $b })
checksum-block-partition-table = Die Prüfsumme eines Blocks der Partitionstabelle ist falsch; Systeme lehnen sie vielleicht ab.
list-partitions-leads-nowhere = Die Liste der Partitionen führt ins Nichts; die dahinter werden nicht gezeigt.
file-header = Datei des Kopfs
volume-header = Volume-Kopf
replacement-bad-tracks = Ersatz für schlechte Spuren
raw-data = Rohdaten
whole-disk = Ganzer Datenträger
logical-volume = Logisches Volume
raw-logical-volume = Rohes logisches Volume
tag = Tag
the-map-itself = Die Karte selbst
free-space = Freier Platz
no-file-system-tos = Kein Dateisystem von TOS

## tree: types of files

does-not-name-file = „{ $a }“ nennt keine Datei.
text = Text
document = Dokument
spreadsheet = Tabelle
presentation = Präsentation
pdf-document = PDF-Dokument
e-book = E-Book
web-page = Webseite
style-sheet = Stylesheet
data = Daten
settings = Einstellungen
program-library = Programmbibliothek
driver = Treiber
installer = Installationsprogramm
script = Skript
source-code = Quelltext
picture = Bild
sound = Ton
music = Musik
video-data = Videodaten
font = Schrift
archive = Archiv
disk-image = Datenträgerabbild
disc-image = Disc-Abbild
file-system-image = Dateisystemabbild
signature = Signatur
icon = Symbol
shortcut = Verknüpfung

## container: forms to convert to

iso-image = ISO-Abbild
files-data-track-or = Die Dateien eines Datentracks oder einer Session.
every-program-computer-opens = Jedes Programm und jeder Computer öffnet das.
raw-disk-image = Rohes Datenträgerabbild
every-byte-from-first = Jedes Byte vom ersten bis zum letzten Sektor: zum Schreiben auf Stick oder Karte und für jeden Emulator.
image-packed-gzip = Abbild, gepackt mit gzip
plain-image-gz-file = Das einfache Abbild in einer .gz-Datei, die jedes System entpackt und Programme zum Beschreiben von Sticks so nehmen.
image-packed-zstandard = Abbild, gepackt mit Zstandard
plain-image-zst-file = Das einfache Abbild in einer .zst-Datei: um ein Mehrfaches schneller entpackt als gzip.
bin-cue-one-file = BIN/CUE, eine Datei
raw-sectors-2352-bytes = Rohe Sektoren zu 2352 Byte in einer Datei.
every-program-cds-reads = Jedes Programm für CDs liest das.
bin-cue-file-each = BIN/CUE, eine Datei je Track
raw-sectors-2352-bytes-one = Rohe Sektoren zu 2352 Byte, eine Datei je Track, wie Spielearchive sie aufbewahren.
bin-cue-sectors-they = BIN/CUE, Sektoren wie gespeichert
keeps-sectors-2048-2336 = Lässt Sektoren zu 2048 und 2336 Byte, wie sie sind.
instant-since-no-data = Sofort, da keine Daten gelesen werden.
dreamcast-gd-rom-gdi = Dreamcast-GD-ROM (GDI)
one-file-per-track = Eine Datei je Track, für Dreamcast-Emulatoren und Laufwerksemulatoren.
cdrdao-image-toc-bin = cdrdao-Abbild (TOC/BIN)
one-session-all-texts = Eine Session mit allen Texten, Kennzeichen und ISRCs, zum Brennen mit cdrdao.
clonecd-image-ccd-img = CloneCD-Abbild (CCD/IMG/SUB)
raw-sectors-separate-subchannel = Rohe Sektoren und getrennte Subchannel-Daten, für Kopien geschützter Discs und für Emulatoren.
nero-image = Nero-Abbild
sessions-audio-cd-text = Sessions, Audio und CD-Text in einer Datei, für Nero ab 5.5 und Programme, die seine Abbilder lesen.
nero-image-first-generation = Nero-Abbild der ersten Generation
programs-before-nero-5 = Für Programme vor Nero 5.5; bis 4 GiB.
alcohol-120-image-mds = Alcohol-120%-Abbild (MDS/MDF)
alcohol-daemon-tools-other = Für Alcohol, DAEMON Tools und andere Programme, die Abbilder einbinden.
keeps-sessions-subchannels = Behält Sessions und Subchannels.
packed-disc-or-disk = Gepackte Disc oder Datenträger (CHD)
all-tracks-checksums-mame = Mit allen Tracks und Prüfsummen: für MAME und andere Emulatoren, die es so lesen.
virtualbox-disk-vdi = VirtualBox-Datenträger (VDI)
virtualbox-which-lets-grow = Für VirtualBox, das ihn wachsen lässt und Snapshots davon macht.
empty-parts-arent-stored = Leere Teile werden nicht gespeichert.
vmware-disk-vmdk = VMware-Datenträger (VMDK)
vmware-workstation-fusion-player = Für VMware Workstation, Fusion und Player sowie VirtualBox.
vmware-disk-vmdk-packed = VMware-Datenträger (VMDK), gepackt
stream-optimized-form-which = Die für Streams optimierte Form, in der Appliances verteilt werden (OVA) und ESXi Datenträger einliest.
hyper-v-disk-vhdx = Hyper-V-Datenträger (VHDX)
hyper-v-windows-8 = Für Hyper-V und Windows ab 8, das ihn per Doppelklick einbindet.
virtual-hard-disk-vhd = Virtuelle Festplatte (VHD), dynamisch
hyper-v-virtualbox-windows = Für Hyper-V, VirtualBox und Windows, das sie per Doppelklick einbindet.
virtual-hard-disk-vhd-fixed = Virtuelle Festplatte (VHD), fest
whole-disk-footer-behind = Der ganze Datenträger mit einem Fuß dahinter, wie Azure ihn will.
qemu-disk-qcow2 = QEMU-Datenträger (QCOW2)
qemu-kvm-proxmox-utm = Für QEMU, KVM, Proxmox, UTM und OpenStack.
qemu-disk-qcow2-packed = QEMU-Datenträger (QCOW2), gepackt
qcow2-packed-zstandard-qemu = Wie QCOW2, mit Zstandard gepackt: für QEMU ab 5.1, zum Verteilen oder Aufbewahren.
packed-disc-cso = Gepackte Disc (CSO)
emulators-psp-playstation-2 = Für Emulatoren von PSP und PlayStation 2, die es so lesen.
packed-disc-zso = Gepackte Disc (ZSO)
cso-unpacked-faster-little = Wie CSO, schneller entpackt und etwas größer: für die Konsolen selbst.

## container: why it can't be converted, and repairs

track-longer-than-cd-so = Track { $a } ist länger als eine CD; rohe Sektoren können seine Adressen daher nicht aufnehmen.
choose-format-keeps-sectors = Wählen Sie das Format, das Sektoren lässt, wie sie gespeichert sind.
disc-not-dreamcast-gd = Diese Disc ist keine Dreamcast-GD-ROM, und dieses Format kann nichts anderes aufnehmen.
choose-another-format = Wählen Sie ein anderes Format.
disc-longer-than-cd = Die Disc ist länger als eine CD, und dieses Format kann nichts anderes aufnehmen.
disc-too-long-nero = Die Disc ist zu lang für ein Nero-Abbild der ersten Generation, in dem 32 Bit vorgesehen sind: { $a }.
# What has 32 bits
place-in-file = Ort in der Datei
time-small = Zeit
choose-nero-image-second = Wählen Sie das Nero-Abbild der zweiten Generation.
no-track-sector-so = Kein Track hat einen Sektor, daher gibt es nichts zu konvertieren.
check-files-disc-complete = Prüfen Sie, ob die Dateien der Disc vollständig sind.
tracks-have-sectors-common = Die Tracks { $a } und { $b } haben gemeinsame Sektoren; kein Format kann eine solche Disc aufnehmen.
save-tracks-one-by = Speichern Sie die Tracks einzeln, oder berichtigen Sie ihre Plätze im Deskriptor.
there-no-data-save-iso = Es gibt keine Daten, die sich als ISO-Abbild speichern lassen: Alle Tracks sind Audio.
disk-bytes-discern-converts-disks = Der Datenträger hat { $a } Bytes; Discern konvertiert Datenträger bis { $b }.
save-files-or-partitions = Speichern Sie stattdessen seine Dateien oder Partitionen.
disk-cant-converted-without = Der Datenträger lässt sich ohne die Dateien mit seinem Rest nicht konvertieren.
open-together = Öffnen Sie ihn zusammen mit „{ $a }“.
track-becomes-track-number = Track { $a } wird Track { $b }: Jede Nummer darf einmal vorkommen, und Nummern haben keine Lücken.
track-no-sectors-left = Track { $a } hat keine Sektoren und wird weggelassen.
track-begins-at-first = Track { $a } beginnt bei seinem ersten Sektor: Sein Index 1 liegt hinter seinem letzten.

## fs: what can't be written

there-no-room-volume-descriptors = Vor den Daten, die ihren Platz behalten, ist kein Platz für die Volume-Deskriptoren.
files-4-gib-or = Dateien ab 4 GiB brauchen die Austauschstufe 3.
choose-level-3 = Wählen Sie Stufe 3.
volume-no-primary-iso = Dieses Volume hat keinen primären ISO-9660-Deskriptor und lässt sich daher nicht bearbeiten.
extract-files-create-new-image = Entnehmen Sie seine Dateien und erstellen Sie ein neues Abbild.
udf-cant-record-name = UDF kann den Namen „{ $a }“ nicht festhalten: Er ist länger als 254 Zeichen, oder als 127 mit anderen als westeuropäischen Buchstaben.
give-shorter-name = Geben Sie einen kürzeren Namen.
longer-than-gb-discern = „{ $a }“ ist länger als die { $b } GB, die Discern als eine Datei in UDF schreibt.
split-the-file = Teilen Sie die Datei.
udf-cant-record-where = UDF kann nicht festhalten, wohin die Verknüpfung „{ $a }“ führt: Ein Teil ihres Ziels ist zu lang.
give-link-shorter-target = Geben Sie der Verknüpfung ein kürzeres Ziel.
udf-volume-blocks-bytes-discern = Dieses UDF-Volume hat Blöcke zu { $a } Byte. Discern schreibt UDF mit Blöcken bis 2048 Byte.
udf-volume-which-discern = Dieses UDF-Volume hat { $a }; Discern liest das, schreibt es aber nicht.
# What the UDF volume has
virtual-partition = eine virtuelle Partition wie auf einmal beschreibbaren Medien
sparable-partition = eine Partition mit Ersatzsektoren (sparable) wie auf wiederbeschreibbaren Medien
metadata-partition = eine Metadaten-Partition wie auf Blu-ray-Discs
several-partitions = mehrere Partitionen
fat-image-incomplete-ends = Das FAT-Image ist unvollständig: Es endet innerhalb seiner Tabellen.
folder-fat-image = „{ $a }“ ist ein Ordner des FAT-Images.
file-fat-image = „{ $a }“ ist eine Datei des FAT-Images.
there-no-room-fat-image-which = Im FAT-Image ist kein Platz, und es kann nicht wachsen, weil die Firmware es als Datenträger emuliert.
remove-something-from-first = Entfernen Sie zuerst etwas daraus.
root-folder-fat-image = Der Stammordner des FAT-Images ist voll.
there-no-room-fat-image-cant = Im FAT-Image ist kein Platz, und es lässt sich nicht vergrößern.
fat-image-full-fat16 = Das FAT-Image ist voll: FAT16 kann höchstens { $a } Cluster haben, hier zu { $b } Byte.
remove-something-from-or = Entfernen Sie etwas daraus, oder ersetzen Sie es durch ein größeres FAT32-Image.
cant-name-file-fat = „{ $a }“ kann kein Dateiname in einem FAT-Image sein.
use-up-255-characters = Verwenden Sie bis zu 255 Zeichen außer " * / : < > ? \ | und am Ende weder Punkt noch Leerzeichen.

## container, archive, codec, source, fs: refused files

archive-cut-off-or = Dies ist ein abgeschnittenes oder beschädigtes 7z-Archiv: Sein Verzeichnis, das zuletzt kommt, ist nicht, wo es sein sollte.
archive-encrypted-discern-cant = Dieses 7z-Archiv ist verschlüsselt, und Discern kann es nicht entschlüsseln.
unpack-7-zip-open = Entpacken Sie es mit 7-Zip, und öffnen Sie das Ergebnis.
archive-packed-which-discern = Dieses 7z-Archiv ist mit { $a } gepackt; Discern entpackt das nicht.
unpack-7z-archive-bytes = Um dieses 7z-Archiv zu entpacken, müssen { $a } Bytes Daten entpackt werden oder sind { $b } Bytes Speicher nötig; so viel hat Discern nicht.
file-compressed-which-discern = Diese Datei ist mit { $a } komprimiert; Discern entpackt das nicht.
unpack-archive-another-program = Entpacken Sie das Archiv mit einem anderen Programm.
file-encrypted-discern-doesnt = Diese Datei ist verschlüsselt, und Discern entschlüsselt nicht.
unpack-archive-password-another = Entpacken Sie das Archiv mit seinem Passwort in einem anderen Programm.
zip-archive-last-parts = Dieses ZIP-Archiv ist das letzte von { $a } Teilen, und Discern fügt sie nicht zusammen.
join-them-first-example = Fügen Sie sie vorher zusammen, etwa mit `zip -s 0`.
zip-archive-cut-off = Dies ist ein abgeschnittenes ZIP-Archiv: Sein Verzeichnis, das zuletzt kommt, fehlt.
data-unpacks-more-than = Diese { $a }-Daten ergeben entpackt mehr als { $b } GiB, das Meiste, was Discern entpackt, um hineinzusehen.
unpack-another-program-open = Entpacken Sie sie mit einem anderen Programm, und öffnen Sie das Ergebnis.
data-unpacks-no-room = Diese { $a }-Daten ergeben entpackt mehr als { $b } GiB, und auf der Festplatte ist kein Platz dafür.
free-space-or-unpack = Geben Sie Speicherplatz frei, oder entpacken Sie sie mit einem anderen Programm, und öffnen Sie das Ergebnis.
data-unpacks-more-than-gib = Diese { $a }-Daten ergeben entpackt mehr als { $b } GiB fast nur aus Wiederholungen, wie es kein Abbild tut; Discern hat daher aufgehört, sie zu entpacken.
if-you-trust-unpack = Wenn Sie ihnen vertrauen, entpacken Sie sie mit einem anderen Programm, und öffnen Sie das Ergebnis.
tracks-packed-way-isnt = Die Tracks von „{ $a }“ sind auf eine nicht dokumentierte Weise gepackt; Discern kann sie nicht entpacken.
convert-program-made = Konvertieren Sie es mit dem Programm, das es erstellt hat.
clonecd-descriptor-without-table = Dies ist ein CloneCD-Deskriptor ohne Inhaltsverzeichnis: Kein Abschnitt sagt, wo ein Track beginnt.
cut-off-or-only = Er ist abgeschnitten, oder nur seine ersten Zeilen wurden kopiert.
get-complete-copy-ccd = Besorgen Sie sich eine vollständige Kopie der .ccd-Datei, oder öffnen Sie die .img-Datei allein.
chd-image-version-discern = Dies ist ein CHD-Abbild der Version { $a }. Discern liest die Versionen 3 bis 5.
convert-chdman-copy-i = Konvertieren Sie es mit „chdman copy -i IN.chd -o OUT.chd“.
chd-image-packed-which = Dieses CHD-Abbild ist mit „{ $a }“ gepackt; Discern entpackt das nicht.
convert-chdman-copy-i-chd = Konvertieren Sie es mit „chdman copy -i IN.chd -o OUT.chd -c none“.
audio-cd-1-tracks = Eine Audio-CD hat 1 bis { $a } Tracks, und es sind { $b } WAVE- oder FLAC-Dateien.
choose-other-files = Wählen Sie andere Dateien.
by-name-or-beginning-format = Dem Namen oder Anfang nach ist es das Format „Cue-Sheet mit seinen Dateien (CUE/BIN)“, aber keiner seiner Tracks ist zu verstehen: erwartet { $a }, gefunden { $b }.
get-complete-copy-correct = Besorgen Sie sich eine vollständige Kopie, berichtigen Sie sie in einem Texteditor, oder öffnen Sie die Datei mit den Sektoren allein.
records-changes-disk-end = „{ $a }“ hält Änderungen an einem Datenträger fest, der letztlich Änderungen an „{ $a }“ selbst festhält.
one-files-wrong-name = Eine der Dateien hat den falschen Namen: Öffnen Sie den Datenträger zusammen mit den Dateien, mit denen er erstellt wurde.
encrypted-discern-cant-decrypt = „{ $a }“ ist verschlüsselt, und Discern kann es nicht entschlüsseln.
decrypt-program-made = Entschlüsseln Sie es mit dem Programm, das es erstellt hat.
uses-feature-format-discern = „{ $a }“ verwendet etwas aus seinem Format, das Discern nicht liest: { $b }.
convert-another-format-program = Konvertieren Sie es mit dem Programm, das es erstellt hat, in ein anderes Format.
program-playstation-portable-holds = „{ $a }“ ist ein Programm für die PlayStation Portable und enthält keine PlayStation-Disc.
encrypted-disk-image-discern = „{ $a }“ ist ein verschlüsseltes Datenträgerabbild, und Discern kann es nicht entschlüsseln.
open-on-mac-or = Öffnen Sie es auf einem Mac, oder konvertieren Sie es dort mit „hdiutil convert -format UDZO“.
part-disk-image-discern = „{ $a }“ ist Teil { $b } von { $c } eines Datenträgerabbilds; Discern liest nur Abbilder aus einem Teil.
join-parts-on-mac = Fügen Sie die Teile auf einem Mac mit „hdiutil convert -format UDZO“ zusammen.
gdi-file-which-lists = Dies ist eine GDI-Datei, die die Tracks einer Dreamcast-Disc aufführt, und sie führt keinen Track auf, der eine Datei hat.
get-complete-copy-or-open = Besorgen Sie sich eine vollständige Kopie, oder öffnen Sie die Dateien der Tracks einzeln.
alcohol-120-or-daemon = Dies ist ein Abbild von Alcohol 120% oder DAEMON Tools in Version 2 (MDX, oder MDS mit MDF), dessen Deskriptor verschlüsselt ist.
discern-reads-version-1 = Discern liest nur Version 1.
convert-iso-or-version = Konvertieren Sie es mit dem Programm, das es erstellt hat, in ISO oder Version 1.
there-no-file-open = Es gibt keine Datei zu öffnen.
choose-image-all-files = Wählen Sie das Abbild und alle Dateien, die dazugehören.
table-contents-cdrdao-none = Dies ist ein Inhaltsverzeichnis von cdrdao, und keiner seiner Tracks war zu verstehen.
get-complete-copy-toc = Besorgen Sie sich eine vollständige Kopie der .toc-Datei, oder öffnen Sie ihre Datendatei allein.
begins-disk-amiga-but = Dies beginnt wie ein Datenträger eines Amiga, hat aber kein Stammverzeichnis.
disks-start-game-or = Datenträger, die ein Spiel oder eine Demo selbst starten, haben oft keine Dateien. Verwenden Sie ihn in einem Emulator.
container-apfs-spread-over = Dieser APFS-Container ist über zwei Geräte verteilt (Fusion).
open-on-mac-made = Öffnen Sie ihn auf dem Mac, der ihn erstellt hat.
all-volumes-container-apfs = Alle Volumes dieses APFS-Containers sind verschlüsselt (FileVault).
open-key-on-system = Öffnen Sie ihn mit seinem Schlüssel auf dem System, das ihn erstellt hat.
file-compressed-by-method = Diese Datei ist mit einem Verfahren komprimiert, das Discern nicht entpacken kann (decmpfs { $a }).
copy-on-mac-which = Kopieren Sie sie auf einem Mac; er entpackt sie.
volume-btrfs-features-discern = Dieses Btrfs-Volume hat Merkmale, die Discern nicht kennt: { $a }.
open-linux-made = Öffnen Sie es mit dem Linux, das es erstellt hat.
volume-erofs-features-discern = Dieses EROFS-Volume hat Merkmale, die Discern nicht kennt: { $a }.
extract-fsck-erofs-version = Entpacken Sie es mit fsck.erofs der Version, die es erstellt hat.
journal-ext-volume-elsewhere = Dies ist das Journal eines ext-Volumes, das woanders ist.
it-has-no-files = Es hat keine Dateien.
open-volume-itself = Öffnen Sie das Volume selbst.
file-encrypted-discern-no = Diese Datei ist verschlüsselt, und Discern hat keinen Schlüssel dafür.
open-key-on-computer = Öffnen Sie sie mit dem Schlüssel auf dem Computer, von dem sie stammt.
not-fat-image = Dies ist kein FAT-Image.
fat-image-damaged-chain = Das FAT-Image ist beschädigt: Eine Kette von Clustern endet nicht.
fat-volume-incomplete-ends = Das FAT-Volume ist unvollständig: Es endet innerhalb seiner Tabellen.
file-compressed-by-zisofs2 = Diese Datei ist durch zisofs2 mit { $a } komprimiert. Discern kann nur zlib entpacken.
windows-keeps-file-compressed = Windows hält diese Datei auf eine Weise komprimiert, die Discern nicht entpackt ({ $a }).
windows-can-read = Windows kann sie lesen.
file-encrypted-by-windows = Diese Datei ist durch Windows verschlüsselt (EFS), und Discern hat keinen Schlüssel dafür.
open-on-computer-user = Öffnen Sie sie auf dem Computer und als der Benutzer, der sie verschlüsselt hat.
file-compressed-by-method-which = Diese Datei ist mit Verfahren { $a } komprimiert, das Discern nicht entpackt.
windows-may-able-read = Windows kann sie vielleicht lesen.
content-file-not = Der Inhalt dieser Datei ist nicht in ihr. Art: { $a }.
# What it is
file-data-elsewhere = Datei, deren Daten woanders liegen (Deduplizierung)
file-in-cloud = Datei in einer Cloud
open-on-computer-from = Öffnen Sie sie auf dem Computer, von dem sie stammt.
squashfs-volume-compressed-which = Dieses SquashFS-Volume ist mit { $a } komprimiert, das Discern nicht entpackt.
on-linux-unsquashfs-can = Unter Linux kann `unsquashfs` seine Dateien entnehmen.
squashfs-discern-reads-versions = Dies ist SquashFS { $a }. Discern liest die Versionen 1 bis 4.
squashfs-volume-incomplete-bytes = Dieses SquashFS-Volume ist unvollständig: Es hat { $a } von { $b } Bytes.
list-files-at-end = Seine Dateiliste steht am Ende, und das fehlt.
content-file-another-part = Der Inhalt dieser Datei ist in einem anderen Teil des Windows-Images; dies ist Teil { $a } von { $b }.
join-parts-wimlib-imagex = Fügen Sie die Teile mit `wimlib-imagex join NEW.wim PART1.swm PART2.swm …` zusammen, dann öffnen Sie das Ergebnis.
windows-image-no-content = Das Windows-Image hat keinen Inhalt für diese Datei.
windows-image-made-sent = Dieses Windows-Image ist zum Senden durch eine Pipe gemacht; Discern liest diese Form nicht.
write-anew-wimlib-imagex = Schreiben Sie es mit `wimlib-imagex export IMAGE all NEW.wim` neu.
packed-unknown-method-which = Dies ist mit einem unbekannten Verfahren gepackt, das Discern nicht entpackt.
write-image-anew-wimlib = Schreiben Sie das Image mit `wimlib-imagex export IMAGE all NEW.wim --compress=LZX` neu.
volume-xfs-features-discern = Dieses XFS-Volume hat Merkmale, die Discern nicht kennt: { $a }.
file-lies-images-archives = Diese Datei liegt in { $a } Abbildern und Archiven ineinander; tiefer geht Discern nicht.
may-hold-itself-files = Vielleicht enthält es sich selbst, wie Dateien, die Programme beschäftigen sollen.
if-real-image-extract = Wenn es ein echtes Abbild ist, entnehmen Sie es und öffnen Sie es allein.

## texts elsewhere that would match others of these

there-no-path-table = Es gibt keine Pfadtabelle in Big-Endian-Reihenfolge. Kein gängiges System braucht heute eine.
file-holds-discs-game = Die Datei enthält die Discs eines Spiels, das auf mehreren kam. Discern zeigt die erste davon.
what-packed-doesnt-unpack = was gepackt wurde, ergibt entpackt nicht dieselben Bytes
sectors-before-volume = Sektoren vor dem Volume
sector-root-directory = Sektor des Stammverzeichnisses
place-data-file = Ort in der Datendatei

## signature: what a file is instead of an image

# Within “This is …, not an image of a disc or disk.” and others; the variables are names
a-picture = ein Bild ({ $a })
a-drawing = eine Zeichnung ({ $a })
a-model = ein Modell ({ $a })
a-font = eine Schrift ({ $a })
an-audio-file = eine Audiodatei ({ $a })
a-video = ein Video ({ $a })
piece-music = ein Musikstück ({ $a })
audio-or-video-file = eine Audio- oder Videodatei ({ $a })
video-or-audio-file = eine Video- oder Audiodatei ({ $a })
a-document = ein Dokument ({ $a })
a-database = eine Datenbank ({ $a })
a-data-file = eine Datendatei ({ $a })
a-program = ein Programm ({ $a })
a-program-for = ein Programm für { $a }
a-kind-disc-image = ein { $a }-Disc-Abbild ({ $b })
a-kind-image-of = ein { $a }-Abbild ({ $b })
an-kind-image-of = ein { $a }-Abbild ({ $b })
a-kind-image = ein { $a }-Abbild
an-kind-image = ein { $a }-Abbild
a-disk = ein { $a }-Datenträger ({ $b })
a-disk-descriptor = ein { $a }-Datenträger-Deskriptor ({ $b })
a-descriptor = ein { $a }-Deskriptor ({ $b })
an-descriptor = ein { $a }-Deskriptor ({ $b })
a-disc-of-the = eine Disc für { $a }
volume-encrypted-by = ein Volume, verschlüsselt durch { $a }
file-packed = eine mit { $a } gepackte Datei
a-volume = ein { $a }-Volume
an-volume = ein { $a }-Volume
a-archive = ein { $a }-Archiv
an-archive = ein { $a }-Archiv
a-of-windows = eine Windows-Datei ({ $a })
part-set = Teil eines Satzes { $a }
torrent-which-only-tells = ein Torrent, der einem Programm nur sagt, was herunterzuladen ist
zip-archive-without-files = ein ZIP-Archiv ohne Dateien
collection-fonts = eine Sammlung von Schriften
help-file-windows-chm = eine Hilfedatei von Windows (CHM)
document-microsoft-office = ein Dokument von Microsoft Office
mailbox-outlook = ein Postfach von Outlook
pack-git = ein Pack von Git
property-list-macos = eine Eigenschaftsliste von macOS
event-log-windows = ein Ereignisprotokoll von Windows
shortcut-windows = eine Verknüpfung von Windows
registry-file-windows = eine Registrierungsdatei von Windows
program-macos-java = ein Programm für macOS oder Java
video-matroska-webm = ein Video (Matroska oder WebM)
apple-disk-image = ein Apple-Datenträgerabbild (DMG)
virtual-pc-disk = eine virtuelle Festplatte (VHD)
ext-volume = ein ext2-, ext3- oder ext4-Volume
library-object-files = eine Bibliothek von Objektdateien
image-raw-cd-sectors = ein Abbild roher CD-Sektoren
cabinet-archive-cab = ein Cabinet-Archiv (CAB)
package-debian = ein Paket von Debian
an-rpm-package = ein RPM-Paket
part-apple-corestorage-volume = Teil eines Apple-CoreStorage-Volumes
part-linux-raid = Teil eines Linux-RAIDs
linux-swap-area = ein Linux-Swap-Bereich
an-apfs-container = ein APFS-Container
part-zfs-pool = Teil eines ZFS-Pools
part-bcache-set = Teil eines bcache-Satzes
ubi-image-flash-memory = ein UBI-Abbild eines Flash-Speichers

## Titles of groups of facts.

group-image = Abbild
group-volume = Volume
plain-image = Einfaches Abbild
