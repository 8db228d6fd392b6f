# What the fields of structures mean, beside their names in the standards. A message per field, by its name.

## Volume descriptors of ISO 9660
system-identifier = El sistema al que está destinada el área del sistema.
volume-identifier = El nombre del disco, tal como lo muestran los sistemas.
volume-space-size = El tamaño del volumen: la imagen debe tener al menos esta longitud.
volume-set-size = Cuántos discos tiene el conjunto.
volume-sequence-number = Qué disco del conjunto es este.
logical-block-size = La unidad en la que se cuentan posiciones y tamaños.
path-table-size = La longitud de la lista de todas las carpetas.
type-l-path-table = Dónde empieza la lista de todas las carpetas, para procesadores que almacenan primero el byte menos significativo.
type-m-path-table = Dónde empieza la lista de todas las carpetas, para procesadores que almacenan primero el byte más significativo.
volume-set-identifier = El nombre del conjunto al que pertenece el disco.
publisher-identifier = Quién publicó el disco.
data-preparer-identifier = Quién, o qué programa, reunió los archivos.
application-identifier = El programa para el que se hizo el disco, o con el que se hizo.
copyright-file-identifier = El archivo de la carpeta raíz con los derechos de autor.
abstract-file-identifier = El archivo de la carpeta raíz con un resumen.
volume-creation = Cuándo se creó el volumen.
volume-modification = Cuándo se modificó el volumen por última vez.
volume-expiration = A partir de cuándo el contenido queda obsoleto.
volume-effective = A partir de cuándo se puede usar el contenido.
file-structure-version = La versión de las reglas para carpetas y registros.
application-use = De uso libre para el programa que creó el disco.
escape-sequences = El juego de caracteres de los nombres; en Joliet, el nivel de UCS-2.
volume-flags = Si el juego de caracteres está registrado.
boot-system-identifier = El sistema que lee este registro de arranque; en discos ópticos, El Torito.
boot-identifier = A qué sistema de arranque se refiere.

## Directory records and extended attributes of ISO 9660
length-of-directory-record = Cuántos bytes hay hasta el registro siguiente.
location-of-extent = El bloque en el que empiezan los datos.
ecma-119-data-length = El tamaño de los datos en bytes.
file-flags = Si es una carpeta, si está oculto o si continúa en el registro siguiente.
file-unit-size = En archivos entrelazados: cuántos bloques van juntos.
interleave-gap-size = En archivos entrelazados: cuántos bloques de otros archivos hay entre medias.
owner-identification = Número del usuario propietario del archivo.
group-identification = Número del grupo propietario del archivo.
permissions = Quién puede leer, modificar o ejecutar el archivo.
file-creation = Cuándo se creó el contenido.
file-modification = Cuándo se modificó el contenido por última vez.
file-expiration = A partir de cuándo el contenido queda obsoleto.
file-effective = A partir de cuándo se puede usar el contenido.
record-format = Cómo se divide el archivo en registros, si es el caso.
record-attributes = Cómo terminan las líneas de un archivo impreso.
record-length = El tamaño de un registro del archivo.
system-area = Los primeros 32 KiB, que ISO 9660 deja libres: ahí van el código de arranque y las tablas de particiones.
system-use = Campos que añaden otros estándares, como Rock Ridge.

## UDF
tag = Qué descriptor es, con su suma de comprobación y su propia posición.
partition-starting-location = El sector en el que empieza la partición.
partition-length = Cuántos sectores tiene la partición.
partition-contents = Según qué estándar está grabada la partición.
access-type = Si se puede escribir en la partición: una vez, repetidamente o nunca.
number-of-partition-maps = Cuántas formas hay de convertir números de bloque en posiciones.
logical-volume-identifier = El nombre del disco, tal como lo muestran los sistemas.
file-set-identifier = El nombre de este conjunto de archivos.
implementation-identifier = El programa que escribió la estructura.
recording-date-and-time = Cuándo se escribió la estructura.
udf-revision = La versión de UDF, que indica qué debe conocer un lector.
file-type = Si es un archivo, una carpeta u otra cosa.
file-link-count = Cuántos nombres llevan al archivo.
information-length = El tamaño del contenido en bytes.
strategy-type = Cómo se suceden las entradas del archivo cuando se reescribe.
unique-id = Un número que no tiene ningún otro archivo del volumen.

## Boot catalog (El Torito)
selection-criteria = Cuándo debe usarse esta entrada de arranque.
boot-record = Dónde está el catálogo de arranque.
emulation = Qué aparenta ser la imagen de arranque: un disquete, un disco duro o nada.
load-segment = En qué parte de la memoria se carga la imagen de arranque; 0 es el lugar habitual.
number-of-sectors = Cuántos sectores de 512 bytes carga el firmware.
platform = El tipo de equipo al que está destinada la entrada.

## Partition tables
disk-signature = Un número con el que Windows distingue los discos.
disk-guid = Un número con el que los sistemas distinguen los discos.
partition-guid = Un número con el que los sistemas distinguen las particiones.
first-usable-block = El primer bloque que puede usar una partición.
last-usable-block = El último bloque que puede usar una partición.
this-copy = Dónde está esta copia de la tabla.
other-copy = Dónde está la otra copia de la tabla: normalmente al final del disco.
header-checksum = Muestra si el encabezado está dañado.
entries-checksum = Muestra si la lista de particiones está dañada.
size-of-an-entry = Cuántos bytes ocupa cada partición en la tabla.
number-of-entries = Para cuántas particiones hay sitio.
bootable = Si el firmware puede arrancar desde ella.

## Boot sectors and FAT
boot-code = El programa que el firmware ejecuta primero.
first-sector = El sector en el que empieza.
sectors-per-cluster = Cuántos sectores se asignan a los archivos cada vez.
bytes-per-sector = El tamaño de un sector de este volumen.
reserved-sectors = Sectores anteriores a la primera tabla de asignación de archivos.
number-of-fats = Cuántas copias hay de la tabla de asignación de archivos.
entries-of-the-root-directory = Cuántos archivos y carpetas caben en la raíz.
hidden-sectors = Cuántos sectores del disco hay antes del volumen.
volume-serial-number = Un número derivado del momento en que se creó el volumen.
oem-name = El programa que formateó el volumen.
fsinfo-sector = Dónde se anota el número de clústeres libres.
backup-boot-sector = Dónde está la copia de este sector.

## Other file systems
inodes = Cuántos archivos caben en el volumen.
inode-size = Cuántos bytes ocupa el registro de un archivo.
blocks-per-group = Cuántos bloques comparten un mapa de bits.
last-mounted = Cuándo se usó el volumen por última vez.
last-mounted-at = La carpeta en la que se montó por última vez.
compatible-features = Lo que un lector puede ignorar.
incompatible-features = Lo que un lector debe conocer para leer el volumen.
read-only-compatible-features = Lo que un programa debe conocer para modificar el volumen.
allocation-block-size = La unidad en la que se asigna espacio a los archivos.
free-allocation-blocks = Cuánto espacio queda.
catalog-node-id = El número del archivo o la carpeta en el catálogo.
data-fork = El contenido del archivo.
resource-fork = La parte de un archivo de Macintosh con sus iconos, menús y textos.

## Audio, and others
isrc = El número con el que se identifica la grabación en todo el mundo.
media-catalog-number = El número del código de barras del disco.
uuid = Un número con el que los sistemas distinguen los volúmenes.
cluster-heap-offset = Dónde empieza el contenido de los archivos.
compressor = Cómo se comprimen los bloques.
