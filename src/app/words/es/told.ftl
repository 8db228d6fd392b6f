### Sentences that the worker makes in English while it runs, as the code has them.
###
### The page finds the template that a sentence matches; its variables match any text, and what they matched is
### translated again: see `src/app/words/told.rs`. So small phrases are here, too, which stand within others.
### `tests/words.rs` asserts that the code still has each of them.

## names of views

udf-earlier-state = UDF, estado anterior
apfs-snapshot = APFS, instantánea
cpio-archive = Archivo cpio
tar-archive = Archivo tar
zip-archive = Archivo ZIP
boot-images = Imágenes de arranque
snapshots = Instantáneas

## overview: what it is

what-it-is = Qué es
contents = Contenido
also = También
title = Título
version = Versión
variant = Variante
build = Compilación
product-code = Código de producto
region = Región
architecture = Arquitectura
languages = Idiomas
recognized-as-in = Reconocido como en
container = Contenedor
medium = Soporte
file-systems = Sistemas de archivos
not-read = Sin leer
label = Etiqueta
made-with = Creado con
made = Creado
title-sets = Conjuntos de títulos
performer = Intérprete
audio-tracks = Pistas de audio
video = Vídeo
date = Fecha
maker = Fabricante
disc = Disco
program = Programa
code-name = Nombre en clave
name-release = Nombre de la versión
systems = Sistemas
editions = Ediciones
dvd-blu-ray-disc = DVD o Blu-ray
disk-small = disco
disc-small = disco
# “a” stands for names of file systems, as in ISO 9660
image-with = Una imagen con { $a }
image-with-two = Una imagen con { $a } y { $b }
labeled-image-with = «{ $a }»: una imagen con { $b }
labeled-image-with-two = «{ $a }»: una imagen con { $b } y { $c }
image-unread = Una imagen con { $a }, que Discern no lee
labeled-image-unread = «{ $a }»: una imagen con { $b }, que Discern no lee
image-no-system = Una imagen sin ningún sistema de archivos que Discern lea
labeled-image-no-system = «{ $a }»: una imagen sin ningún sistema de archivos que Discern lea
# As in PlayStation game SLUS-00351 “Ridge Racer” for North America
game = Juego de { $a }
game-code = Juego de { $a } { $b }
game-code-title = Juego de { $a } { $b } «{ $c }»
game-for = Juego de { $a } para { $b }
game-code-for = Juego de { $a } { $b } para { $c }
game-code-title-for = Juego de { $a } { $b } «{ $c }» para { $d }
game-title-for = Juego de { $a } «{ $b }» para { $c }
north-america = Norteamérica
europe = Europa
japan = Japón
asia = Asia
korea = Corea
hong-kong = Hong Kong
brazil = Brasil
australia = Australia
taiwan = Taiwán
all-regions = todas las regiones
one-region = región { $a }
regions = regiones { $a }
audio-cd = CD de audio
grub-rescue-disc = Disco de rescate de GRUB
virtio-win-drivers = Controladores virtio-win
cloud-init-data = Datos de cloud-init
kickstart-data = Datos de Kickstart

## overview: whether it is complete

is-complete = ¿Está completa?
incomplete-file-image-missing = Incompleta: falta un archivo de la imagen
incomplete-files-image-missing = Incompleta: faltan { $a } archivos de la imagen
complete = Completa
nothing-says-how-large = Nada indica el tamaño que debe tener
# “a” is a size
incomplete-are-missing = Incompleta: faltan { $a }
incomplete-is-missing = Incompleta: falta { $a }
missing-file = Archivo que falta
ends-at-byte-which = termina en el byte { $a }, que está presente
ends-at-byte-image = termina en el byte { $a }, la imagen en el { $b }: faltan { $c }
ends-at-byte-image-at = termina en el byte { $a }, la imagen en el { $b }: falta { $c }
behind-last-end = Tras el último final
size-bytes = { $a } ({ $b } bytes)
files = Archivos
none-bytes-there = no está ninguno de sus { $a } bytes
bytes-there = están { $a } de { $b } bytes
# “a” is the name of a file system
volume = Volumen { $a }
partition-of = Partición { $a } ({ $b })
backup-gpt = Copia de seguridad de la GPT
track-n = Pista { $n }
no-files = Sin archivos
no-files-so-far = Sin archivos hasta ahora
all-files-complete = Los { $a } archivos están completos
all-files-complete-so = Los { $a } archivos están completos hasta ahora
files-complete-not = { $a } archivos están completos, { $b } no
files-complete-not-so = { $a } archivos están completos, { $b } no, hasta ahora

## overview: whether it boots

will-it-boot = ¿Arrancará?
whether-boots-cant-read = No se puede determinar si arranca
may-boot-on-some = Puede que arranque en algunos equipos
doesnt-boot = No arranca
# Here and below, $a and $b are kinds of firmware, as in BIOS and UEFI
boots-both = Arranca en { $a }, desde disco y memoria USB
boots-two-both = Arranca en { $a } y { $b }, desde disco y memoria USB
boots-disc-only = Arranca en { $a } desde disco, no desde memoria USB
boots-two-disc-only = Arranca en { $a } y { $b } desde disco, no desde memoria USB
boots-disc = Arranca en { $a } desde disco
boots-two-disc = Arranca en { $a } y { $b } desde disco
boots-stick = Arranca en { $a } desde memoria USB
boots-two-stick = Arranca en { $a } y { $b } desde memoria USB
boots-disc-stick = Arranca en { $a } desde disco y en { $b } desde memoria USB
boots-on-two-disc-stick = Arranca en { $a } y { $b } desde disco, y en { $c } desde memoria USB
boots-on-disc-two-stick = Arranca en { $a } desde disco, y en { $b } y { $c } desde memoria USB
boots-on-two-disc-two-stick = Arranca en { $a } y { $b } desde disco, y en { $c } y { $d } desde memoria USB
# A label: “a” is a kind of firmware
from-disc = { $a } desde disco
from-stick = { $a } desde USB
# A sentence that gives the reason follows
yes = Sí. { $a }
no = No. { $a }
perhaps = Quizá. { $a }
there-no-boot-catalog = No hay catálogo de arranque (El Torito).
boot-catalog-no-bootable = El catálogo de arranque no tiene ninguna entrada arrancable para BIOS.
boot-record-not-sector = El registro de arranque no está en el sector 17, donde lo busca el firmware.
boot-image-bios-missing = La imagen de arranque para BIOS falta o está vacía.
entry-bios-not-first = La entrada para BIOS no es la primera del catálogo de arranque: algunos firmwares solo miran ahí.
boot-catalog-el-torito = El catálogo de arranque (El Torito) indica una imagen de arranque para BIOS, { $a }.
there-no-boot-catalog-el = No hay catálogo de arranque (El Torito) que lleve a { $a }.
in-boot-image = { $a } está en la imagen de arranque del catálogo de arranque (El Torito).
in-boot-image-for = { $a }, en la imagen de arranque del catálogo de arranque (El Torito), es un programa para { $b }.
in-boot-image-no-program = { $a }, en la imagen de arranque del catálogo de arranque (El Torito), no es un programa para UEFI.
boot-image-not-marked = { $a } está en una imagen de arranque que no está marcada para UEFI: algunos firmwares la aceptan.
boot-catalog-no-bootable-entry = El catálogo de arranque no tiene ninguna entrada arrancable para UEFI.
there-no-boot-image = No hay { $a } en la imagen de arranque para UEFI.
boot-image-uefi-no = La imagen de arranque para UEFI no tiene sistema de archivos FAT.
first-sector-no-boot = El primer sector no es un sector de arranque: no termina en 55 AA.
first-sector-no-boot-code = El primer sector no tiene código de arranque.
boot-code-only-says = El código de arranque solo indica que no hay nada que arrancar.
boot-sector-loads-from = El sector de arranque carga datos de más allá del final de la imagen.
boot-sector-isolinux-isohybrid = El sector de arranque es el de ISOLINUX (isohybrid).
boot-sector-grub-2 = El sector de arranque es el de GRUB 2.
boot-sector-memtest86 = El sector de arranque es el de Memtest86+.
boot-sector-grub4dos = El sector de arranque es el de GRUB4DOS.
discern-doesnt-know-loader = Discern no conoce el cargador del sector de arranque.
mbr-boot-code-partition = El MBR tiene código de arranque y la partición { $a } está marcada y tiene sector de arranque.
partition-marked-but-no = La partición { $a } está marcada, pero no tiene sector de arranque.
fat-file-system-image = el sistema de archivos FAT que es la propia imagen
partitions-mbr-overlap-some = Las particiones del MBR se solapan: algunos firmwares ignoran entonces la tabla.
only-boot-image-boot = { $a } solo está en la imagen de arranque del catálogo de arranque, que ninguna partición señala: la mayoría de los firmwares no mira ahí en una memoria USB.
there-no-partition-table = No hay tabla de particiones.
no-partition-fat-file = Ninguna partición con sistema de archivos FAT tiene { $a }.
in-fat = { $a } está en el sistema de archivos FAT que es la propia imagen.
in-fat-for = { $a }, en el sistema de archivos FAT que es la propia imagen, es un programa para { $b }.
in-fat-no-program = { $a }, en el sistema de archivos FAT que es la propia imagen, no es un programa para UEFI.
in-partition = { $a } está en la partición { $b } ({ $c }).
in-is-a-program-for = { $a }, en { $b }, es un programa para { $c }.
no-program-uefi = { $a }, en { $b }, no es un programa para UEFI.
needed-for-booting = Necesario para arrancar

## overview: loaders and their signatures

not-read-so-not = para { $a }, { $b }; sin leer, así que no se sabe si está revocado
signed-by-issued-by = firmado por { $a } (emitido por { $b })
changed-since-signed-by = modificado después de que lo firmara { $a }
not-signed-doesnt-start = sin firmar: no arranca con Secure Boot activado
revoked-by-level = revocado por el nivel { $a } ({ $b }): { $c } debe ser { $d }
# “a” is a list of revocations
not-on-list = no está en { $a }
hash-on = su hash está en { $a }
hash-on-since = su hash está en { $a } desde { $b }
certificate-on = el certificado { $a } está en { $b }
certificate-on-since = el certificado { $a } está en { $b } desde { $c }
firmware-taken-revocation-doesnt = { $a }: el firmware que ha recibido esta revocación no lo arranca
revoked = revocado: { $a }
security-version-svn-unknown = versión de seguridad (SVN) desconocida: { $a } exige { $b }
security-version-svn-lower = versión de seguridad (SVN) { $a }, inferior a la { $b } que exige { $c }: no arranca donde Windows la ha aplicado
security-version-svn-not = versión de seguridad (SVN) { $a }, no inferior a la { $b } que exige { $c }

## overview: whether it fits

will-it-fit = ¿Cabrá?
needs = Necesita
sectors-of-bytes = { $a } ({ $b } sectores de { $c } bytes)
other-discs = Otros discos
audio-or-raw-sectors = Tiene audio o sectores sin procesar, que solo admite un CD
fits-on-both-layers = cabe en dos capas, quedan libres { $a }
fits-or-more-stay = cabe, quedan libres { $a } o más
fits-stay-free = cabe, quedan libres { $a }
only-by-overburning-too = solo con sobregrabado: sobran { $a }
doesnt-fit-too-much = no cabe: sobran { $a }
mini-cd-21-minutes = mini-CD (21 minutos, 8 cm)
mini-dvd-8-cm = mini-DVD (8 cm)
stick = USB de { $n } GB
too-large-cd = Demasiado grande para un CD
too-large-any-common = Demasiado grande para los soportes habituales
fits-on-cd = Cabe en un CD
fits-on-dvd = Cabe en un DVD
fits-on-dvd-two = Cabe en un DVD de doble capa
fits-on-a = Cabe en un { $a }

## overview: whether names survive

will-names-survive = ¿Se conservarán los nombres?
names = Nombres
ms-dos-other-old = MS-DOS y otros sistemas antiguos
names-not-looked-at = Nombres aún sin examinar
# “a” is a number of names, “b” the path of one of them
too-long-name = { $a } con el nombre demasiado largo, como { $b }
too-long-path = { $a } con la ruta demasiado larga, como { $b }
characters-arent-allowed = { $a } con caracteres no permitidos, como { $b }
reserved-name-or-one = { $a } con un nombre reservado o terminado en punto o espacio, como { $b }
differ-from-another-only = { $a } que difieren de otro solo en mayúsculas y minúsculas, como { $b }
too-many-folders = { $a } dentro de demasiadas carpetas, como { $b }
all-names-survive = Todos los nombres se conservan en Windows, macOS y Linux
all-names-survive-so-far = Todos los nombres se conservan en Windows, macOS y Linux hasta ahora
names-lost = Algunos nombres no se conservan en { $a }
names-lost-so-far = Algunos nombres no se conservan en { $a } hasta ahora
names-lost-two = Algunos nombres no se conservan en { $a } y { $b }
names-lost-two-so-far = Algunos nombres no se conservan en { $a } y { $b } hasta ahora
one-byte = 1 byte
n-bytes = { $n } bytes
file-no-list-revocations = El archivo no es una lista de revocaciones.
download-dbxupdate-bin-architecture = Descargue el dbxupdate.bin de la arquitectura desde uefi.org/revocationlistfile.

## check: sums that the image carries

# In the sentences about sums, the last variable is what they were compared with
sum-matches = La suma de comprobación coincide con { $a }.
sum-all-match = Las { $a } sumas de comprobación coinciden con { $b }.
sum-only-differs = 1 de { $a } suma de comprobación no coincide con { $b }.
sum-one-differs = 1 de { $a } sumas de comprobación no coincide con { $b }.
sum-some-differ = { $a } de { $b } sumas de comprobación no coinciden con { $c }.
sum-damaged-one = 1 de { $a } sumas de comprobación no coincide con { $b }. 1 archivo está dañado.
sums-damaged-one = { $a } de { $b } sumas de comprobación no coinciden con { $c }. 1 archivo está dañado.
sums-damaged = { $a } de { $b } sumas de comprobación no coinciden con { $c }. { $d } archivos están dañados.
file-damaged = 1 archivo está dañado.
files-are-damaged = { $a } archivos están dañados.
sum-but-missing = La suma de comprobación coincide con { $a }. Pero falta «{ $b }».
sums-but-missing = Las { $a } sumas de comprobación coinciden con { $b }. Pero falta «{ $c }».
structure-matches = La suma de comprobación de sus estructuras coincide con { $a }.
structure-all-match = Las { $a } sumas de comprobación de sus estructuras coinciden con { $b }.
structure-only-differs = 1 de { $a } suma de comprobación de sus estructuras no coincide con { $b }.
structure-one-differs = 1 de { $a } sumas de comprobación de sus estructuras no coincide con { $b }.
structure-some-differ = { $a } de { $b } sumas de comprobación de sus estructuras no coinciden con { $c }.
record-matches = El registro coincide con { $a }.
record-all-match = Los { $a } registros coinciden con { $b }.
record-only-differs = 1 de { $a } registro no coincide con { $b }.
record-one-differs = 1 de { $a } registros no coincide con { $b }.
record-some-differ = { $a } de { $b } registros no coinciden con { $c }.
file-matches = El archivo coincide con { $a }.
file-all-match = Los { $a } archivos coinciden con { $b }.
file-only-differs = 1 de { $a } archivo no coincide con { $b }.
file-one-differs = 1 de { $a } archivos no coincide con { $b }.
file-some-differ = { $a } de { $b } archivos no coinciden con { $c }.
the-image-matches = La imagen coincide con { $a }.
# Stands after “matches”
the-data = los datos
data-libisofs-recorded = los datos tal como los registró libisofs
its-checksum = su suma de comprobación
checksum-isomd5sum-put-into = la suma de comprobación que isomd5sum incluyó en ella
the-checksums-of = las sumas de comprobación que contiene { $a }
data-expected-found = { $a } de los datos: se esperaba { $b }, se encontró { $c }
stored-data-expected-found = { $a } de los datos almacenados: se esperaba { $b }, se encontró { $c }
checksums-tables-expected-found = { $a } de las sumas de comprobación de las tablas: se esperaba { $b }, se encontró { $c }
adler-32-block-expected = Adler-32 del bloque { $a }: se esperaba { $b }, se encontró { $c }
adler-32-block = Adler-32 del bloque { $a }: { $b }
cant-be-checked = No se puede comprobar «{ $a }»: { $b }.
crcs-gpt = CRC de la GPT
checksum-image-isomd5sum = Suma de comprobación de la imagen (isomd5sum)
checksums-image-files-libisofs = Sumas de comprobación de imagen y archivos (libisofs)
checksums-session-sector-libisofs = Sumas de comprobación de la sesión del sector { $a } (libisofs)
tags-crcs-udf = Etiquetas y CRC de UDF
checksums-of-exfat = Sumas de comprobación de exFAT
the-volume = el volumen
packed-data-squashfs = Datos comprimidos de SquashFS
the-archive = el archivo comprimido
found-value = se encontró { $a }
damaged-or-cut-off = { $a } está dañado o cortado y no se puede descomprimir hasta el final.
unpacks-end-without-error = { $a } se descomprime hasta el final sin errores.
packed-with = Comprimido con { $a }
checksums-of-files = Sumas de comprobación de archivos ({ $a })
packed-data-of = Datos comprimidos de { $a }
image-ends-at-byte = la imagen termina en el byte { $a }
image-ends-before-data = La imagen termina antes que los datos que abarca su suma de comprobación (isomd5sum).
md5-recorded = MD5 { $a }, y está registrado { $b }
image-doesnt-match-checksum = La imagen no coincide con la suma de comprobación que isomd5sum incluyó en ella.
first-damage-between-bytes = El primer daño está entre los bytes { $a } y { $b }.
the-has-md5-and-is-recorded = { $a }: MD5 { $b }, y está registrado { $c }
checksum-tag-damaged = { $a }: la etiqueta de la suma de comprobación está dañada
image-ends-within-data = { $a }: la imagen termina dentro de sus datos
list-files-checksums-damaged = la lista de sumas de comprobación de los archivos está dañada
session-small = sesión
superblock = superbloque
tree-small = árbol
md5-not-recorded-one = su MD5 no es el registrado
there-no-checksum-tag = no hay etiqueta de suma de comprobación en el sector { $a }
file-isnt-image = el archivo no está en la imagen
not-listed-one = su { $a } no es el de la lista
expected-found = { $a }: se esperaba { $b }, se encontró { $c }
ends-too-soon = termina demasiado pronto
partly-missing = falta una parte
all-files-unpack-without = Los { $a } archivos contenidos en { $b } se descomprimen sin errores.
files-cant-unpacked = { $a } de los { $b } archivos contenidos en { $c } no se pueden descomprimir.
crc-32-recorded = CRC-32 { $a }, y está registrado { $b }

## check: problems

file-is-incomplete = { $a } archivo está incompleto.
file-incomplete-because-image = { $a } archivo está incompleto porque la imagen está cortada.
files-are-incomplete = { $a } archivos están incompletos.
files-incomplete-because-image = { $a } archivos están incompletos porque la imagen está cortada.
volume-is-incomplete = { $a } volumen está incompleto.
volumes-are-incomplete = { $a } volúmenes están incompletos.
folder-cant-listed = { $a } carpeta no se puede mostrar.
folders-cant-listed = { $a } carpetas no se pueden mostrar.
number-recorded-two-ways = { $a } número está registrado de dos formas que difieren.
numbers-recorded-two-ways = { $a } números están registrados de dos formas que difieren.
checksum-doesnt-match = { $a } suma de comprobación no coincide.
checksums-dont-match = { $a } sumas de comprobación no coinciden.
time-isnt-notation-sheets = { $a } tiempo no sigue la notación de las hojas.
times-arent-notation-sheets = { $a } tiempos no siguen la notación de las hojas.
date-isnt-valid = { $a } fecha no es válida.
dates-arent-valid = { $a } fechas no son válidas.
download-or-copy-image = Descargue o copie de nuevo la imagen y compare su tamaño con el que indica su autor.
dont-rely-on-what = No confíe en lo que se muestra aquí.
compare-image-publishers-checksum = Compare la imagen con la suma de comprobación que publica su autor o consígala de nuevo.
files-can-saved = Los archivos se pueden guardar.
test-image-program-or = Pruebe la imagen en el programa o dispositivo al que está destinada.
nothing-done = No hay que hacer nada.
places = { $n } lugares. { $b }

## check: comparing with another image

comparing-images = Comparando imágenes
another-kind-entry = otro tipo de entrada
link-leads-elsewhere = el enlace lleva a otro sitio
cant-read = no se puede leer: { $a }
both-images-hold-same = Las dos imágenes contienen lo mismo: { $a } sectores y { $b } archivos.
# “a” is a list of how many files differ, as in 3 added, 1 removed, 12 files the same
of-sectors-differ = { $a }; { $b } de { $c } sectores difieren.
file-same-1 = { $a }, 1 archivo igual
file-same-2 = { $a }, { $b }, 1 archivo igual
file-same-3 = { $a }, { $b }, { $c }, 1 archivo igual
file-same-4 = { $a }, { $b }, { $c }, { $d }, 1 archivo igual
files-same-1 = { $a }, { $b } archivos iguales
files-same-2 = { $a }, { $b }, { $c } archivos iguales
files-same-3 = { $a }, { $b }, { $c }, { $d } archivos iguales
files-same-4 = { $a }, { $b }, { $c }, { $d }, { $e } archivos iguales
no-file-differs = ningún archivo difiere
n-added = añadidos: { $n }
n-removed = quitados: { $n }
n-changed = modificados: { $n }
n-moved = movidos: { $n }
sector-n = Sector { $n }
sector-of = Sector { $a } de { $b }
sectors-to = Sectores { $a } a { $b } ({ $c })
sectors-of = Sectores { $a } a { $b } de { $c } ({ $d })
there-path = allí: { $a }
bytes-here-there = { $a } bytes aquí, { $b } allí
other-content = otro contenido

## check: sectors and lists of sums

checking = Comprobando
checksums = Sumas de comprobación
part-browser-stopped-reading = Una parte del navegador se detuvo: se lee otra vez para calcular las sumas de comprobación
checking-sectors = Comprobando sectores
trying-to-repair = Intentando reparar
listing = Listando
repaired-by-their-own = { $a } reparados con su propia paridad.
not-repaired-track-from = Sin reparar: { $a } de la pista { $b } desde el sector { $c }.
not-repaired-more-such = Sin reparar: { $a } lugares más como estos.
use-other-files-give = Para usar «{ $a }» con los demás archivos, póngale el nombre «{ $b }» y colóquelo junto a ellos.
there-no-checksum-discern = No contiene ninguna suma de comprobación que Discern pueda calcular.
paste-checksum-crc-32 = Pegue una suma de comprobación (CRC-32, MD5, SHA-1, SHA-256, SHA-512 o BLAKE3) o elija una lista como SHA256SUMS.

## convert: forms

wav-files = Archivos WAV
every-audio-track-on = Cada pista de audio tal como está en el disco, con títulos en cada archivo y una hoja CUE con códigos y pregaps.
flac-files = Archivos FLAC
lossless-about-half-size = Sin pérdida, aproximadamente la mitad de tamaño, con títulos en cada archivo y una hoja CUE.
user-data-sectors = Datos de usuario de los sectores
user-data-each-sector = Los datos de usuario de cada sector de una pista: 2048 bytes, o 2352 si es audio.
whole-sectors = Sectores enteros
all-2352-bytes-each = Los 2352 bytes de cada sector de una pista.
subchannels-of-sectors = Subcanales de los sectores
subchannel-bytes-each-sector = Los 96 bytes de subcanal de cada sector de una pista, canal tras canal.

## convert: what is kept, changed and lost

track-kept = Se conserva 1 pista.
tracks-are-kept = Se conservan { $a } pistas.
format-cant-store-track = Este formato no puede almacenar la pista { $a }.
format-cant-store-tracks = Este formato no puede almacenar las pistas { $a }.
# Numbers of tracks
tracks-numbered-from-becomes = Las pistas se numeran desde { $a }: la { $b } pasa a ser la { $c }.
tracks-numbered-from-become = Las pistas se numeran desde { $a }: de la { $b } a la { $c } pasan a ser de la { $d } a la { $e }.
sessions-are-kept = Se conservan { $a } sesiones.
sessions-become-which-tracks = { $a } sesiones se reducen a { $b }: no se registra qué pistas se grabaron juntas.
not-recorded-gd-rom = No se registra que se trata de un GD-ROM con dos áreas.
track-begins-at-another = La pista empieza en una dirección distinta que en el disco.
tracks-begin-at-other = { $a } pistas empiezan en direcciones distintas que en el disco.
image-begins-at-sector = La imagen empieza en el sector 0 del disco para que sus direcciones sigan siendo correctas: { $a } sectores preceden a los datos.
kept-unchanged = Se conserva sin cambios: { $a }.
user-data-kept = Se conservan los datos de usuario de { $a }.
sync-pattern-header-error = Se omiten el patrón de sincronización, el encabezado y la corrección de errores de { $a }; se pueden volver a generar.
headers-error-correction-which = Se añaden encabezados y corrección de errores, que el origen no almacena: { $a }.
image-incomplete-zeros-fill = La imagen está incompleta: se rellenan con ceros { $a } que faltan.
image-ends-within-sector = La imagen termina dentro de un sector, que se rellena con ceros después de { $a }.
audio-padded-silence-whole = El audio de { $a } se rellena con silencio hasta completar un sector.
pregaps-are-kept = Los pregaps se conservan: { $a }.
pregaps-source-doesnt-store = Los pregaps que el origen no almacena pasan a ser sectores vacíos: { $a }.
empty-pregaps-noted-or = Los pregaps vacíos se anotan o se sobrentienden y no se almacenan: { $a }.
pregaps-stored-at-end = Los pregaps se almacenan al final de la pista anterior: { $a }.
left-out-before-start = Se omite antes del inicio de una pista, aunque no está vacío: { $a }.
index-mark-kept = Se conserva 1 marca de índice.
index-marks-kept = Se conservan { $a } marcas de índice.
index-mark-within-track = Se pierde 1 marca de índice dentro de una pista.
index-marks-within-tracks = Se pierden { $a } marcas de índice dentro de pistas.
mark-where-pregap-begins = Se omite 1 marca de inicio de pregap.
marks-where-pregaps-begin = Se omiten { $a } marcas de inicio de pregap.
catalog-number-kept = Se conserva el número de catálogo { $a }.
catalog-number-not-recorded = No se registra el número de catálogo { $a }.
recording-code-kept = Se conserva 1 código de grabación.
recording-codes-kept = Se conservan { $a } códigos de grabación.
recording-code-isrc-lost = Se pierde 1 código de grabación (ISRC).
recording-codes-isrc-lost = Se pierden { $a } códigos de grabación (ISRC).
copy-permission-kept = Se conserva el permiso de copia: { $a }.
pre-emphasis-flag-kept = Se conserva el indicador de preénfasis: { $a }.
four-channel-flag-kept = Se conserva el indicador de cuatro canales: { $a }.
serial-copy-flag-scms = Se conserva el indicador de copia en serie (SCMS): { $a }.
copy-permission-lost = Se pierde el permiso de copia: { $a }.
pre-emphasis-flag-lost = Se pierde el indicador de preénfasis: { $a }.
four-channel-flag-lost = Se pierde el indicador de cuatro canales: { $a }.
serial-copy-flag-scms-lost = Se pierde el indicador de copia en serie (SCMS): { $a }.
text-kept = Se conserva 1 texto.
texts-titles-names-kept = Se conservan { $a } textos (títulos, nombres).
cd-text-entry-lost = Se pierde 1 entrada de CD-Text.
cd-text-entries-titles = Se pierden { $a } entradas de CD-Text (títulos, nombres).
language-texts-not-recorded = No se registra 1 idioma de los textos.
languages-texts-not-recorded = No se registran { $a } idiomas de los textos.
genre-number-not-recorded = No se registra 1 número de género.
genre-numbers-not-recorded = No se registran { $a } números de género.
texts-stored-another-form = Los textos se almacenan de forma distinta que en el lead-in, que tiene { $a }.
remark-kept = Se conserva 1 comentario.
remarks-are-kept = Se conservan { $a } comentarios.
comment-sheet-rem-lost = Se pierde 1 comentario de la hoja (REM).
comments-sheet-rem-lost = Se pierden { $a } comentarios de la hoja (REM).
subchannels-kept = Se conservan los subcanales de { $a }.
subchannels-lost = Se pierden los subcanales de { $a }.
all-sectors-disk-kept = Se conservan todos los sectores del disco: { $a } bytes.
disk-ends-within-sector = El disco termina dentro de un sector, al que se añaden ceros: { $a }.
end-disk-lost = Se pierde el final del disco: { $a }.
image-records-changes-result = La imagen registra cambios respecto a { $a }. El resultado es el disco con ellos aplicados y no necesita ningún otro archivo.
snapshot-not-kept-only = No se conserva 1 instantánea, solo el estado actual.
snapshots-not-kept-only = No se conservan { $a } instantáneas, solo el estado actual.
comment-not-kept = No se conserva el comentario «{ $a }».
tracks-sectors-taken = Se toman { $a } de los { $b } sectores de la pista.
last-sessions-volume-descriptors = Los descriptores de volumen de la última sesión ocupan el lugar de los de la primera, donde los programas los buscan.
themselves-left-out = Se omiten los propios { $a }.
left-out = Se omite: { $a }.
first-2048-2324-bytes = Se conservan los primeros 2048 de 2324 bytes de { $a } en Form 2.
result-no-longer-shows = El resultado ya no muestra que la corrección de errores de { $a } es errónea, por daño o a propósito.
first-sector = El primero es el sector { $a }, en { $b }.
first-sector-which-no = El primero es el sector { $a }, que no está en ningún archivo.
addresses-subheaders-edc-or = Las direcciones, los subencabezados, el EDC o el ECC de { $a } no se pueden volver a generar a partir de los datos.
# Here and below: numbers within the sentences above
one-sector = 1 sector
n-sectors = { $n } sectores
one-data-sector = 1 sector de datos
n-data-sectors = { $n } sectores de datos
one-track = 1 pista
n-tracks = { $n } pistas
one-other-track = 1 pista más
n-other-tracks = { $n } pistas más
one-other-image = 1 imagen más
n-other-images = { $n } imágenes más
one-pack = 1 paquete
n-packs = { $n } paquetes
file-one = 1 archivo
n-file = { $n } archivo
n-files = { $n } archivos

## convert: why it can't be done

disc-no-audio-all = Este disco no tiene audio: todas sus pistas son de datos.
audio-could-not-encoded = No se ha podido codificar el audio como FLAC: { $a }.
image-disk-which-no = Es una imagen de un disco duro o similar, que no tiene equivalente como disco óptico.
choose-format-disks-such = Elija un formato de disco duro, como «img», o cree una imagen nueva de disco óptico con sus archivos.
image-disc-which-no = Es una imagen de un disco óptico, que no tiene equivalente como disco duro.
choose-format-discs-such = Elija un formato de disco óptico, como «iso».
format-cant-hold-range = Este formato no puede contener un intervalo de sectores.
choose-data-raw-or = Elija «data», «raw» o «sub».
audio-track-not-cd = El audio de la pista { $a } no es audio de CD (44.100 Hz, estéreo, 16 bits) o está comprimido de una forma que Discern no puede descodificar.
convert-first-example-ffmpeg = Conviértalo antes, por ejemplo con «ffmpeg -i NOMBRE -ar 44100 -ac 2 -sample_fmt s16 NUEVO.wav».
track-cant-converted-without = La pista { $a } no se puede convertir sin su archivo.
add-file = Añada «{ $a }».
descriptor-claims-sectors-files = El descriptor declara { $a } sectores y los archivos contienen { $b }, así que el resultado serían sobre todo ceros.
get-complete-files-or = Consiga los archivos completos o convierta una por una las pistas que están completas.
result-would-wrong = El resultado sería erróneo: { $a }
track-no-subchannel-data = La pista { $a } no tiene datos de subcanal en esta imagen.
track-sectors-so-not = La pista { $a } tiene los sectores { $b } a { $c }, así que { $d }..{ $e } no es un intervalo suyo.

## convert: steps and receipts

looking-at-every-sector = Examinando todos los sectores
opening-the-result = Abriendo el resultado
checking-the-result = Comprobando el resultado
checking-new-image = Comprobando la imagen nueva
checksum = Suma de comprobación
there-no-files-compare = No hay archivos que comparar.
all-names-types-sizes = Coinciden los { $a } nombres, tipos y tamaños.
the-files-differ = Los archivos difieren: { $a }.
nothing-differs-but-what = Nada difiere salvo lo indicado.
numbers-modes-places-codes = Se han comparado números, modos, posiciones, códigos, indicadores y textos de las pistas: nada difiere salvo lo indicado.
result-differs-without-word = El resultado difiere en algo que no se ha indicado: { $a }.
every-flac-block-decoded = Cada bloque FLAC se ha descodificado de nuevo y coincide con el audio.
everything-packed-unpacked-again = Todo lo comprimido se ha descomprimido de nuevo y es igual.
opened-again-disk-bytes = Abierto de nuevo: { $a }, un disco de { $b } bytes.
opened-again-sessions-tracks = Abierto de nuevo: { $a }, sesiones: { $b }, pistas: { $c }.
bytes-taken-unchanged-from = { $a } bytes se toman sin cambios del origen.
there-no-sectors-compare = No hay sectores que comparar con el origen.
bytes-compared-source-all = { $a } bytes comparados con el origen: todos iguales.
bytes-compared-source-all-equal = { $a } bytes comparados con el origen: todos iguales; { $b } bytes se toman sin cambios del origen.
bytes-differ-from-source = { $a } de { $b } bytes difieren del origen.
edc-ecc-sectors-their = El EDC y el ECC de { $a } sectores y sus encabezados son correctos.
header-edc-or-ecc = El encabezado, el EDC o el ECC de { $a } sectores es erróneo.
header-edc-or-ecc-sectors = El encabezado, el EDC o el ECC de { $a } sectores es erróneo; el primero es el sector { $b }.
header-edc-or-ecc-sectors-wrong = El encabezado, el EDC o el ECC de { $a } sectores es erróneo; el primero es el sector { $b }, en { $c }.

## edit: refused changes

name-cant-empty = El nombre no puede estar vacío.
stand-folders-cant-names = «.» y «..» representan carpetas y no pueden ser nombres.
names-cant-contain = Los nombres no pueden contener «/».
name-can-have-at = Un nombre puede tener como máximo 255 bytes.
inside-folder-would-replace = «{ $a }» está dentro de la carpeta que reemplazaría.
not-file = «{ $a }» no es un archivo.
floppy-disk-image-must = Una imagen de disquete debe tener 1.228.800, 1.474.560 o 2.949.120 bytes.
choose-another-emulation-or = Elija otra emulación u otro archivo.
hard-disk-image-must = Una imagen de disco duro debe empezar con un registro de arranque maestro (MBR).
can-only-replaced-if = «{ $a }» solo se puede reemplazar si es un archivo, y solo por un archivo.
root-folder-cant-removed = La carpeta raíz no se puede eliminar, renombrar ni reemplazar.
not-folder = «{ $a }» no es una carpeta.
already-exists = «{ $a }» ya existe.
choose-another-name = Elija otro nombre.
cant-moved-into-itself = «{ $a }» no se puede mover dentro de sí misma.
already-exists-not-link = «{ $a }» ya existe y no es un enlace.
not-valid-mode = «{ $a }» no es un modo válido.
enter-permissions-octal-digits = Introduzca los permisos en octal, por ejemplo 755.
field-can-hold-at = Este campo admite como máximo { $a } caracteres, y solo letras, cifras y signos de puntuación ASCII.
item-change-no-longer = El elemento que se quiere modificar ya no existe.
isnt-boot-method-discern = «{ $a }» no es un método de arranque que Discern conozca.
choose-another = Elija otro.
only-one-view-can = Solo se puede editar una vista.
switch-view-change-entry = Cambie a esa vista y modifique allí la entrada.
stored-changes-cant-read = Los cambios guardados no se pueden leer.
discard-stored-changes-make = Descarte los cambios guardados y hágalos de nuevo.
edit-cant-made = No se puede aplicar el cambio { $a }: { $b }
discs-audio-tracks-cant = Los discos con pistas de audio no se pueden devolver a una sesión anterior.

## edit: images that can't be built so

image-can-browsed-but = Esta imagen se puede explorar, pero no editar: { $a }.
only-images-iso-9660 = Solo se pueden editar imágenes con ISO 9660 o UDF.
which-holds-images-data = Falta «{ $a }», que contiene los datos de la imagen.
open-together-file = Ábrala junto con este archivo.
discs-audio-tracks-cant-edited = Los discos con pistas de audio no se pueden editar.
images-several-sessions-cant = Las imágenes con varias sesiones no se pueden editar.
save-one-sessions-image = Guarde antes una de las sesiones como imagen y edítela.
images-whose-data-doesnt = Las imágenes cuyos datos no empiezan al principio del disco no se pueden editar.
image-only-udf-can = Esta imagen solo tiene UDF, y { $a } solo se puede registrar en ISO 9660.
extract-files-create-new = Extraiga sus archivos y cree una imagen nueva que tenga ambos.
# What can only be recorded in ISO 9660
boot-catalog-small = un catálogo de arranque
checksum-of-image-small = una suma de comprobación de la imagen
checksums-of-files-small = sumas de comprobación de archivos
this-text = este texto
image-also-file-system = La imagen también tiene un sistema de archivos { $a }, que Discern no puede escribir.
image-also-file-system-which = La imagen también tiene un sistema de archivos { $a }, que Discern no puede escribir.
new-image-would-wrong = En la imagen nueva sería erróneo, y omitirlo podría hacer que se pierdan archivos que solo están ahí.
build-where-nothing-moves = Genere la imagen sin mover nada o déjela como está.
image-also-hfs-file = La imagen también tiene un sistema de archivos HFS, que Discern no puede escribir.
in-the-new-image-it-would-be-wrong = En la imagen nueva sería erróneo.
what-would-go-resource = Con él se perderían los resource forks y los archivos que solo están ahí: { $a }.
build-where-nothing-moves-or = Genere la imagen sin mover nada, u omítalo si no lo necesita.
udf-cant-left-out = UDF no se puede omitir, porque contiene los archivos de esta imagen: { $a }.
have-them-iso-9660 = Para tenerlos en ISO 9660, extráigalos y cree una imagen nueva.
files-image-udf-also = Los archivos de esta imagen están en UDF y también hay un sistema de archivos HFS, así que uno de los dos sería erróneo si no se mueve nada.
leave-hfs-out = Omita HFS.
image-only-udf-which = Esta imagen solo tiene UDF, que no admite sesiones en un archivo de imagen.
build-where-nothing-moves-what = Genere la imagen sin mover nada: lo nuevo va entonces detrás de los datos antiguos, que también se quedan.
udf-on-image-differs = El UDF de esta imagen difiere del árbol que se edita, así que reescribirlo podría hacer que se pierdan archivos: { $a }.
build-where-nothing-moves-or-leave = Genere la imagen sin mover nada, u omita UDF si no necesita lo que solo está en él.
there-data-where-udf = Hay datos donde UDF necesita sus descriptores, así que no puede quedarse en su sitio.
choose-smallest-rewrite-everything = Elija «Mínima» para reescribirlo todo.
there-no-other-file = no hay ningún otro sistema de archivos

## convert, edit: sentences with their advice

# Where a reason is told as a whole, not as a title and a text
track-cant-converted-without-file = La pista { $a } no se puede convertir sin su archivo. Añada «{ $b }».
track-longer-than-cd = La pista { $a } es más larga que un CD, así que los sectores sin procesar no pueden contener sus direcciones. Elija el formato que conserva los sectores tal como están almacenados.
there-no-data-save = No hay datos que guardar como imagen ISO: todas las pistas son de audio. Elija otro formato.
disk-bytes-discern-converts = El disco tiene { $a } bytes; Discern convierte discos de hasta { $b }. Guarde en su lugar sus archivos o particiones.
there-no-room-fat = No hay espacio en la imagen FAT y no se puede ampliar. Elimine antes algo de ella.
there-no-room-fat-image = No hay espacio en la imagen FAT, que no puede crecer porque el firmware la emula como disco. Elimine antes algo de ella.
there-no-room-volume = No hay espacio para los descriptores de volumen antes de los datos que conservan su posición. Elija «Mínima» para reescribirlo todo.
udf-volume-blocks-bytes = Este volumen UDF tiene bloques de { $a } bytes. Discern escribe UDF con bloques de hasta 2048 bytes. Extraiga sus archivos y cree una imagen nueva.
# $a says how UDF and ISO 9660 differ
udf-cant-left-out-because = UDF no se puede omitir, porque contiene los archivos de esta imagen: { $a }. Para tenerlos en ISO 9660, extráigalos y cree una imagen nueva.
udf-on-image-differs-from = El UDF de esta imagen difiere del árbol que se edita, así que reescribirlo podría hacer que se pierdan archivos: { $a }. Genere la imagen sin mover nada, u omita UDF si no necesita lo que solo está en él.
what-would-go-resource-forks = Con él se perderían los resource forks y los archivos que solo están ahí: { $a }. Genere la imagen sin mover nada, u omítalo si no lo necesita.

## edit: changes

nothing-to-do = No hay nada que hacer.
undone = Deshecho: { $a }
redone = Rehecho: { $a }
all-changes-discarded = Se han descartado todos los cambios.
your-changes-back = Los cambios se han recuperado.
undo = Deshacer «{ $a }»
undo-1-depends-on = Deshacer «{ $a }» y 1 que depende de él
undo-depend-on = Deshacer «{ $a }» y { $b } que dependen de él
and-more = { $a } y { $b } más
add = Añadir { $a }
replace-with = Reemplazar { $a } por «{ $b }»
remove = Eliminar { $a }
new-folder = Nueva carpeta { $a }
label-value = Etiqueta «{ $a }»
volume-dates = Fechas del volumen
make-link = Enlace { $a } → { $b }
permissions-for = Permisos { $a } para { $b }
change-owner-of = Cambiar propietario de { $a }
change-date-of = Cambiar fecha de { $a }
hide = Ocultar { $a }
unhide = Mostrar { $a }
boot-from = Arrancar desde { $a }
remove-boot-entry = Quitar entrada de arranque { $a }
replace-image-boot-entry = Reemplazar la imagen de la entrada de arranque { $a } por «{ $b }»
change-boot-entry = Modificar entrada de arranque { $a }
add-fat-image = Añadir { $a } en la imagen FAT { $b }
replace-fat-image = Reemplazar { $a } en la imagen FAT { $b } por «{ $c }»
remove-fat-image = Eliminar { $a } en la imagen FAT { $b }
new-folder-fat-image = Nueva carpeta { $a } en la imagen FAT { $b }
add-image-checksum = Añadir suma de comprobación de la imagen
remove-image-checksum = Quitar la suma de comprobación de la imagen
add-file-checksums = Añadir sumas de comprobación de archivos
remove-file-checksums = Quitar las sumas de comprobación de archivos
record-names-attributes-posix = Registrar nombres y atributos de POSIX (Rock Ridge)
leave-out-rock-ridge = Omitir Rock Ridge
record-names-windows-joliet = Registrar nombres para Windows (Joliet)
leave-out-joliet = Omitir Joliet
rename-to = Cambiar el nombre de { $a } a «{ $b }»
move-to = Mover { $a } a { $b }
# The FAT image that is a partition
partition-small = partición { $n }

## edit: warnings

# “b” is a configuration
removed-names-what-doesnt = se ha eliminado: «{ $a }» lo menciona, y lo que lo necesita no arranca
now-names-what-doesnt = ahora es «{ $a }»: «{ $b }» lo menciona, y lo que lo necesita no arranca
empty-now-names-what = ahora está vacío: «{ $a }» lo menciona, y lo que lo necesita no arranca
modules-of-in = { $a } módulos de { $b } en «{ $c }»
were-removed-reads-them = se han eliminado: los lee cuando los necesita y se detiene sin ellos
removed-from-folder-but = se ha eliminado de su carpeta, pero sigue en la imagen, porque el catálogo de arranque apunta a él
was-removed = se ha eliminado: { $a }
is-now = ahora es «{ $a }»: { $b }
is-empty-now = ahora está vacío: { $a }
may-not-start = puede que ya no arranque: { $a }
# Here and below: what follows the above
uefi-starts-from-stick = UEFI lo arranca desde una memoria USB en la que se copiaron los archivos y no encuentra nada sin él
doesnt-start-without = { $a } no arranca sin él
without-no-menu-starts = sin él, { $a } no tiene menú y no arranca nada por sí solo
reads-stops-without = { $a } lo lee y se detiene sin él
firmware-reads-loader-from = el firmware lee de él el cargador y no encuentra nada sin él
looks-doesnt-start-without = { $a } lo busca y no arranca sin él
names-which-isnt-image = menciona «{ $a }», que no está en la imagen: lo que lo necesita no arranca
firmware-starts-another-entry = el firmware para { $a } arranca otra entrada
nothing-left-starts-from = no queda nada que { $a } arranque desde un disco
now-nothing-left-starts = ahora es para { $a }: no queda nada que { $b } arranque desde un disco
removed-reads-stops-without = se ha eliminado: { $a } lo lee y se detiene sin él
removed-without-no-menu = se ha eliminado: sin él, { $a } no tiene menú y no arranca nada por sí solo
removed-doesnt-start-without = se ha eliminado: { $a } no arranca sin él
no-fat-file-system = ya no tiene sistema de archivos FAT: el firmware no encuentra ningún cargador en él
removed-uefi-looks-or = se ha eliminado: UEFI lo busca, o bien arranca el cargador siguiente
freebsds-loader = el cargador de FreeBSD
the-live-system = el sistema live
boot-entry-of = Entrada de arranque { $a } ({ $b })
file-path = Archivo «{ $a }»
boot-entry-file = Entrada de arranque { $a } ({ $b }): archivo «{ $c }»

## edit: what is done with each part

image-opened = La imagen que se abrió
ends-bytes-too-soon = le faltan { $a } bytes al final, así que hay archivos incompletos y lo seguirán estando
unchanged = sin cambios
covered-old-image = abarcaba la imagen antigua
checksum-image-application-use = Suma de comprobación de la imagen en Application Use ({ $a })
contents-no-longer-one = su contenido ya no está en un solo fragmento
covers-no-data-new = no abarca datos que tenga la imagen nueva
rebuilt-from-main-tree = regenerado a partir del árbol principal, con { $a } entradas en lugar de { $b }
joliet-tree = Árbol Joliet
boot-entry-n = Entrada de arranque { $n }
boot-image-missing = falta su imagen de arranque
boot-catalog = Catálogo de arranque
no-entries-left = no le quedan entradas
nothing-records-size-so = nada registra su tamaño, así que se conservan los { $a } bytes que hay hasta lo siguiente: es una suposición
boot-image = Imagen de arranque { $a } ({ $b })
uses-blocks-bytes = usa bloques de { $a } bytes
boot-sector-usb-drives = Sector de arranque para unidades USB
loaders-code-address = el código del cargador, con su dirección
gpt-for-sticks = GPT para memorias USB
made-uefi-boot-image = creada para la imagen de arranque UEFI, con una copia de seguridad al final
mbr-partition = Partición MBR { $a }
gpt-partition = Partición GPT { $a }
apple-partition-map-partition = Partición { $a } de Apple Partition Map
table-stays-bytes-old = la tabla queda como está: bytes { $a } a { $b } de la imagen antigua
bytes-now = los bytes { $a } a { $b } son ahora { $c } a { $d }
discern-cant-write-file = Discern no puede escribir su sistema de archivos
points-no-known-boot = no apunta a ninguna imagen de arranque conocida
discern-doesnt-know-if = Discern no lo conoce; si contiene direcciones, son las de la imagen antigua
addresses-those-new-image = sus direcciones son las de la imagen nueva
addresses-no-file-known = { $a } de sus direcciones no corresponden a ningún archivo conocido
nothing-can-load-moved = no se ha movido nada de lo que puede cargar
moved-from-byte-byte = se ha movido del byte { $a } al byte { $b }
starts-partition-table-names = arranca una partición que su tabla indica
looks-files-by-name = busca sus archivos por el nombre
mips-volume-header = Encabezado de volumen MIPS
palo-boot-block-pa = Bloque de arranque PALO (PA-RISC)
sun-disk-label-sparc = Etiqueta de disco SUN (SPARC)
decstation-boot-block-mips = Bloque de arranque DECstation (MIPS)
srm-boot-block-alpha = Bloque de arranque SRM (Alpha)
bios-boot-sector-of = Sector de arranque de BIOS ({ $a })
bios-boot-sector = Sector de arranque de BIOS
there-no-room-primary = no hay espacio para ello en el descriptor primario
recomputed-new-image = nuevo cálculo para la imagen nueva
only-has-all = solo { $a } lo tiene todo
bytes-data-which-nobody = pérdida de { $a } con { $b } bytes ({ $c } % de los datos), que nadie ha eliminado: { $d }
# What is lost, with its bytes
resource-forks = resource forks
named-streams = flujos con nombre
names-iso-9660 = Nombres en ISO 9660
names-iso-9660-1999 = Nombres en ISO 9660:1999
names-joliet-which-windows = Nombres en Joliet, que Windows muestra
name-written-upper-case = { $a } nombre se escribe en mayúsculas
names-written-upper-case = { $a } nombres se escriben en mayúsculas
name-written-differently-rock = { $a } nombre se escribe de otra forma: { $b }; Rock Ridge o Joliet lo conservarían
name-written-differently-longer = { $a } nombre se escribe de otra forma: { $b }; los nombres Joliet más largos (103 caracteres) pueden conservarlo
name-written-differently-rock-ridge = { $a } nombre se escribe de otra forma: { $b }; Rock Ridge lo conservaría
name-written-differently-rock-ridge-keeps = { $a } nombre se escribe de otra forma: { $b }; Rock Ridge lo conserva
names-written-differently-rock = { $a } nombres se escriben de otra forma: { $b }; Rock Ridge o Joliet los conservarían
names-written-differently-longer = { $a } nombres se escriben de otra forma: { $b }; los nombres Joliet más largos (103 caracteres) pueden conservarlos
names-written-differently-rock-ridge = { $a } nombres se escriben de otra forma: { $b }; Rock Ridge los conservaría
names-written-differently-rock-ridge-keeps = { $a } nombres se escriben de otra forma: { $b }; Rock Ridge los conserva
symbolic-links = Enlaces simbólicos ({ $a })
devices-pipes-sockets = Dispositivos, tuberías y sockets ({ $a })
symbolic-links-devices-pipes = Enlaces simbólicos ({ $a }), dispositivos, tuberías y sockets ({ $b })
only-rock-ridge-place = solo Rock Ridge tiene sitio para ellos: { $a }
level-1-allows-eight = el nivel 1 permite ocho niveles, así que estas están en «/RR_MOVED»: { $a }; Rock Ridge o Joliet conservarían su lugar
folders-below-eighth-level = Carpetas por debajo del octavo nivel ({ $a })
rock-ridge-keeps-their = Rock Ridge conserva sus bytes; los demás árboles los interpretan como { $a }: { $b }
rock-ridge-keeps-their-bytes = Rock Ridge conserva sus bytes: { $a }
they-taken = se interpretan como { $a }: { $b }
names-not-utf-8 = Nombres que no son UTF-8 ({ $a })
programs-dont-read-targets = algunos programas no leen destinos de más de { $a } bytes: { $b }
long-symbolic-links = Enlaces simbólicos largos ({ $a })
udf-file-system = Sistema de archivos UDF
hfs-file-system = Sistema de archivos HFS
removed-at-your-request = se ha quitado a petición del usuario; { $a }
# “a” says how the file systems differ
written-anew-udf-1 = reescrito como UDF 1.02
written-anew-udf-1-02 = reescrito como UDF 1.02, junto a ISO 9660, que conserva sus { $a }
written-anew-udf-1-02-data = reescrito como UDF 1.02, con los datos que comparte con ISO 9660
removed-at-your-request-uncompared = se ha quitado a petición del usuario, sin comparar: los archivos que solo están ahí se pierden
everything-points-still-place = todo a lo que apunta sigue en su sitio; no incluye lo nuevo
the-plain-tree = el árbol básico
only-has-it = solo lo tiene { $a }
n-more-files = { $n } archivos más
only-has-them = solo los tiene { $a }
new-at-byte = nueva, en el byte { $a }
partition-moved = su partición se ha movido
session-at-sector = Sesión en el sector { $a }
descriptors-at-sector-16 = los descriptores del sector 16 son ahora los suyos, así que las sesiones anteriores no se pueden cargar
earlier-sessions-can-still = las sesiones anteriores todavía se pueden cargar
partition-behind-volume-moved = la partición situada tras el volumen se ha movido detrás de esta sesión, y solo su propio catálogo lo sabe
boot-images-earlier-sessions = Imágenes de arranque de sesiones anteriores
boot-image-boot-info = Imagen de arranque { $a } ({ $b }): tabla de información de arranque
boot-image-grub-2 = Imagen de arranque { $a } ({ $b }): puntero de GRUB 2
addresses-updated = direcciones actualizadas
session-n = Sesión { $n }
now-the-newest = ahora la más reciente
later-sessions = Sesiones posteriores
session-no-boot-image = esta sesión no tiene ninguna imagen de arranque que pueda cargar
belongs-later-session = pertenece a una sesión posterior
now-ends-at-byte = ahora termina en el byte { $a }
checksums-files-image-libisofs = Sumas de comprobación de archivos e imagen (libisofs)
not-possible-together-isomd5sums = no es posible junto con la de isomd5sum: cada una tendría que abarcar la otra
not-written-beside-udf = no se escribe junto a UDF
only-written-when-everything = solo se escribe cuando todo se distribuye de nuevo
there-no-place-them = no hay sitio para ellas sin Rock Ridge
image-doesnt-contain-all = la imagen no lo contiene todo
named-streams-bytes = Flujos con nombre de { $a }, { $b } bytes
udf-1-02-which = UDF 1.02, que es lo que se escribe, no los tiene

## edit: the new image is checked

reading-checksums = Leyendo para las sumas de comprobación
comparing-files-same-size = Comparando archivos del mismo tamaño
new-image-opened-again = La imagen nueva se ha vuelto a abrir como cualquier imagen.
one-file-right-data = Su único archivo tiene los datos correctos, intervalo por intervalo.
all-files-have-right = Los { $a } archivos tienen los datos correctos, intervalo por intervalo.
every-tree-right-entries = Cada árbol tiene las entradas correctas: { $a }.
boot-entry-points-image = La entrada de arranque apunta a su imagen.
each-boot-entries-points = Cada una de las { $a } entradas de arranque apunta a su imagen.
there-boot-catalog-should = hay un catálogo de arranque que no debería estar
boot-catalog-entries-not = el catálogo de arranque tiene { $a } entradas, no { $b }
boot-entry-does-not = la entrada de arranque { $a } no apunta a su imagen
loader-boot-entry-would = el cargador de la entrada de arranque { $a } leería otro árbol distinto del nuevo
newest-session-another-tree = la sesión más reciente tiene otro árbol que la del principio de la imagen
no-longer-comes = { $a } ya no llega a «{ $b }»
comes-wrong-contents = { $a } llega a «{ $b }» con el contenido equivocado
code-no-longer-what = { $a }: su código ya no es el que era
no-longer-loads-boot = { $a }: ya no carga la imagen de arranque { $b }
no-longer-active = { $a } ya no tiene la marca de activa
no-longer-begins-fat = { $a } ya no empieza con su sistema de archivos FAT
volume-own-another-tree = { $a } como volumen propio tiene otro árbol que la imagen
there-times-only-one = { $a } está { $b } veces, y solo una de ellas se puede encontrar por su nombre
should-not-there = { $a } no debería estar
wrong-type = { $a } tiene el tipo equivocado
wrong-data = { $a } tiene datos erróneos
is-missing-from = { $a } falta en { $b }
tree-files-directories-not = el árbol { $a } tiene { $b } archivos en { $c } directorios, no { $d } en { $e }
# Beginnings of a start, in the sentences above
boot-entry-small = entrada de arranque { $a } ({ $b })
the-boot-sector = el sector de arranque
session-at-byte = la sesión en el byte { $a }

## edit: facts of an entry

will-written = Tal como se escribirá
permissions = Permisos
user-group = Usuario, grupo

## export: what is saved otherwise

cant-be-saved = «{ $a }» no se puede guardar: { $b }.
save-zip-archive = Guárdelo como archivo ZIP.
is-saved-as = «{ $a }» se guarda como «{ $b }».
only-bytes-image-so = Solo { $a } de sus { $b } bytes están en la imagen, así que se guarda como «{ $c }».
only-bytes-image = Solo { $a } de { $b } bytes están en la imagen: «{ $c }».
link-which-browser-cant = «{ $a }» es un enlace a «{ $b }», que un navegador no puede crear.
was-left-out = Se ha omitido «{ $a }»: { $b }.
link-no-target = el enlace no tiene destino
only-name-recorded-device = solo está registrado su nombre: es un dispositivo, una tubería o un socket
none-image = no hay nada de él en la imagen
n-more-notes = Hay { $n } notas más que no se muestran.
on-another-disc-set = «{ $a }» está en otro disco del conjunto, así que se ha omitido.
left-out-path-too = Se ha omitido «{ $a }»: su ruta es demasiado larga para un archivo comprimido.
cannot-read-end = «{ $a }» no se puede leer hasta el final: { $b }.
left-out-nothing-can = Se ha omitido «{ $a }»: no se puede leer nada de él.
only-bytes-can-read = Solo se pueden leer { $a } de { $b } bytes: «{ $c }».
name-too-long-zip = Un nombre es demasiado largo para un archivo ZIP.

## open: refused files

file-format-cut-off = Es un archivo del formato { $a } y está cortado: falta lo que indica dónde están sus datos.
copy-or-download-again = Cópielo o descárguelo de nuevo.
file-format-damaged-or = Es un archivo del formato { $a } y está dañado o cortado: { $b }.
by-name-or-beginning = Por su nombre o su comienzo es del formato «{ $a }», pero no contiene ninguna pista: está cortado o dañado.
get-complete-copy-or = Consiga una copia completa o abra por separado el archivo con los sectores.
file-empty-no-bytes = El archivo está vacío: no tiene bytes.
file-ends-after-which = El archivo termina después de { $a }, menos que un sector de cualquier disco.
which-discern-doesnt-read = Es { $a }, que Discern no lee.
unpack-or-convert-another = Descomprímalo o conviértalo con otro programa y abra el resultado.
cut-off-or-damaged = Es { $a }, y el archivo está cortado o dañado.
not-image-disc-or = Es { $a }, no una imagen de disco.
check-file-you-meant = Compruebe que es el archivo que quería abrir.
packed-not-image-disc = Es { $a } con compresión { $b }, no una imagen de disco.
check-file-you-meant-open = Compruebe que es el archivo que quería abrir o descomprímalo con otro programa.
seems-cd-audio-without = Parecen { $a } de audio de CD sin su hoja: nada en el archivo es un sector de datos, y sus bytes varían como muestras de 16 bits en dos canales.
seems-cd-audio-without-sheet = Parecen { $a } de audio de CD sin su hoja: nada en el archivo es un sector de datos, y sus bytes varían como muestras de 16 bits en dos canales, con el byte más significativo primero.
open-together-sheet-cue = Ábralo junto con su hoja (.cue, .toc o .ccd), que indica dónde empiezan sus pistas.
without-one-can-opened = Sin ella se puede abrir como una sola pista de audio.
minutes = { $a }:{ $b } minutos
no-view-image-file = Ninguna vista de esta imagen tiene un archivo «{ $a }».
image-these-views = La imagen tiene estas vistas: { $a }.
folder-only-file-can = «{ $a }» es una carpeta, y solo un archivo se puede abrir como imagen.
name-file = Indique un archivo que esté en ella.

## open: volumes and views

sessions-tracks-sectors-can = Se pueden ver sesiones, pistas y sectores, pero no archivos.
partition-no-bytes-image = La partición no tiene bytes en esta imagen, así que no se muestra.
two-partitions-share-bytes = Dos particiones comparten bytes: escribir en una daña la otra.
image-more-partitions-than = La imagen tiene más particiones de las que se muestran.
partitions-lie-within-partitions = Hay particiones anidadas una y otra vez; las más internas no se muestran.
gap = Hueco
# “a” is a file system, the rest the name of a volume
in-partition-of = { $a } en la partición { $b } ({ $c })
in-partition-number = { $a } en la partición { $b }
in-boot-image-of = { $a } en la imagen de arranque { $b } ({ $c })
directory-leads-back-into = El directorio vuelve a sí mismo o aparece una y otra vez, así que no se sigue.
directory-tree-more-entries = Con este directorio el árbol tiene más entradas de las que se pueden mostrar.
those-beyond-limit-all = Se omiten las que superan el límite y todos los directorios que no se habían listado antes.
what-cannot-listed = Su contenido no se puede mostrar.
data-goes-on-behind = Sus datos continúan más allá del final registrado: así lo indica otra vista del volumen, o el archivo siguiente empieza un múltiplo de 4 GiB más adelante.
record-iso-9660-holds = Un registro de ISO 9660 contiene solo los 32 bits inferiores de un tamaño mayor.
file-saved-from-view = El archivo se guarda desde una vista que lo tenga entero; si no la hay, cortado.

## wrap: packed files

file-cut-off-last = El archivo se cortó: falta su último registro.
discern-shows-sectors-left = Discern muestra los sectores que quedan.
file-cut-off-disk = El archivo se cortó: un disco de la appliance continúa más allá de su final.
appliance-several-disks-so = La appliance tiene varios discos, así que se muestran sus archivos.
open-disk-you-need = Abra en la lista el disco que necesite.
file-cut-off-or = El archivo se cortó o está dañado.
discern-shows-what-could = Discern muestra lo que se ha podido descomprimir.
file-packed-cant-unpacked = Este archivo está comprimido con { $a } y no se puede descomprimir: { $b }.
download-or-copy-again = Descárguelo o cópielo de nuevo.
nothing = no contiene nada
cut-off = está cortado
zip-archive-no-files = Este archivo ZIP no contiene archivos.
file-encrypted-or-compressed = El archivo está cifrado o comprimido de una forma que Discern no descomprime, así que se ha omitido.
files-data-does-not = Los datos del archivo no están dentro del archivo comprimido, así que se ha omitido.

## worker: steps of jobs

comparing = Comparando
putting-together = Ensamblando
unpacking = Descomprimiendo
reading = Leyendo
searching = Buscando
writing = Escribiendo

## worker: failures

nothing-was-changed = No se ha modificado nada.
no-image-created = No se ha creado ninguna imagen.
no-partial-files-were = No han quedado allí archivos parciales.
image-ends-too-early = La imagen termina demasiado pronto: faltan datos necesarios.
probably-truncated-when-copied = Probablemente se truncó al copiarla o descargarla.
compare-size-original-get = Compare su tamaño con el del original y consígala de nuevo.
compressed-data-there-cant = Los datos comprimidos de ese lugar no se pueden descomprimir.
part-image-damaged = Esta parte de la imagen está dañada.
get-image-again-or = Consiga la imagen de nuevo o guarde lo que todavía se pueda leer.
file-changed-or-became = El archivo ha cambiado o ya no se puede leer desde que se abrió (¿unidad desconectada?, ¿marcador de posición de la nube?).
what-read-incomplete-so = Lo que se ha leído está incompleto, así que no se ha guardado nada.
open-it-again = Ábralo de nuevo.
structure-needed-damaged = Una estructura necesaria está dañada.
image-damaged-or-program = La imagen está dañada, o el programa que la creó tiene un fallo.
look-at-problems-get = Vea los problemas y, si es posible, consiga la imagen de nuevo.
image-exceeds-safety-limit = La imagen supera un límite de seguridad.
far-larger-than-any = Es mucho mayor que cualquier imagen conocida, o sus estructuras forman un bucle.
if-real-image-please = Si es una imagen real, informe de ello.
there-is-no = No hay { $a }.
page-requested-something-isnt = La página ha pedido algo que no está en la imagen.
open-image-again-if = Abra la imagen de nuevo; si vuelve a ocurrir, informe de ello.
no-partial-files-were-kept = No se han conservado archivos parciales.
you-can-start-again = Se puede volver a empezar en cualquier momento.
parts-page-dont-match = Las partes de esta página no coinciden.
your-browser-kept-one = El navegador ha conservado una de ellas de una versión anterior.
load-page-again = Vuelva a cargar la página.
no-image-open = No hay ninguna imagen abierta.
needs-open-image = Para esto hace falta una imagen abierta.
open-an-image = Abra una imagen.
browser-cant-save-much = Este navegador no puede guardar tanto aquí.
data-unpacked-first = Antes hay que descomprimir los datos.
without-service-workers-which = Sin service workers, que los navegadores desactivan en las ventanas privadas, tendría que caber en la memoria.
open-page-ordinary-window = Abra la página en una ventana normal, o en Chromium, Chrome o Edge; o guarde menos archivos a la vez.
no-place-save-chosen = No se ha elegido dónde guardar.
nothing-was-written = No se ha escrito nada.
choose-one = Elija un lugar.
part-discern-could-not = No se ha podido cargar una parte de Discern.
what-you-asked-needs = Hace falta para lo que se ha pedido.
check-your-connection-then = Compruebe la conexión y vuelva a intentarlo.
if-discern-been-updated = Si Discern se ha actualizado entretanto, vuelva a cargar la página.
file-changed-or-became-unreadable = Un archivo ha cambiado o ya no se puede leer desde que se añadió.
add-it-again = Añádalo de nuevo.
add-files-again = Añada los archivos de nuevo.
cant-be-read = «{ $a }» no se puede leer.
check-still-exists-you = Compruebe que sigue existiendo y que tiene permiso para leerlo, y añada los archivos de nuevo.
change-takes-away-what = Este cambio quita aquello desde lo que arranca la imagen: { $a }.
disc-or-stick-made = Un disco o una memoria USB creados con la imagen nueva podrían no arrancar.
if-you-didnt-mean = Si no era su intención, deshaga el cambio.
new-image-failed-verification = La imagen nueva no ha superado la verificación.
bug-discern = Es un fallo de Discern.
image-isnt-saved-your = La imagen no se ha guardado; los archivos originales están intactos.
copy-details-report-them = Copie los detalles e informe del fallo.
image-changed-while-being = La imagen ha cambiado mientras se listaba.
nothing-was-saved = No se ha guardado nada.
save-it-again = Guarde de nuevo.
item-save-no-longer = El elemento que se quiere guardar ya no existe.
folder-already-file = Esa carpeta ya tiene un archivo «{ $a }».
nothing-written-since-may = No se ha escrito nada, porque podría ser la imagen que está abierta.
choose-another-folder-or = Elija otra carpeta o cambie el nombre de ese archivo.
result-would-wrong-so = El resultado sería erróneo, así que no se ha guardado.
compared-image-while-made = Se comparó con la imagen mientras se creaba y no se ha conservado nada.
bug-discern-or-unknown = Es un fallo de Discern o un tipo de daño desconocido.
check-images-sectors-try = Compruebe los sectores de la imagen, pruebe con otro formato e informe de ello.
browser-didnt-start-download = El navegador no ha iniciado la descarga.
allow-downloads-page-try = Permita las descargas de esta página y vuelva a intentarlo.
browser-stopped-download = El navegador ha detenido la descarga.
canceled-there-or-drive = Se canceló allí, o la unidad está llena.
saved-file-incomplete = El archivo guardado está incompleto.
check-browsers-downloads-free = Compruebe las descargas del navegador y el espacio libre de la unidad, y guarde de nuevo.
drive-full = La unidad está llena.
free-some-space-or = Libere espacio o elija otra unidad, y guarde de nuevo.
browser-no-longer-allowed = El navegador ya no tiene permiso para escribir ahí.
save-again-allow-when = Guarde de nuevo y dé permiso cuando el navegador lo pida.
destination-no-longer-exists = El destino ya no existe.
check-drive-connected-folder = Compruebe que la unidad está conectada y que la carpeta sigue existiendo, y guarde de nuevo.
file-locked-probably-because = El archivo está bloqueado, probablemente porque otro programa lo tiene abierto.
close-there-or-choose = Ciérrelo allí o elija otro nombre, y guarde de nuevo.
browser-refuses-write-file = El navegador no permite escribir un archivo o una carpeta con este nombre.
save-part-zip-file = Guárdelo como parte de un archivo ZIP.
destination-cant-written = No se puede escribir en el destino.
check-drive-free-space = Compruebe que la unidad tiene espacio libre y que tiene permiso para escribir en ella, y guarde de nuevo.
nothing-can-shown = No se puede mostrar nada de su contenido.
your-file-untouched = El archivo está intacto.
file-itself-may-fine = El archivo en sí puede estar bien.
image-cant-built-like = La imagen no se puede generar así; los cambios siguen ahí.
choose-another-layout-or = Elija otra distribución o deshaga el cambio.
choose-another-kind-image = Elija otro tipo de imagen u otros archivos.
# Stands within the above
image-ends-before-bytes = la imagen termina antes de los bytes necesarios
file-could-not-read = no se ha podido leer el archivo: { $a }
image-goes-beyond-safety = la imagen supera un límite de seguridad: { $a }
there-is-no-small = no hay { $a }
track-on-disc = tal pista en el disco
such-entry = tal entrada
such-view = tal vista
samples-can-drawn = muestras que se puedan dibujar
such-change-any-more = ya tal cambio
such-entry-any-more = ya tal entrada
such-file = tal archivo
such-directory = tal directorio
such-track = tal pista
such-image = tal imagen
such-boot-image = tal imagen de arranque
such-block = tal bloque
such-inode = tal inodo
such-subvolume = tal subvolumen
such-solid-resource = tal recurso sólido
such-session-of-disc = ninguna sesión { $n } en el disco
such-track-of-disc = ninguna pista { $n } en el disco
session-there-are = ninguna sesión { $n }; hay { $b }
file-of-kind = ningún archivo de ese tipo
directory-of-kind = ningún directorio de ese tipo
content-is-directory = contenido: es un directorio
content-of-disk = contenido en el disco
data-of-file = datos de este archivo
record-of-file = registro de este archivo
record-root-directory = registro del directorio raíz
record-root-folder = registro de la carpeta raíz
index-names-folder = índice de los nombres de esta carpeta
member-archive-folder = ninguna entrada del archivo comprimido para esta carpeta
folder-of-archive = tal carpeta en el archivo comprimido
image-in-file = ninguna imagen en este archivo
directory-put-into = ningún directorio donde ponerlo
view-to-edit = ninguna vista que editar
tree-new-image = ningún árbol en la imagen nueva
place-data-udf = ninguna posición para los datos de un archivo de UDF
fat-image-small = ninguna imagen FAT
in-fat-image = «{ $a }» en la imagen FAT
file-path-small = ningún archivo «{ $a }»
file-among-added = ningún archivo «{ $a }» entre los añadidos
file-folder-boots = ningún archivo de arranque en la carpeta; se ha buscado: { $a }
stream-of-file = ningún flujo «{ $a }» en este archivo
way-take-out = ninguna forma «{ $a }» de extraer este archivo
inode-n = ningún inodo { $n }
object-n = ningún objeto { $n }
subvolume-n = ningún subvolumen { $n }
entry-file-table = ninguna entrada { $n } en la tabla de archivos
boot-entry-n-small = ninguna entrada de arranque { $n }
content-boot-entry = ningún contenido de la entrada de arranque { $n }
partition-behind-volume = ninguna partición { $n } tras el volumen
descriptors-session-sector = descriptores de volumen de la sesión en el sector { $n }

## worker: notes

there-been-replaced = «{ $a }» ya existía y se ha reemplazado.
image-no-files-discern = Esta imagen no tiene archivos que Discern pueda mostrar.
save-then-open-by = Guárdela y ábrala por separado para ver sus sesiones y pistas.
deleted-files = Archivos eliminados
isnt-bytes-hexadecimal-digits = «{ $a }» no son bytes en cifras hexadecimales.
enter-two-digits-each = Introduzca dos cifras por byte, como en 43 44 30 30 31.
encoding-cant-express = Esta codificación no puede expresar «{ $a }».
choose-another-encoding-or = Elija otra codificación o busque bytes.

## worker: kinds of entries

folder = Carpeta
link-to = Enlace → { $a }
link = Enlace
character-device = Dispositivo de caracteres
block-device = Dispositivo de bloques
pipe = Tubería
socket = Socket

## worker: tracks

dvd-blu-ray = DVD o Blu-ray
disk = Disco
p-w-interleaved = P–W, entrelazado
p-and-q = P y Q

## boot: facts and problems

firmware-looks-only-second = El firmware lo busca solo en el segundo descriptor de volumen, así que este disco puede no arrancar.
there-no-boot-catalog-where = No hay ningún catálogo de arranque donde apunta el registro de arranque, así que este disco no arranca.
other-platform = otra plataforma
no-emulation = sin emulación
mb-floppy = disquete de { $n } MB
hard-disk = disco duro
unknown-emulation = emulación desconocida
boot-catalog-title = Catálogo de arranque (El Torito)
boot-record = Registro de arranque
entries = Entradas
boot-entry = Entrada de arranque
platform = Plataforma
section = Sección
selection-criteria = Criterios de selección
firmware-may-reject-boot = El firmware puede rechazar el catálogo de arranque.
checksum-wrong = La suma de comprobación es errónea.
entry-marked-neither-bootable = La entrada no está marcada ni como arrancable ni como no arrancable.
shown-not-bootable = Se muestra como no arrancable.
section-fewer-entries-than = La sección tiene menos entradas de las que indica su encabezado.
catalog-no-last-section = El catálogo no tiene última sección.
firmware-may-not-find = El firmware puede no encontrar todas las entradas.
boot-image-outside-image = La imagen de arranque está fuera de esta imagen, así que el disco no arranca desde ella.
boot-catalog-calls-image = El catálogo de arranque indica que la imagen es un disco duro, pero no tiene tabla de particiones.
bios-may-refuse-start = Una BIOS puede negarse a arrancarla, y nada indica su longitud.
points-another-place-than = Apunta a un lugar distinto de la imagen de arranque, así que la imagen puede no arrancar desde una unidad USB.
system-area = Área del sistema
holds = Contiene
loads-from = Carga desde
efi-byte-code = EFI Byte Code
unknown-processor = procesador desconocido
# A list of revocations
microsofts-list-of = la lista de Microsoft de { $a }
shim-16-1-where = shim 16.1, donde está configurado para aplicar la más reciente
windows-since-august-2024 = Windows desde agosto de 2024
list-you-gave = la lista indicada
the-list-of-that-you-gave = la lista de { $a } indicada

## browse: the map of bytes

zeros = Ceros
data-behind-declared-end = Datos tras el final declarado
missing-end = Final ausente
partition = Partición
audio = Audio
file = Archivo
structure = Estructura
boot = Arranque
gap-with-data = Hueco con datos

## browse: comparing views

only-in = solo en { $a }
of-another-size = de otro tamaño
of-other-content = con otro contenido
stored-twice-not-compared = almacenado dos veces y sin comparar
the-same = igual
file-only = { $a } archivo solo está en { $b }
files-only = { $a } archivos solo están en { $b }
link-only = { $a } enlace solo está en { $b }
links-only = { $a } enlaces solo están en { $b }
file-another-size = { $a } archivo tiene otro tamaño
files-another-size = { $a } archivos tienen otro tamaño
file-other-content = { $a } archivo tiene otro contenido
files-other-content = { $a } archivos tienen otro contenido
file-stored-twice-not = { $a } archivo está almacenado dos veces y sin comparar
files-stored-twice-not = { $a } archivos están almacenados dos veces y sin comparar
folders-not-listed = algunas carpetas no se pueden mostrar
no-file = ningún archivo
hold-same = { $a } y { $b } contienen lo mismo: { $c }
have-common = En común entre { $a } y { $b }: { $c }; { $d }

## disc: sectors

sector = Sector
address = Dirección
part-of = Parte de
stored = Almacenado
header = Encabezado
mode = Modo
subheader = Subencabezado
channel = Canal
submode = Submodo
coding = Codificación
codes = Códigos
form = Form
edc-recorded = EDC registrado
edc-computed = EDC calculado
subchannel-q = Subcanal Q
control = Control
track = Pista
index = Índice
time-track = Tiempo en la pista
time-on-disc = Tiempo en el disco
catalog-number = Número de catálogo
kind = Tipo
bytes = Bytes
complete-sectors = sectores completos
all-sector = todo el sector
user-data-only = solo datos de usuario
without-sync-header = sin sincronización ni encabezado
without-sync-header-subheader = sin sincronización, encabezado ni subencabezado
complete-sectors-high-byte = sectores completos, byte más significativo primero
complete-sectors-scrambled = sectores completos, aleatorizados (scrambled)

## disc: texts of a CD

songwriter = Letrista
composer = Compositor
arranger = Arreglista
message = Mensaje
disc-identification = Identificación del disco
genre = Género
code = Código
text-block = { $a }, bloque { $b }

## disc: partitions and volumes

pack-changed-after-crc = El paquete se modificó después de calcular su CRC; su texto puede ser erróneo.
packs-have-18-bytes = Los paquetes tienen 18 bytes; lo que sobra no se lee.
pack-says-characters-have = El paquete indica que sus caracteres tienen dos bytes, pero tienen uno.
they-read-so = Se leen así.
map-fewer-entries-than = El mapa tiene menos entradas de las que indica.
entries-map-disagree-on = Las entradas del mapa no coinciden en cuántas son; se toma el valor de la primera.
chain-partitions-leads-nowhere = La cadena de particiones no lleva a ninguna parte; las siguientes no se muestran.
checksum-partition-table-wrong = La suma de comprobación de la tabla de particiones es errónea; los sistemas pueden rechazarla.
checksum-partition-tables-header = La suma de comprobación del encabezado de la tabla de particiones es errónea; el firmware y los sistemas pueden rechazarla.
checksum-partition-entries-wrong = La suma de comprobación de las entradas de particiones es errónea; el firmware y los sistemas pueden rechazarlas.
partition-entries-cannot-all = No pueden estar todas las entradas de particiones; se muestra lo que se puede leer de ellas.
header-says-lies-somewhere = El encabezado indica que está en otro lugar.
table-at-start-gone = La tabla del principio ha desaparecido; se muestra su copia de seguridad del final.
table-at-start-damaged = La tabla del principio está dañada; se muestra su copia de seguridad del final.
there-no-backup-partition = No hay copia de seguridad de la tabla de particiones donde debería estar: la imagen se cortó, se amplió o se modificó.
backup-not-last-block = La copia de seguridad no está en el último bloque de la imagen; algunas herramientas pueden ofrecer moverla.
table-backup-say-different = La tabla y su copia de seguridad indican cosas distintas.
backup = Copia de seguridad
chain-logical-partitions-leads = La cadena de particiones lógicas no lleva a ninguna parte; las siguientes no se muestran.
partition-goes-on-beyond = Una partición continúa más allá del final de la imagen: la imagen se cortó o se omitió su relleno.
partition-table = Tabla de particiones ({ $a })
block-size = Tamaño de bloque
partition-entry = Partición { $a } (entrada { $b })
checksum-block-partition-table = La suma de comprobación de un bloque de la tabla de particiones es errónea; los sistemas pueden rechazarla.
list-partitions-leads-nowhere = La lista de particiones no lleva a ninguna parte; las siguientes no se muestran.
file-header = Archivo del encabezado
volume-header = Encabezado de volumen
replacement-bad-tracks = Reemplazo de pistas defectuosas
raw-data = Datos sin procesar
whole-disk = Todo el disco
logical-volume = Volumen lógico
raw-logical-volume = Volumen lógico raw
tag = Etiqueta
the-map-itself = El propio mapa
free-space = Espacio libre
no-file-system-tos = Sin sistema de archivos de TOS

## tree: types of files

does-not-name-file = «{ $a }» no indica ningún archivo.
text = Texto
document = Documento
spreadsheet = Hoja de cálculo
presentation = Presentación
pdf-document = Documento PDF
e-book = Libro electrónico
web-page = Página web
style-sheet = Hoja de estilo
data = Datos
settings = Configuración
program-library = Biblioteca de programa
driver = Controlador
installer = Instalador
script = Script
source-code = Código fuente
picture = Imagen
sound = Sonido
music = Música
video-data = Datos de vídeo
font = Fuente
archive = Archivo comprimido
disk-image = Imagen de disco
disc-image = Imagen de disco óptico
file-system-image = Imagen de sistema de archivos
signature = Firma
icon = Icono
shortcut = Acceso directo

## container: forms to convert to

iso-image = Imagen ISO
files-data-track-or = Los archivos de una pista de datos o de una sesión.
every-program-computer-opens = Lo abren todos los programas y equipos.
raw-disk-image = Imagen de disco raw
every-byte-from-first = Todos los bytes del primer sector al último: para escribir en una memoria USB o tarjeta y para cualquier emulador.
image-packed-gzip = Imagen comprimida con gzip
plain-image-gz-file = La imagen sin formato en un archivo .gz, que todos los sistemas descomprimen y que los programas que graban memorias USB aceptan tal cual.
image-packed-zstandard = Imagen comprimida con Zstandard
plain-image-zst-file = La imagen sin formato en un archivo .zst: se descomprime varias veces más rápido que gzip.
bin-cue-one-file = BIN/CUE, un solo archivo
raw-sectors-2352-bytes = Sectores sin procesar de 2352 bytes en un solo archivo.
every-program-cds-reads = Lo leen todos los programas para CD.
bin-cue-file-each = BIN/CUE, un archivo por pista
raw-sectors-2352-bytes-one = Sectores sin procesar de 2352 bytes, un archivo por pista, como en los archivos de preservación de juegos.
bin-cue-sectors-they = BIN/CUE, sectores tal como están almacenados
keeps-sectors-2048-2336 = Conserva los sectores de 2048 y 2336 bytes tal como están.
instant-since-no-data = Instantáneo, porque no se leen datos.
dreamcast-gd-rom-gdi = GD-ROM de Dreamcast (GDI)
one-file-per-track = Un archivo por pista, para emuladores de Dreamcast y emuladores de unidad óptica.
cdrdao-image-toc-bin = Imagen de cdrdao (TOC/BIN)
one-session-all-texts = Una sesión con todos sus textos, indicadores e ISRC, para grabar con cdrdao.
clonecd-image-ccd-img = Imagen de CloneCD (CCD/IMG/SUB)
raw-sectors-separate-subchannel = Sectores sin procesar y datos de subcanal por separado, para copias de discos protegidos y para emuladores.
nero-image = Imagen de Nero
sessions-audio-cd-text = Sesiones, audio y CD-Text en un solo archivo, para Nero 5.5 y posteriores y programas que leen sus imágenes.
nero-image-first-generation = Imagen de Nero de primera generación
programs-before-nero-5 = Para programas anteriores a Nero 5.5; hasta 4 GiB.
alcohol-120-image-mds = Imagen de Alcohol 120% (MDS/MDF)
alcohol-daemon-tools-other = Para Alcohol, DAEMON Tools y otros programas que montan imágenes.
keeps-sessions-subchannels = Conserva sesiones y subcanales.
packed-disc-or-disk = Disco comprimido (CHD)
all-tracks-checksums-mame = Con todas las pistas y sumas de comprobación: para MAME y otros emuladores, que lo leen tal cual.
virtualbox-disk-vdi = Disco de VirtualBox (VDI)
virtualbox-which-lets-grow = Para VirtualBox, que lo deja crecer y crea instantáneas de él.
empty-parts-arent-stored = Las partes vacías no se almacenan.
vmware-disk-vmdk = Disco de VMware (VMDK)
vmware-workstation-fusion-player = Para VMware Workstation, Fusion y Player, y VirtualBox.
vmware-disk-vmdk-packed = Disco de VMware (VMDK), comprimido
stream-optimized-form-which = La variante stream-optimized, con la que se distribuyen appliances (OVA) y ESXi importa discos.
hyper-v-disk-vhdx = Disco de Hyper-V (VHDX)
hyper-v-windows-8 = Para Hyper-V y Windows 8 o posterior, que lo monta con un doble clic.
virtual-hard-disk-vhd = Disco duro virtual (VHD), dinámico
hyper-v-virtualbox-windows = Para Hyper-V, VirtualBox y Windows, que lo monta con un doble clic.
virtual-hard-disk-vhd-fixed = Disco duro virtual (VHD), de tamaño fijo
whole-disk-footer-behind = Todo el disco con un pie al final, como lo exige Azure.
qemu-disk-qcow2 = Disco de QEMU (QCOW2)
qemu-kvm-proxmox-utm = Para QEMU, KVM, Proxmox, UTM y OpenStack.
qemu-disk-qcow2-packed = Disco de QEMU (QCOW2), comprimido
qcow2-packed-zstandard-qemu = Como QCOW2, comprimido con Zstandard: para QEMU 5.1 y posteriores, para distribuir o conservar.
packed-disc-cso = Disco comprimido (CSO)
emulators-psp-playstation-2 = Para emuladores de PSP y PlayStation 2, que lo leen tal cual.
packed-disc-zso = Disco comprimido (ZSO)
cso-unpacked-faster-little = Como CSO, se descomprime más rápido y ocupa algo más: para las propias consolas.

## container: why it can't be converted, and repairs

track-longer-than-cd-so = La pista { $a } es más larga que un CD, así que los sectores sin procesar no pueden contener sus direcciones.
choose-format-keeps-sectors = Elija el formato que conserva los sectores tal como están almacenados.
disc-not-dreamcast-gd = Este disco no es un GD-ROM de Dreamcast, y este formato no puede contener otra cosa.
choose-another-format = Elija otro formato.
disc-longer-than-cd = El disco es más largo que un CD, y este formato no puede contener otra cosa.
disc-too-long-nero = El disco es demasiado largo para una imagen de Nero de primera generación, donde { $a } tiene 32 bits.
# What has 32 bits
place-in-file = la posición en el archivo
time-small = el tiempo
choose-nero-image-second = Elija la imagen de Nero de segunda generación.
no-track-sector-so = Ninguna pista tiene sectores, así que no hay nada que convertir.
check-files-disc-complete = Compruebe que los archivos del disco están completos.
tracks-have-sectors-common = Las pistas { $a } y { $b } tienen sectores en común, y ningún formato puede contener un disco así.
save-tracks-one-by = Guarde las pistas una por una o corrija sus posiciones en el descriptor.
there-no-data-save-iso = No hay datos que guardar como imagen ISO: todas las pistas son de audio.
disk-bytes-discern-converts-disks = El disco tiene { $a } bytes; Discern convierte discos de hasta { $b }.
save-files-or-partitions = Guarde en su lugar sus archivos o particiones.
disk-cant-converted-without = El disco no se puede convertir sin los archivos que contienen el resto.
open-together = Ábralo junto con «{ $a }».
track-becomes-track-number = La pista { $a } pasa a ser la pista { $b }: un número solo se puede usar una vez, y no puede haber huecos en la numeración.
track-no-sectors-left = La pista { $a } no tiene sectores y se omite.
track-begins-at-first = La pista { $a } empieza en su primer sector: su índice 1 está detrás del último.

## fs: what can't be written

there-no-room-volume-descriptors = No hay espacio para los descriptores de volumen antes de los datos que conservan su posición.
files-4-gib-or = Los archivos de 4 GiB o más necesitan el nivel de intercambio 3.
choose-level-3 = Elija el nivel 3.
volume-no-primary-iso = Este volumen no tiene descriptor primario de ISO 9660, así que no se puede editar.
extract-files-create-new-image = Extraiga sus archivos y cree una imagen nueva.
udf-cant-record-name = UDF no puede registrar el nombre «{ $a }»: tiene más de 254 caracteres, o más de 127 con letras que no son de Europa occidental.
give-shorter-name = Póngale un nombre más corto.
longer-than-gb-discern = «{ $a }» supera los { $b } GB que Discern escribe como un solo archivo de UDF.
split-the-file = Divida el archivo.
udf-cant-record-where = UDF no puede registrar adónde lleva el enlace «{ $a }»: una parte de su destino es demasiado larga.
give-link-shorter-target = Dé al enlace un destino más corto.
udf-volume-blocks-bytes-discern = Este volumen UDF tiene bloques de { $a } bytes. Discern escribe UDF con bloques de hasta 2048 bytes.
udf-volume-which-discern = Este volumen UDF tiene { $a }, que Discern lee pero no escribe.
# What the UDF volume has
virtual-partition = una partición virtual, como en los medios de una sola escritura
sparable-partition = una partición con sectores de reserva (sparable), como en los medios regrabables
metadata-partition = una partición de metadatos, como en los discos Blu-ray
several-partitions = varias particiones
fat-image-incomplete-ends = La imagen FAT está incompleta: termina dentro de sus tablas.
folder-fat-image = «{ $a }» es una carpeta de la imagen FAT.
file-fat-image = «{ $a }» es un archivo de la imagen FAT.
there-no-room-fat-image-which = No hay espacio en la imagen FAT, que no puede crecer porque el firmware la emula como disco.
remove-something-from-first = Elimine antes algo de ella.
root-folder-fat-image = La carpeta raíz de la imagen FAT está llena.
there-no-room-fat-image-cant = No hay espacio en la imagen FAT y no se puede ampliar.
fat-image-full-fat16 = La imagen FAT está llena: FAT16 puede tener como máximo { $a } clústeres, aquí de { $b } bytes.
remove-something-from-or = Elimine algo de ella o reemplácela por una imagen FAT32 más grande.
cant-name-file-fat = «{ $a }» no puede ser el nombre de un archivo en una imagen FAT.
use-up-255-characters = Use hasta 255 caracteres distintos de " * / : < > ? \ |, sin punto ni espacio al final.

## container, archive, codec, source, fs: refused files

archive-cut-off-or = Es un archivo 7z cortado o dañado: su directorio, que va al final, no está donde debería.
archive-encrypted-discern-cant = Este archivo 7z está cifrado, y Discern no puede descifrarlo.
unpack-7-zip-open = Descomprímalo con 7-Zip y abra el resultado.
archive-packed-which-discern = Este archivo 7z está comprimido con { $a }, que Discern no descomprime.
unpack-7z-archive-bytes = Para descomprimir este archivo 7z hay que descomprimir { $a } bytes de datos o hacen falta { $b } bytes de memoria, más de lo que Discern tiene.
file-compressed-which-discern = Este archivo está comprimido con { $a }, que Discern no descomprime.
unpack-archive-another-program = Descomprímalo con otro programa.
file-encrypted-discern-doesnt = Este archivo está cifrado, y Discern no lo descifra.
unpack-archive-password-another = Descomprímalo con su contraseña en otro programa.
zip-archive-last-parts = Este archivo ZIP es la última de { $a } partes, y Discern no las une.
join-them-first-example = Únalas antes, por ejemplo con `zip -s 0`.
zip-archive-cut-off = Es un archivo ZIP cortado: falta su directorio, que va al final.
data-unpacks-more-than = Estos datos { $a } ocupan descomprimidos más de { $b } GiB, lo máximo que Discern descomprime para examinarlos.
unpack-another-program-open = Descomprímalos con otro programa y abra el resultado.
data-unpacks-no-room = Estos datos { $a } ocupan descomprimidos más de { $b } GiB, y en el disco no hay espacio para guardarlos.
free-space-or-unpack = Libere espacio, o descomprímalos con otro programa y abra el resultado.
data-unpacks-more-than-gib = Estos datos { $a } ocupan descomprimidos más de { $b } GiB de casi solo repeticiones, como no ocurre en ninguna imagen de disco, así que Discern ha dejado de descomprimirlos.
if-you-trust-unpack = Si confía en el archivo, descomprímalo con otro programa y abra el resultado.
tracks-packed-way-isnt = Las pistas de «{ $a }» están comprimidas de una forma no documentada, y Discern no puede descomprimirlas.
convert-program-made = Conviértalo con el programa que lo creó.
clonecd-descriptor-without-table = Es un descriptor de CloneCD sin tabla de contenido: ninguna de sus secciones indica dónde empieza una pista.
cut-off-or-only = Está cortado, o solo se copiaron sus primeras líneas.
get-complete-copy-ccd = Consiga una copia completa del archivo .ccd o abra por separado el archivo .img.
chd-image-version-discern = Es una imagen CHD de la versión { $a }. Discern lee las versiones 3 a 5.
convert-chdman-copy-i = Conviértala con «chdman copy -i IN.chd -o OUT.chd».
chd-image-packed-which = Esta imagen CHD está comprimida con «{ $a }», que Discern no descomprime.
convert-chdman-copy-i-chd = Conviértala con «chdman copy -i IN.chd -o OUT.chd -c none».
audio-cd-1-tracks = Un CD de audio tiene de 1 a { $a } pistas, y hay { $b } archivos WAVE o FLAC.
choose-other-files = Elija otros archivos.
by-name-or-beginning-format = Por su nombre o su comienzo es del formato «Hoja CUE con sus archivos (CUE/BIN)», pero no se entiende ninguna de sus pistas: se esperaba { $a }, se encontró { $b }.
get-complete-copy-correct = Consiga una copia completa, corríjala en un editor de texto o abra por separado el archivo con los sectores.
records-changes-disk-end = «{ $a }» registra cambios respecto a un disco que, a fin de cuentas, registra cambios respecto al propio «{ $a }».
one-files-wrong-name = Uno de los archivos tiene el nombre equivocado: abra el disco junto con los archivos con los que se creó.
encrypted-discern-cant-decrypt = «{ $a }» está cifrado, y Discern no puede descifrarlo.
decrypt-program-made = Descífrelo con el programa que lo creó.
uses-feature-format-discern = «{ $a }» usa una característica de su formato que Discern no lee: { $b }.
convert-another-format-program = Conviértalo a otro formato con el programa que lo creó.
program-playstation-portable-holds = «{ $a }» es un programa para PlayStation Portable y no contiene ningún disco de PlayStation.
encrypted-disk-image-discern = «{ $a }» es una imagen de disco cifrada, y Discern no puede descifrarla.
open-on-mac-or = Ábrala en un Mac o conviértala allí con «hdiutil convert -format UDZO».
part-disk-image-discern = «{ $a }» es la parte { $b } de { $c } de una imagen de disco, y Discern solo lee imágenes de una sola parte.
join-parts-on-mac = Una las partes en un Mac con «hdiutil convert -format UDZO».
gdi-file-which-lists = Es un archivo GDI, que enumera las pistas de un disco de Dreamcast, pero no contiene ninguna pista que tenga archivo.
get-complete-copy-or-open = Consiga una copia completa o abra por separado los archivos de las pistas.
alcohol-120-or-daemon = Es una imagen de Alcohol 120% o DAEMON Tools de la versión 2 (MDX, o MDS con MDF), cuyo descriptor está cifrado.
discern-reads-version-1 = Discern solo lee la versión 1.
convert-iso-or-version = Conviértala a ISO o a la versión 1 con el programa que la creó.
there-no-file-open = No hay ningún archivo que abrir.
choose-image-all-files = Elija la imagen y todos los archivos que forman parte de ella.
table-contents-cdrdao-none = Es una tabla de contenido de cdrdao, y no se ha entendido ninguna de sus pistas.
get-complete-copy-toc = Consiga una copia completa del archivo .toc o abra por separado su archivo de datos.
begins-disk-amiga-but = Empieza como un disco de Amiga, pero no tiene directorio raíz.
disks-start-game-or = Los discos que arrancan por sí mismos un juego o una demo a menudo no tienen archivos. Úselo en un emulador.
container-apfs-spread-over = Este contenedor de APFS está repartido en dos dispositivos (Fusion).
open-on-mac-made = Ábralo en el Mac que lo creó.
all-volumes-container-apfs = Todos los volúmenes de este contenedor de APFS están cifrados (FileVault).
open-key-on-system = Ábralo con su clave en el sistema que lo creó.
file-compressed-by-method = Este archivo está comprimido con un método que Discern no puede descomprimir (decmpfs { $a }).
copy-on-mac-which = Cópielo en un Mac, que lo descomprime.
volume-btrfs-features-discern = Este volumen de Btrfs tiene características que Discern no conoce: { $a }.
open-linux-made = Ábralo con el Linux que lo creó.
volume-erofs-features-discern = Este volumen de EROFS tiene características que Discern no conoce: { $a }.
extract-fsck-erofs-version = Extráigalo con el fsck.erofs de la versión que lo creó.
journal-ext-volume-elsewhere = Es el diario (journal) de un volumen ext que está en otra parte.
it-has-no-files = No tiene archivos.
open-volume-itself = Abra el propio volumen.
file-encrypted-discern-no = Este archivo está cifrado, y Discern no tiene su clave.
open-key-on-computer = Ábralo con la clave en el equipo del que procede.
not-fat-image = No es una imagen FAT.
fat-image-damaged-chain = La imagen FAT está dañada: una cadena de clústeres no termina.
fat-volume-incomplete-ends = El volumen FAT está incompleto: termina dentro de sus tablas.
file-compressed-by-zisofs2 = Este archivo está comprimido por zisofs2 con { $a }. Discern solo puede descomprimir zlib.
windows-keeps-file-compressed = Windows guarda este archivo comprimido de una forma que Discern no descomprime ({ $a }).
windows-can-read = Windows puede leerlo.
file-encrypted-by-windows = Este archivo está cifrado por Windows (EFS), y Discern no tiene su clave.
open-on-computer-user = Ábralo en el equipo y con el usuario que lo cifró.
file-compressed-by-method-which = Este archivo está comprimido con el método { $a }, que Discern no descomprime.
windows-may-able-read = Puede que Windows pueda leerlo.
content-file-not = El contenido de este archivo no está en él: es de tipo { $a }.
# What it is
file-data-elsewhere = archivo con los datos en otro lugar (desduplicación)
file-in-cloud = archivo en la nube
open-on-computer-from = Ábralo en el equipo del que procede.
squashfs-volume-compressed-which = Este volumen SquashFS está comprimido con { $a }, que Discern no descomprime.
on-linux-unsquashfs-can = En Linux, `unsquashfs` puede extraer sus archivos.
squashfs-discern-reads-versions = Es SquashFS { $a }. Discern lee las versiones 1 a 4.
squashfs-volume-incomplete-bytes = Este volumen SquashFS está incompleto: tiene { $a } de { $b } bytes.
list-files-at-end = Su lista de archivos está al final, que falta.
content-file-another-part = El contenido de este archivo está en otra parte de la imagen de Windows; esta es la parte { $a } de { $b }.
join-parts-wimlib-imagex = Una las partes con `wimlib-imagex join NUEVO.wim PARTE1.swm PARTE2.swm …` y abra el resultado.
windows-image-no-content = La imagen de Windows no tiene contenido para este archivo.
windows-image-made-sent = Esta imagen de Windows está hecha para enviarse por una tubería, y Discern no lee esa variante.
write-anew-wimlib-imagex = Reescríbala con `wimlib-imagex export IMAGEN all NUEVO.wim`.
packed-unknown-method-which = Está comprimido con un método desconocido, que Discern no descomprime.
write-image-anew-wimlib = Reescriba la imagen con `wimlib-imagex export IMAGEN all NUEVO.wim --compress=LZX`.
volume-xfs-features-discern = Este volumen de XFS tiene características que Discern no conoce: { $a }.
file-lies-images-archives = Este archivo está dentro de { $a } imágenes y archivos comprimidos, uno dentro de otro, y Discern no profundiza más.
may-hold-itself-files = Puede que se contenga a sí mismo, como los archivos hechos para tener ocupados a los programas.
if-real-image-extract = Si es una imagen real, extráigala y ábrala por separado.

## texts elsewhere that would match others of these

there-no-path-table = No hay tabla de rutas en orden big-endian. Hoy ningún sistema habitual la necesita.
file-holds-discs-game = El archivo contiene los discos de un juego que se publicó en varios. Discern muestra el primero.
what-packed-doesnt-unpack = lo comprimido no se descomprime en los mismos bytes
sectors-before-volume = Sectores anteriores al volumen
sector-root-directory = Sector del directorio raíz
place-data-file = Posición en el archivo de datos

## signature: what a file is instead of an image

# Within “This is …, not an image of a disc or disk.” and others; the variables are names
a-picture = una imagen gráfica ({ $a })
a-drawing = un dibujo ({ $a })
a-model = un modelo ({ $a })
a-font = una fuente ({ $a })
an-audio-file = un archivo de audio ({ $a })
a-video = un vídeo ({ $a })
piece-music = una pieza musical ({ $a })
audio-or-video-file = un archivo de audio o vídeo ({ $a })
video-or-audio-file = un archivo de vídeo o audio ({ $a })
a-document = un documento ({ $a })
a-database = una base de datos ({ $a })
a-data-file = un archivo de datos ({ $a })
a-program = un programa ({ $a })
a-program-for = un programa para { $a }
a-kind-disc-image = una imagen de disco óptico de { $a } ({ $b })
a-kind-image-of = una imagen { $a } ({ $b })
an-kind-image-of = una imagen { $a } ({ $b })
a-kind-image = una imagen { $a }
an-kind-image = una imagen { $a }
a-disk = un disco { $a } ({ $b })
a-disk-descriptor = un descriptor de disco { $a } ({ $b })
a-descriptor = un descriptor { $a } ({ $b })
an-descriptor = un descriptor { $a } ({ $b })
a-disc-of-the = un disco de { $a }
volume-encrypted-by = un volumen cifrado por { $a }
file-packed = un archivo comprimido con { $a }
a-volume = un volumen { $a }
an-volume = un volumen { $a }
a-archive = un archivo comprimido { $a }
an-archive = un archivo comprimido { $a }
a-of-windows = un archivo de Windows ({ $a })
part-set = parte de un conjunto { $a }
torrent-which-only-tells = un torrent, que solo indica a un programa qué descargar
zip-archive-without-files = un archivo ZIP sin archivos
collection-fonts = una colección de fuentes
help-file-windows-chm = un archivo de ayuda de Windows (CHM)
document-microsoft-office = un documento de Microsoft Office
mailbox-outlook = un buzón de Outlook
pack-git = un paquete de Git
property-list-macos = una lista de propiedades de macOS
event-log-windows = un registro de eventos de Windows
shortcut-windows = un acceso directo de Windows
registry-file-windows = un archivo del Registro de Windows
program-macos-java = un programa para macOS o Java
video-matroska-webm = un vídeo (Matroska o WebM)
apple-disk-image = una imagen de disco de Apple (DMG)
virtual-pc-disk = un disco duro virtual (VHD)
ext-volume = un volumen ext2, ext3 o ext4
library-object-files = una biblioteca de archivos objeto
image-raw-cd-sectors = una imagen de sectores de CD sin procesar
cabinet-archive-cab = un archivo comprimido Cabinet (CAB)
package-debian = un paquete de Debian
an-rpm-package = un paquete RPM
part-apple-corestorage-volume = parte de un volumen CoreStorage de Apple
part-linux-raid = parte de un RAID de Linux
linux-swap-area = un área de intercambio (swap) de Linux
an-apfs-container = un contenedor APFS
part-zfs-pool = parte de un pool de ZFS
part-bcache-set = parte de un conjunto bcache
ubi-image-flash-memory = una imagen UBI de memoria flash

## Titles of groups of facts.

group-image = Imagen
group-volume = Volumen
plain-image = Imagen simple
