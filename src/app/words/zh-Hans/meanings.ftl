# What the fields of structures mean, beside their names in the standards. A message per field, by its name.

## Volume descriptors of ISO 9660
system-identifier = 系统区所针对的系统。
volume-identifier = 光盘的名称，即系统中显示的名称。
volume-space-size = 卷的大小：映像至少要有这么长。
volume-set-size = 盘集共有几张光盘。
volume-sequence-number = 这是盘集中的第几张光盘。
logical-block-size = 位置和大小的计数单位。
path-table-size = 所有文件夹的列表有多长。
type-l-path-table = 所有文件夹的列表的起始位置，供低字节在前的处理器使用。
type-m-path-table = 所有文件夹的列表的起始位置，供高字节在前的处理器使用。
volume-set-identifier = 光盘所属盘集的名称。
publisher-identifier = 光盘的发布者。
data-preparer-identifier = 整理这些文件的人或程序。
application-identifier = 光盘所针对的或制作光盘的程序。
copyright-file-identifier = 根文件夹中的版权文件。
abstract-file-identifier = 根文件夹中的摘要文件。
volume-creation = 卷的制作时间。
volume-modification = 卷的最后更改时间。
volume-expiration = 内容从何时起过期。
volume-effective = 内容从何时起可以使用。
file-structure-version = 文件夹和记录规则的版本。
application-use = 供制作光盘的程序自由使用。
escape-sequences = 名称的字符集；对 Joliet 来说是 UCS-2 的级别。
volume-flags = 字符集是否为已注册的字符集。
boot-system-identifier = 读取此启动记录的系统；对光盘来说是 El Torito。
boot-identifier = 指哪一种启动系统。

## Directory records and extended attributes of ISO 9660
length-of-directory-record = 到下一条记录有多少字节。
location-of-extent = 数据开始的块。
ecma-119-data-length = 数据的大小，以字节为单位。
file-flags = 是否为文件夹、是否隐藏，或是否在下一条记录中继续。
file-unit-size = 对交错文件：多少块为一组。
interleave-gap-size = 对交错文件：中间隔着多少块其他文件的数据。
owner-identification = 文件所属用户的编号。
group-identification = 文件所属组的编号。
permissions = 谁可以读取、更改或运行该文件。
file-creation = 内容的制作时间。
file-modification = 内容的最后更改时间。
file-expiration = 内容从何时起过期。
file-effective = 内容从何时起可以使用。
record-format = 文件如何分为记录（如果分的话）。
record-attributes = 打印文件的行如何结束。
record-length = 文件一条记录的大小。
system-area = 开头的 32 KiB，ISO 9660 将其留空：启动代码和分区表放在那里。
system-use = 其他标准添加的字段，例如 Rock Ridge。

## UDF
tag = 描述符是什么，及其校验和与自身的位置。
partition-starting-location = 分区开始的扇区。
partition-length = 分区有多少扇区。
partition-contents = 分区按什么标准记录。
access-type = 分区能否写入：一次、多次或不能。
number-of-partition-maps = 把块号换算为位置的方式有几种。
logical-volume-identifier = 光盘的名称，即系统中显示的名称。
file-set-identifier = 这组文件的名称。
implementation-identifier = 写入该结构的程序。
recording-date-and-time = 写入该结构的时间。
udf-revision = UDF 的版本，说明读取者需要了解什么。
file-type = 是文件、文件夹还是其他。
file-link-count = 有多少个名称指向该文件。
information-length = 内容的大小，以字节为单位。
strategy-type = 文件重写时，其条目如何前后相接。
unique-id = 卷中其他文件没有的编号。

## Boot catalog (El Torito)
selection-criteria = 何时使用此启动项。
boot-record = 启动目录的位置。
emulation = 启动映像仿真成哪种介质：软盘、硬盘，或不仿真。
load-segment = 启动映像放在内存中的位置；0 表示通常的位置。
number-of-sectors = 固件加载多少个 512 字节的扇区。
platform = 该启动项所针对的电脑种类。

## Partition tables
disk-signature = Windows 用来区分磁盘的编号。
disk-guid = 系统用来区分磁盘的编号。
partition-guid = 系统用来区分分区的编号。
first-usable-block = 分区可以使用的第一个块。
last-usable-block = 分区可以使用的最后一个块。
this-copy = 这份表的位置。
other-copy = 另一份表的位置：多在磁盘末尾。
header-checksum = 显示表头是否损坏。
entries-checksum = 显示分区列表是否损坏。
size-of-an-entry = 表中每个分区占多少字节。
number-of-entries = 可容纳多少个分区。
bootable = 固件是否可以从中启动。

## Boot sectors and FAT
boot-code = 固件最先运行的程序。
first-sector = 它开始的扇区。
sectors-per-cluster = 一次为文件分配多少个扇区。
bytes-per-sector = 此卷扇区的大小。
reserved-sectors = 第一个文件分配表之前的扇区。
number-of-fats = 文件分配表有几份。
entries-of-the-root-directory = 根目录可容纳多少个文件和文件夹。
hidden-sectors = 卷之前有多少个磁盘扇区。
volume-serial-number = 由卷的制作时间得出的编号。
oem-name = 格式化该卷的程序。
fsinfo-sector = 记录空闲簇数的位置。
backup-boot-sector = 此扇区副本的位置。

## Other file systems
inodes = 卷可容纳多少个文件。
inode-size = 一个文件的记录占多少字节。
blocks-per-group = 多少个块共用一个位图。
last-mounted = 卷最后一次使用的时间。
last-mounted-at = 最后一次挂载时的文件夹。
compatible-features = 读取者可以忽略的特性。
incompatible-features = 读取该卷必须了解的特性。
read-only-compatible-features = 更改该卷的程序必须了解的特性。
allocation-block-size = 为文件分配空间的单位。
free-allocation-blocks = 还剩多少空间。
catalog-node-id = 文件或文件夹在目录中的编号。
data-fork = 文件的内容。
resource-fork = Macintosh 文件中存放图标、菜单和文字的部分。

## Audio, and others
isrc = 在全世界标识该录音的编号。
media-catalog-number = 光盘条形码上的编号。
uuid = 系统用来区分卷的编号。
cluster-heap-offset = 文件内容开始的位置。
compressor = 块的压缩方式。
