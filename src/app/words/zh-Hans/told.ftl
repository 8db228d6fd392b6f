### Sentences that the worker makes in English while it runs, as the code has them.
###
### The page finds the template that a sentence matches; its variables match any text, and what they matched is
### translated again: see `src/app/words/told.rs`. So small phrases are here, too, which stand within others.
### `tests/words.rs` asserts that the code still has each of them.

## names of views

udf-earlier-state = UDF（较早的状态）
apfs-snapshot = APFS（快照）
cpio-archive = cpio 归档
tar-archive = tar 归档
zip-archive = ZIP 压缩包
boot-images = 启动映像
snapshots = 快照

## overview: what it is

what-it-is = 这是什么
contents = 内容
also = 另外
title = 标题
version = 版本
variant = 版本类型
build = 内部版本
product-code = 产品编号
region = 地区
architecture = 架构
languages = 语言
recognized-as-in = 识别依据
container = 容器
medium = 介质
file-systems = 文件系统
not-read = 未读取
label = 卷标
made-with = 制作程序
made = 制作时间
title-sets = 标题集
performer = 表演者
audio-tracks = 音频轨道
video = 视频
date = 日期
maker = 制造商
disc = 光盘
program = 程序
code-name = 代号
name-release = 版本名称
systems = 系统
editions = 包含的版本
dvd-blu-ray-disc = DVD 或蓝光光盘
disk-small = 磁盘
disc-small = 光盘
# “a” stands for names of file systems, as in ISO 9660
image-with = 含有 { $a } 的映像
image-with-two = 含有 { $a } 和 { $b } 的映像
labeled-image-with = “{ $a }”：含有 { $b } 的映像
labeled-image-with-two = “{ $a }”：含有 { $b } 和 { $c } 的映像
image-unread = 含有 { $a } 的映像，Discern 不能读取
labeled-image-unread = “{ $a }”：含有 { $b } 的映像，Discern 不能读取
image-no-system = 没有 Discern 能读取的文件系统的映像
labeled-image-no-system = “{ $a }”：没有 Discern 能读取的文件系统的映像
# As in PlayStation game SLUS-00351 “Ridge Racer” for North America
game = { $a } 游戏
game-code = { $a } 游戏 { $b }
game-code-title = { $a } 游戏 { $b }“{ $c }”
game-for = { $a } 游戏（{ $b }）
game-code-for = { $a } 游戏 { $b }（{ $c }）
game-code-title-for = { $a } 游戏 { $b }“{ $c }”（{ $d }）
game-title-for = { $a } 游戏“{ $b }”（{ $c }）
north-america = 北美
europe = 欧洲
japan = 日本
asia = 亚洲
korea = 韩国
hong-kong = 香港
brazil = 巴西
australia = 澳大利亚
taiwan = 台湾
all-regions = 所有地区
one-region = 区域 { $a }
regions = 区域 { $a }
audio-cd = 音乐 CD
grub-rescue-disc = GRUB 急救光盘
virtio-win-drivers = virtio-win 驱动程序
cloud-init-data = cloud-init 数据
kickstart-data = Kickstart 数据

## overview: whether it is complete

is-complete = 是否完整？
incomplete-file-image-missing = 不完整：缺少映像的一个文件
incomplete-files-image-missing = 不完整：缺少映像的 { $a } 个文件
complete = 完整
nothing-says-how-large = 没有任何记录说明它应有多大
# “a” is a size
incomplete-are-missing = 不完整：缺少 { $a }
incomplete-is-missing = 不完整：缺少 { $a }
missing-file = 缺少的文件
ends-at-byte-which = 结束于字节 { $a }，映像包含该处
ends-at-byte-image = 结束于字节 { $a }，映像止于 { $b }：缺少 { $c }
ends-at-byte-image-at = 结束于字节 { $a }，映像止于 { $b }：缺少 { $c }
behind-last-end = 最后一处末尾之后
size-bytes = { $a }（{ $b } 字节）
files = 文件
none-bytes-there = 其 { $a } 字节全部缺失
bytes-there = { $b } 字节中有 { $a } 字节存在
# “a” is the name of a file system
volume = { $a } 卷
partition-of = 分区 { $a }（{ $b }）
backup-gpt = GPT 的备份
track-n = 轨道 { $n }
no-files = 没有文件
no-files-so-far = 目前没有文件
all-files-complete = 全部 { $a } 个文件均完整
all-files-complete-so = 目前全部 { $a } 个文件均完整
files-complete-not = { $a } 个文件完整，{ $b } 个不完整
files-complete-not-so = 目前 { $a } 个文件完整，{ $b } 个不完整

## overview: whether it boots

will-it-boot = 能否启动？
whether-boots-cant-read = 无法判断能否启动
may-boot-on-some = 在某些电脑上可能启动
doesnt-boot = 不能启动
# Here and below, $a and $b are kinds of firmware, as in BIOS and UEFI
boots-both = 可在 { $a } 上从光盘和 U 盘启动
boots-two-both = 可在 { $a } 和 { $b } 上从光盘和 U 盘启动
boots-disc-only = 可在 { $a } 上从光盘启动，不能从 U 盘启动
boots-two-disc-only = 可在 { $a } 和 { $b } 上从光盘启动，不能从 U 盘启动
boots-disc = 可在 { $a } 上从光盘启动
boots-two-disc = 可在 { $a } 和 { $b } 上从光盘启动
boots-stick = 可在 { $a } 上从 U 盘启动
boots-two-stick = 可在 { $a } 和 { $b } 上从 U 盘启动
boots-disc-stick = 可在 { $a } 上从光盘启动，在 { $b } 上从 U 盘启动
boots-on-two-disc-stick = 可在 { $a } 和 { $b } 上从光盘启动，在 { $c } 上从 U 盘启动
boots-on-disc-two-stick = 可在 { $a } 上从光盘启动，在 { $b } 和 { $c } 上从 U 盘启动
boots-on-two-disc-two-stick = 可在 { $a } 和 { $b } 上从光盘启动，在 { $c } 和 { $d } 上从 U 盘启动
# A label: “a” is a kind of firmware
from-disc = { $a }，从光盘
from-stick = { $a }，从 U 盘
# A sentence that gives the reason follows
yes = 能。{ $a }
no = 不能。{ $a }
perhaps = 可能。{ $a }
there-no-boot-catalog = 没有启动目录 (El Torito)。
boot-catalog-no-bootable = 启动目录中没有适用于 BIOS 的可启动项。
boot-record-not-sector = 启动记录不在扇区 17，而固件在那里查找。
boot-image-bios-missing = 适用于 BIOS 的启动映像缺失或为空。
entry-bios-not-first = 适用于 BIOS 的启动项不是启动目录的第一项：有些固件只看第一项。
boot-catalog-el-torito = 启动目录 (El Torito) 指定了适用于 BIOS 的启动映像：{ $a }。
there-no-boot-catalog-el = 没有指向 { $a } 的启动目录 (El Torito)。
in-boot-image = { $a } 在启动目录 (El Torito) 的启动映像中。
in-boot-image-for = 启动目录 (El Torito) 的启动映像中的 { $a } 是用于 { $b } 的程序。
in-boot-image-no-program = 启动目录 (El Torito) 的启动映像中的 { $a } 不是 UEFI 程序。
boot-image-not-marked = { $a } 所在的启动映像没有标为用于 UEFI：有些固件仍接受。
boot-catalog-no-bootable-entry = 启动目录中没有适用于 UEFI 的可启动项。
there-no-boot-image = 适用于 UEFI 的启动映像中没有 { $a }。
boot-image-uefi-no = 适用于 UEFI 的启动映像没有 FAT 文件系统。
first-sector-no-boot = 第一个扇区不是引导扇区：末尾不是 55 AA。
first-sector-no-boot-code = 第一个扇区没有启动代码。
boot-code-only-says = 启动代码只显示没有可启动的内容。
boot-sector-loads-from = 引导扇区要加载的内容在映像末尾之后。
boot-sector-isolinux-isohybrid = 引导扇区属于 ISOLINUX (isohybrid)。
boot-sector-grub-2 = 引导扇区属于 GRUB 2。
boot-sector-memtest86 = 引导扇区属于 Memtest86+。
boot-sector-grub4dos = 引导扇区属于 GRUB4DOS。
discern-doesnt-know-loader = Discern 不认识引导扇区的引导程序。
mbr-boot-code-partition = MBR 有启动代码，分区 { $a } 已标记并有引导扇区。
partition-marked-but-no = 分区 { $a } 已标记，但没有引导扇区。
fat-file-system-image = 整个映像所构成的 FAT 文件系统
partitions-mbr-overlap-some = MBR 的分区重叠：有些固件会因此忽略分区表。
only-boot-image-boot = { $a } 只在启动目录的启动映像中，没有分区指向它：从 U 盘启动时，多数固件不会在那里查找。
there-no-partition-table = 没有分区表。
no-partition-fat-file = 没有带 FAT 文件系统的分区包含 { $a }。
in-fat = { $a } 在整个映像所构成的 FAT 文件系统中。
in-fat-for = 整个映像所构成的 FAT 文件系统中的 { $a } 是用于 { $b } 的程序。
in-fat-no-program = 整个映像所构成的 FAT 文件系统中的 { $a } 不是 UEFI 程序。
in-partition = { $a } 在分区 { $b }（{ $c }）中。
in-is-a-program-for = { $b }中的 { $a } 是用于 { $c } 的程序。
no-program-uefi = { $b }中的 { $a } 不是 UEFI 程序。
needed-for-booting = 启动所需

## overview: loaders and their signatures

not-read-so-not = 用于 { $a }，{ $b }；未读取，因此不知道是否已被吊销
signed-by-issued-by = 由 { $a } 签名（颁发者：{ $b }）
changed-since-signed-by = 由 { $a } 签名后有改动
not-signed-doesnt-start = 未签名：在启用安全启动的电脑上不能启动
revoked-by-level = 已被级别 { $a }（{ $b }）吊销：{ $c } 须为 { $d }
# “a” is a list of revocations
not-on-list = 不在{ $a }中
hash-on = 其哈希在{ $a }中
hash-on-since = 其哈希自 { $b } 起在{ $a }中
certificate-on = 证书 { $a } 在{ $b }中
certificate-on-since = 证书 { $a } 自 { $c } 起在{ $b }中
firmware-taken-revocation-doesnt = { $a }：已应用此吊销的固件不会启动它
revoked = 已吊销：{ $a }
security-version-svn-unknown = 安全版本 (SVN) 未知：{ $a }要求 { $b }
security-version-svn-lower = 安全版本 (SVN) 为 { $a }，低于{ $c }要求的 { $b }：在 Windows 已应用该要求的电脑上不能启动
security-version-svn-not = 安全版本 (SVN) 为 { $a }，不低于{ $c }要求的 { $b }

## overview: whether it fits

will-it-fit = 能否装下？
needs = 需要
sectors-of-bytes = { $a }（{ $b } 个扇区，每个 { $c } 字节）
other-discs = 其他光盘
audio-or-raw-sectors = 含有音频或原始扇区，只有 CD 能存放
fits-on-both-layers = 可装入两层，剩余 { $a }
fits-or-more-stay = 可装入，至少剩余 { $a }
fits-stay-free = 可装入，剩余 { $a }
only-by-overburning-too = 只能超刻：超出 { $a }
doesnt-fit-too-much = 装不下：超出 { $a }
mini-cd-21-minutes = 迷你 CD（21 分钟，8 厘米）
mini-dvd-8-cm = 迷你 DVD（8 厘米）
stick = { $n } GB U 盘
too-large-cd = 对 CD 来说太大
too-large-any-common = 对任何常见介质来说都太大
fits-on-cd = 可装入一张 CD
fits-on-dvd = 可装入一张 DVD
fits-on-dvd-two = 可装入一张双层 DVD
fits-on-a = 可装入 { $a }

## overview: whether names survive

will-names-survive = 名称能否保留？
names = 名称
ms-dos-other-old = MS-DOS 和其他旧系统
names-not-looked-at = 尚未检查名称
# “a” is a number of names, “b” the path of one of them
too-long-name = { $a } 个名称太长，例如 { $b }
too-long-path = { $a } 个路径太长，例如 { $b }
characters-arent-allowed = { $a } 个含有不允许的字符，例如 { $b }
reserved-name-or-one = { $a } 个是保留名称，或以点或空格结尾，例如 { $b }
differ-from-another-only = { $a } 个与另一个仅大小写不同，例如 { $b }
too-many-folders = { $a } 个所在的文件夹层数太多，例如 { $b }
all-names-survive = 所有名称在 Windows、macOS 和 Linux 上均可保留
all-names-survive-so-far = 目前所有名称在 Windows、macOS 和 Linux 上均可保留
names-lost = 有些名称在 { $a } 上无法保留
names-lost-so-far = 目前有些名称在 { $a } 上无法保留
names-lost-two = 有些名称在 { $a } 和 { $b } 上无法保留
names-lost-two-so-far = 目前有些名称在 { $a } 和 { $b } 上无法保留
one-byte = 1 字节
n-bytes = { $n } 字节
file-no-list-revocations = 该文件不是吊销列表。
download-dbxupdate-bin-architecture = 请从 uefi.org/revocationlistfile 下载对应架构的 dbxupdate.bin。

## check: sums that the image carries

# In the sentences about sums, the last variable is what they were compared with
sum-matches = 校验和与{ $a }一致。
sum-all-match = 全部 { $a } 个校验和与{ $b }一致。
sum-only-differs = { $a } 个校验和中有 1 个与{ $b }不一致。
sum-one-differs = { $a } 个校验和中有 1 个与{ $b }不一致。
sum-some-differ = { $b } 个校验和中有 { $a } 个与{ $c }不一致。
sum-damaged-one = { $a } 个校验和中有 1 个与{ $b }不一致。1 个文件已损坏。
sums-damaged-one = { $b } 个校验和中有 { $a } 个与{ $c }不一致。1 个文件已损坏。
sums-damaged = { $b } 个校验和中有 { $a } 个与{ $c }不一致。{ $d } 个文件已损坏。
file-damaged = 1 个文件已损坏。
files-are-damaged = { $a } 个文件已损坏。
sum-but-missing = 校验和与{ $a }一致。但缺少“{ $b }”。
sums-but-missing = 全部 { $a } 个校验和与{ $b }一致。但缺少“{ $c }”。
structure-matches = 其结构的校验和与{ $a }一致。
structure-all-match = 其结构的全部 { $a } 个校验和与{ $b }一致。
structure-only-differs = 其结构的 { $a } 个校验和中有 1 个与{ $b }不一致。
structure-one-differs = 其结构的 { $a } 个校验和中有 1 个与{ $b }不一致。
structure-some-differ = 其结构的 { $b } 个校验和中有 { $a } 个与{ $c }不一致。
record-matches = 记录与{ $a }一致。
record-all-match = 全部 { $a } 条记录与{ $b }一致。
record-only-differs = { $a } 条记录中有 1 条与{ $b }不一致。
record-one-differs = { $a } 条记录中有 1 条与{ $b }不一致。
record-some-differ = { $b } 条记录中有 { $a } 条与{ $c }不一致。
file-matches = 文件与“{ $a }”一致。
file-all-match = 全部 { $a } 个文件与“{ $b }”一致。
file-only-differs = { $a } 个文件中有 1 个与“{ $b }”不一致。
file-one-differs = { $a } 个文件中有 1 个与“{ $b }”不一致。
file-some-differ = { $b } 个文件中有 { $a } 个与“{ $c }”不一致。
the-image-matches = 映像与{ $a }一致。
# Stands after “matches”
the-data = 数据
data-libisofs-recorded = 由 libisofs 记录的数据
its-checksum = 其校验和
checksum-isomd5sum-put-into = 由 isomd5sum 写入的校验和
the-checksums-of = { $a } 的校验和
data-expected-found = 数据的 { $a }：应为 { $b }，实为 { $c }
stored-data-expected-found = 存储数据的 { $a }：应为 { $b }，实为 { $c }
checksums-tables-expected-found = 各表校验和的 { $a }：应为 { $b }，实为 { $c }
adler-32-block-expected = 块 { $a } 的 Adler-32：应为 { $b }，实为 { $c }
adler-32-block = 块 { $a } 的 Adler-32：{ $b }
cant-be-checked = 无法检查：{ $a }（{ $b }）。
crcs-gpt = GPT 的 CRC
checksum-image-isomd5sum = 映像的校验和 (isomd5sum)
checksums-image-files-libisofs = 映像和文件的校验和 (libisofs)
checksums-session-sector-libisofs = 扇区 { $a } 处区段的校验和 (libisofs)
tags-crcs-udf = UDF 的标记和 CRC
checksums-of-exfat = exFAT 的校验和
the-volume = 该卷
packed-data-squashfs = SquashFS 的压缩数据
the-archive = 该压缩包
found-value = 实为 { $a }
damaged-or-cut-off = { $a } 已损坏或被截断，无法解压到末尾。
unpacks-end-without-error = { $a } 可无错误地解压到末尾。
packed-with = 压缩方式：{ $a }
checksums-of-files = 文件的校验和（{ $a }）
packed-data-of = { $a } 的压缩数据
image-ends-at-byte = 映像结束于字节 { $a }
image-ends-before-data = 映像在其校验和 (isomd5sum) 所覆盖的数据结束之前就结束了。
md5-recorded = MD5 为 { $a }，而记录的是 { $b }
image-doesnt-match-checksum = 映像与 isomd5sum 写入的校验和不一致。
first-damage-between-bytes = 第一处损坏在字节 { $a } 和 { $b } 之间。
the-has-md5-and-is-recorded = { $a }的 MD5 为 { $b }，而记录的是 { $c }
checksum-tag-damaged = { $a }的校验和标记已损坏
image-ends-within-data = 映像在{ $a }的数据中间就结束了
list-files-checksums-damaged = 文件校验和的列表已损坏
session-small = 区段
superblock = 超级块
tree-small = 目录树
md5-not-recorded-one = 其 MD5 与记录的不同
there-no-checksum-tag = 扇区 { $a } 中没有校验和标记
file-isnt-image = 文件不在映像中
not-listed-one = 其 { $a } 与列出的不同
expected-found = { $a }：应为 { $b }，实为 { $c }
ends-too-soon = 过早结束
partly-missing = 缺少一部分
all-files-unpack-without = 全部 { $a } 个文件均可无错误地解压（{ $b }）。
files-cant-unpacked = { $b } 个文件中有 { $a } 个无法解压（{ $c }）。
crc-32-recorded = CRC-32 为 { $a }，而记录的是 { $b }

## check: problems

file-is-incomplete = { $a } 个文件不完整。
file-incomplete-because-image = { $a } 个文件因映像被截断而不完整。
files-are-incomplete = { $a } 个文件不完整。
files-incomplete-because-image = { $a } 个文件因映像被截断而不完整。
volume-is-incomplete = { $a } 个卷不完整。
volumes-are-incomplete = { $a } 个卷不完整。
folder-cant-listed = { $a } 个文件夹无法列出。
folders-cant-listed = { $a } 个文件夹无法列出。
number-recorded-two-ways = { $a } 个数字的两种记录不一致。
numbers-recorded-two-ways = { $a } 个数字的两种记录不一致。
checksum-doesnt-match = { $a } 个校验和不一致。
checksums-dont-match = { $a } 个校验和不一致。
time-isnt-notation-sheets = { $a } 个时间不符合 CUE 表的写法。
times-arent-notation-sheets = { $a } 个时间不符合 CUE 表的写法。
date-isnt-valid = { $a } 个日期无效。
dates-arent-valid = { $a } 个日期无效。
download-or-copy-image = 请重新下载或复制映像，并将其大小与发布者给出的进行比较。
dont-rely-on-what = 不要依赖这里列出的内容。
compare-image-publishers-checksum = 请将映像与发布者的校验和比较，或重新获取。
files-can-saved = 文件可以保存。
test-image-program-or = 请在映像所针对的程序或设备中测试。
nothing-done = 无需采取任何措施。
places = { $n } 处。{ $b }

## check: comparing with another image

comparing-images = 正在比较映像
another-kind-entry = 另一种条目
link-leads-elsewhere = 链接指向别处
cant-read = 无法读取：{ $a }
both-images-hold-same = 两个映像内容相同：{ $a } 个扇区和 { $b } 个文件。
# “a” is a list of how many files differ, as in 3 added, 1 removed, 12 files the same
of-sectors-differ = { $a }；{ $c } 个扇区中有 { $b } 个不同。
file-same-1 = { $a }，1 个文件相同
file-same-2 = { $a }，{ $b }，1 个文件相同
file-same-3 = { $a }，{ $b }，{ $c }，1 个文件相同
file-same-4 = { $a }，{ $b }，{ $c }，{ $d }，1 个文件相同
files-same-1 = { $a }，{ $b } 个文件相同
files-same-2 = { $a }，{ $b }，{ $c } 个文件相同
files-same-3 = { $a }，{ $b }，{ $c }，{ $d } 个文件相同
files-same-4 = { $a }，{ $b }，{ $c }，{ $d }，{ $e } 个文件相同
no-file-differs = 没有文件不同
n-added = { $n } 个已添加
n-removed = { $n } 个已移除
n-changed = { $n } 个已更改
n-moved = { $n } 个已移动
sector-n = 扇区 { $n }
sector-of = { $b } 的扇区 { $a }
sectors-to = 扇区 { $a } 到 { $b }（{ $c }）
sectors-of = { $c } 的扇区 { $a } 到 { $b }（{ $d }）
there-path = 另一映像：{ $a }
bytes-here-there = 此映像 { $a } 字节，另一映像 { $b } 字节
other-content = 内容不同

## check: sectors and lists of sums

checking = 正在检查
checksums = 校验和
part-browser-stopped-reading = 浏览器的某个部分已停止：正在再次读取以计算校验和
checking-sectors = 正在检查扇区
trying-to-repair = 正在尝试修复
listing = 正在列出
repaired-by-their-own = { $a }已用自身的纠错码修复。
not-repaired-track-from = 未修复：轨道 { $b } 的 { $a }，从扇区 { $c } 起。
not-repaired-more-such = 未修复：还有 { $a } 处类似位置。
use-other-files-give = 要将“{ $a }”与其他文件一起使用，请把它和这些文件放在一起，并命名为“{ $b }”。
there-no-checksum-discern = 其中没有 Discern 能计算的校验和。
paste-checksum-crc-32 = 请粘贴校验和（CRC-32、MD5、SHA-1、SHA-256、SHA-512 或 BLAKE3），或选择 SHA256SUMS 之类的列表。

## convert: forms

wav-files = WAV 文件
every-audio-track-on = 按光盘上的原样保存每条音频轨道，每个文件带标题，另有含编码和前间隙的 CUE 表。
flac-files = FLAC 文件
lossless-about-half-size = 无损，大小约为一半，每个文件带标题，另有 CUE 表。
user-data-sectors = 扇区的用户数据
user-data-each-sector = 轨道每个扇区的用户数据：2048 字节，音频为 2352 字节。
whole-sectors = 完整扇区
all-2352-bytes-each = 轨道每个扇区的全部 2352 字节。
subchannels-of-sectors = 扇区的子通道
subchannel-bytes-each-sector = 轨道每个扇区的 96 个子通道字节，按通道依次排列。

## convert: what is kept, changed and lost

track-kept = 保留 1 条轨道。
tracks-are-kept = 保留 { $a } 条轨道。
format-cant-store-track = 此格式无法存储轨道 { $a }。
format-cant-store-tracks = 此格式无法存储轨道 { $a }。
# Numbers of tracks
tracks-numbered-from-becomes = 轨道从 { $a } 开始编号：{ $b } 变为 { $c }。
tracks-numbered-from-become = 轨道从 { $a } 开始编号：{ $b } 到 { $c } 变为 { $d } 到 { $e }。
sessions-are-kept = 保留 { $a } 个区段。
sessions-become-which-tracks = { $a } 个区段变为 { $b } 个：不记录哪些轨道是一起写入的。
not-recorded-gd-rom = 不记录这是有两个区域的 GD-ROM。
track-begins-at-another = 轨道的起始地址与光盘上不同。
tracks-begin-at-other = { $a } 条轨道的起始地址与光盘上不同。
image-begins-at-sector = 映像从光盘的扇区 0 开始，使其地址保持正确：数据之前有 { $a } 个扇区。
kept-unchanged = 原样保留：{ $a }。
user-data-kept = 保留 { $a }的用户数据。
sync-pattern-header-error = 去掉 { $a }的同步码、头部和纠错码；它们可以重新生成。
headers-error-correction-which = 补上来源未存储的头部和纠错码：{ $a }。
image-incomplete-zeros-fill = 映像不完整：用零填充缺少的 { $a }。
image-ends-within-sector = 映像在一个扇区中间结束，在 { $a }之后用零填充。
audio-padded-silence-whole = { $a }的音频用静音补足为完整扇区。
pregaps-are-kept = 保留前间隙：{ $a }。
pregaps-source-doesnt-store = 来源未存储的前间隙变为空扇区：{ $a }。
empty-pregaps-noted-or = 空的前间隙只作记录或隐含，不存储：{ $a }。
pregaps-stored-at-end = 前间隙存储在前一条轨道的末尾：{ $a }。
left-out-before-start = 去掉轨道开始之前的非空内容：{ $a }。
index-mark-kept = 保留 1 个索引标记。
index-marks-kept = 保留 { $a } 个索引标记。
index-mark-within-track = 丢失轨道内的 1 个索引标记。
index-marks-within-tracks = 丢失轨道内的 { $a } 个索引标记。
mark-where-pregap-begins = 去掉 1 个前间隙起点标记。
marks-where-pregaps-begin = 去掉 { $a } 个前间隙起点标记。
catalog-number-kept = 保留目录编号 { $a }。
catalog-number-not-recorded = 不记录目录编号 { $a }。
recording-code-kept = 保留 1 个录音编码。
recording-codes-kept = 保留 { $a } 个录音编码。
recording-code-isrc-lost = 丢失 1 个录音编码 (ISRC)。
recording-codes-isrc-lost = 丢失 { $a } 个录音编码 (ISRC)。
copy-permission-kept = 保留允许复制标志：{ $a }。
pre-emphasis-flag-kept = 保留预加重标志：{ $a }。
four-channel-flag-kept = 保留四声道标志：{ $a }。
serial-copy-flag-scms = 保留连续复制标志 (SCMS)：{ $a }。
copy-permission-lost = 丢失允许复制标志：{ $a }。
pre-emphasis-flag-lost = 丢失预加重标志：{ $a }。
four-channel-flag-lost = 丢失四声道标志：{ $a }。
serial-copy-flag-scms-lost = 丢失连续复制标志 (SCMS)：{ $a }。
text-kept = 保留 1 条文字。
texts-titles-names-kept = 保留 { $a } 条文字（标题、名称）。
cd-text-entry-lost = 丢失 1 条 CD-Text。
cd-text-entries-titles = 丢失 { $a } 条 CD-Text（标题、名称）。
language-texts-not-recorded = 不记录 1 种文字的语言。
languages-texts-not-recorded = 不记录 { $a } 种文字的语言。
genre-number-not-recorded = 不记录 1 个流派编号。
genre-numbers-not-recorded = 不记录 { $a } 个流派编号。
texts-stored-another-form = 文字的存储形式与导入区中的不同，导入区有 { $a }。
remark-kept = 保留 1 条备注。
remarks-are-kept = 保留 { $a } 条备注。
comment-sheet-rem-lost = 丢失 CUE 表的 1 条注释 (REM)。
comments-sheet-rem-lost = 丢失 CUE 表的 { $a } 条注释 (REM)。
subchannels-kept = 保留 { $a }的子通道。
subchannels-lost = 丢失 { $a }的子通道。
all-sectors-disk-kept = 保留磁盘的所有扇区：{ $a } 字节。
disk-ends-within-sector = 磁盘在一个扇区中间结束，用零补足：{ $a }。
end-disk-lost = 丢失磁盘的末尾：{ $a }。
image-records-changes-result = 此映像记录的是对{ $a }的更改。结果是应用这些更改后的磁盘，不需要其他文件。
snapshot-not-kept-only = 不保留 1 个快照，只保留当前状态。
snapshots-not-kept-only = 不保留 { $a } 个快照，只保留当前状态。
comment-not-kept = 不保留注释“{ $a }”。
tracks-sectors-taken = 取轨道 { $b } 个扇区中的 { $a } 个。
last-sessions-volume-descriptors = 最后一个区段的卷描述符取代第一个区段的卷描述符，程序在那里查找它们。
themselves-left-out = 去掉这 { $a }本身。
left-out = 去掉：{ $a }。
first-2048-2324-bytes = { $a }（Form 2）的 2324 字节中只保留前 2048 字节。
result-no-longer-shows = 结果不再显示 { $a }的纠错码有误（无论是损坏还是故意）。
first-sector = 第一个是扇区 { $a }，在 { $b } 中。
first-sector-which-no = 第一个是扇区 { $a }，不属于任何文件。
addresses-subheaders-edc-or = { $a }的地址、子头部、EDC 或 ECC 无法由数据重新生成。
# Here and below: numbers within the sentences above
one-sector = 1 个扇区
n-sectors = { $n } 个扇区
one-data-sector = 1 个数据扇区
n-data-sectors = { $n } 个数据扇区
one-track = 1 条轨道
n-tracks = { $n } 条轨道
one-other-track = 另外 1 条轨道
n-other-tracks = 另外 { $n } 条轨道
one-other-image = 另外 1 个映像
n-other-images = 另外 { $n } 个映像
one-pack = 1 个数据包
n-packs = { $n } 个数据包
file-one = 1 个文件
n-file = { $n } 个文件
n-files = { $n } 个文件

## convert: why it can't be done

disc-no-audio-all = 此光盘没有音频：所有轨道都是数据。
audio-could-not-encoded = 音频无法编码为 FLAC：{ $a }。
image-disk-which-no = 这是磁盘映像，没有对应的光盘形式。
choose-format-disks-such = 请选择磁盘格式，例如“img”，或用其中的文件创建新的光盘映像。
image-disc-which-no = 这是光盘映像，没有对应的磁盘形式。
choose-format-discs-such = 请选择光盘格式，例如“iso”。
format-cant-hold-range = 此格式无法存储扇区范围。
choose-data-raw-or = 请选择“data”、“raw”或“sub”。
audio-track-not-cd = 轨道 { $a } 的音频不是 CD 音频（44,100 Hz、立体声、16 位），或其压缩方式 Discern 无法解码。
convert-first-example-ffmpeg = 请先转换它，例如使用“ffmpeg -i NAME -ar 44100 -ac 2 -sample_fmt s16 NEW.wav”。
track-cant-converted-without = 缺少轨道 { $a } 的文件，无法转换该轨道。
add-file = 请添加“{ $a }”。
descriptor-claims-sectors-files = 描述文件声明有 { $a } 个扇区，而文件中只有 { $b } 个，结果将大部分是零。
get-complete-files-or = 请获取完整的文件，或逐条转换完整的轨道。
result-would-wrong = 结果会有错误：{ $a }
track-no-subchannel-data = 轨道 { $a } 在此映像中没有子通道数据。
track-sectors-so-not = 轨道 { $a } 的扇区为 { $b } 到 { $c }，{ $d }..{ $e } 不在其范围内。

## convert: steps and receipts

looking-at-every-sector = 正在查看每个扇区
opening-the-result = 正在打开结果
checking-the-result = 正在检查结果
checking-new-image = 正在检查新映像
checksum = 校验和
there-no-files-compare = 没有可比较的文件。
all-names-types-sizes = 全部 { $a } 个名称、类型和大小均一致。
the-files-differ = 文件不同：{ $a }。
nothing-differs-but-what = 除列出的以外没有不同。
numbers-modes-places-codes = 已比较轨道的编号、模式、位置、编码、标志和文字：除列出的以外没有不同。
result-differs-without-word = 结果有未列出的不同：{ $a }。
every-flac-block-decoded = 每个 FLAC 块都重新解码，并与音频一致。
everything-packed-unpacked-again = 所有压缩的内容都重新解压，并且相同。
opened-again-disk-bytes = 重新打开：{ $a }，{ $b } 字节的磁盘。
opened-again-sessions-tracks = 重新打开：{ $a }，区段 { $b }，轨道 { $c }。
bytes-taken-unchanged-from = { $a } 字节原样取自来源。
there-no-sectors-compare = 没有可与来源比较的扇区。
bytes-compared-source-all = 与来源比较了 { $a } 字节：全部相同。
bytes-compared-source-all-equal = 与来源比较了 { $a } 字节：全部相同；{ $b } 字节原样取自来源。
bytes-differ-from-source = { $b } 字节中有 { $a } 字节与来源不同。
edc-ecc-sectors-their = { $a } 个扇区的 EDC、ECC 和头部均正确。
header-edc-or-ecc = { $a } 个扇区的头部、EDC 或 ECC 有误。
header-edc-or-ecc-sectors = { $a } 个扇区的头部、EDC 或 ECC 有误，第一个是扇区 { $b }。
header-edc-or-ecc-sectors-wrong = { $a } 个扇区的头部、EDC 或 ECC 有误，第一个是 { $c } 中的扇区 { $b }。

## edit: refused changes

name-cant-empty = 名称不能为空。
stand-folders-cant-names = “.”和“..”代表文件夹，不能用作名称。
names-cant-contain = 名称不能包含“/”。
name-can-have-at = 名称最多 255 字节。
inside-folder-would-replace = “{ $a }”在它将替换的文件夹中。
not-file = “{ $a }”不是文件。
floppy-disk-image-must = 软盘映像必须是 1,228,800、1,474,560 或 2,949,120 字节。
choose-another-emulation-or = 请选择其他仿真方式或其他文件。
hard-disk-image-must = 硬盘映像必须以主引导记录 (MBR) 开头。
can-only-replaced-if = “{ $a }”只有是文件时才能替换，且只能用文件替换。
root-folder-cant-removed = 根文件夹不能移除、重命名或替换。
not-folder = “{ $a }”不是文件夹。
already-exists = “{ $a }”已存在。
choose-another-name = 请选择其他名称。
cant-moved-into-itself = “{ $a }”不能移动到自身中。
already-exists-not-link = “{ $a }”已存在，且不是链接。
not-valid-mode = “{ $a }”不是有效的权限。
enter-permissions-octal-digits = 请用八进制数字输入权限，例如 755。
field-can-hold-at = 此字段最多 { $a } 个字符，且只能使用 ASCII 字母、数字和标点。
item-change-no-longer = 要更改的项目已不存在。
isnt-boot-method-discern = “{ $a }”不是 Discern 认识的启动方式。
choose-another = 请选择其他方式。
only-one-view-can = 只能编辑一个视图。
switch-view-change-entry = 请切换到该视图，在那里更改该条目。
stored-changes-cant-read = 保留的更改无法读取。
discard-stored-changes-make = 请放弃保留的更改，重新编辑。
edit-cant-made = 更改 { $a } 无法进行：{ $b }
discs-audio-tracks-cant = 带音频轨道的光盘不能回到较早的区段。

## edit: images that can't be built so

image-can-browsed-but = 此映像可以浏览，但不能编辑：{ $a }。
only-images-iso-9660 = 只能编辑带 ISO 9660 或 UDF 的映像。
which-holds-images-data = 缺少存有映像数据的“{ $a }”。
open-together-file = 请将它与此文件一起打开。
discs-audio-tracks-cant-edited = 带音频轨道的光盘不能编辑。
images-several-sessions-cant = 有多个区段的映像不能编辑。
save-one-sessions-image = 请先将其中一个区段保存为映像，然后编辑它。
images-whose-data-doesnt = 数据不从光盘开头开始的映像不能编辑。
image-only-udf-can = 此映像只有 UDF，而{ $a }只能记录在 ISO 9660 中。
extract-files-create-new = 请提取其中的文件，创建一个两者都有的新映像。
# What can only be recorded in ISO 9660
boot-catalog-small = 启动目录
checksum-of-image-small = 映像的校验和
checksums-of-files-small = 文件的校验和
this-text = 此文字
image-also-file-system = 映像还有 { $a } 文件系统，Discern 无法写入。
image-also-file-system-which = 映像还有 { $a } 文件系统，Discern 无法写入。
new-image-would-wrong = 在新映像中它会出错，而去掉它可能丢失只在其中的文件。
build-where-nothing-moves = 请选择不移动任何内容的布局来生成，或保持原样。
image-also-hfs-file = 映像还有 HFS 文件系统，Discern 无法写入。
in-the-new-image-it-would-be-wrong = 在新映像中它会出错。
what-would-go-resource = 会随之丢失的：资源分支，以及只在其中的文件：{ $a }。
build-where-nothing-moves-or = 请选择不移动任何内容的布局来生成；如果不需要它，也可以去掉。
udf-cant-left-out = 不能去掉 UDF，因为此映像的文件在其中：{ $a }。
have-them-iso-9660 = 要让这些文件进入 ISO 9660，请提取它们并创建新映像。
files-image-udf-also = 此映像的文件在 UDF 中，但它还有 HFS 文件系统，如果不移动任何内容，其中之一会出错。
leave-hfs-out = 请去掉 HFS。
image-only-udf-which = 此映像只有 UDF，而 UDF 在映像文件中没有区段。
build-where-nothing-moves-what = 请选择不移动任何内容的布局来生成：新内容跟在旧数据之后，旧数据也会保留。
udf-on-image-differs = 此映像的 UDF 与所编辑的目录树不同，重新写入可能丢失文件：{ $a }。
build-where-nothing-moves-or-leave = 请选择不移动任何内容的布局来生成；如果不需要只在 UDF 中的内容，也可以去掉 UDF。
there-data-where-udf = UDF 描述符所需的位置有数据，因此它不能留在原处。
choose-smallest-rewrite-everything = 请选择“最小”来重写全部内容。
there-no-other-file = 没有其他文件系统

## convert, edit: sentences with their advice

# Where a reason is told as a whole, not as a title and a text
track-cant-converted-without-file = 缺少轨道 { $a } 的文件，无法转换该轨道。请添加“{ $b }”。
track-longer-than-cd = 轨道 { $a } 比一张 CD 还长，原始扇区无法存放其地址。请选择按存储原样保留扇区的格式。
there-no-data-save = 没有可保存为 ISO 映像的数据：所有轨道都是音频。请选择其他格式。
disk-bytes-discern-converts = 磁盘有 { $a } 字节；Discern 最大可转换 { $b } 的磁盘。请改为保存其中的文件或分区。
there-no-room-fat = FAT 映像中没有空间，也无法扩大。请先从中移除一些内容。
there-no-room-fat-image = FAT 映像中没有空间，且因固件将其仿真为磁盘而无法扩大。请先从中移除一些内容。
there-no-room-volume = 在保持位置的数据之前没有放卷描述符的空间。请选择“最小”来重写全部内容。
udf-volume-blocks-bytes = 此 UDF 卷的块为 { $a } 字节。Discern 写入的 UDF 块最大 2048 字节。请提取其中的文件并创建新映像。
# $a says how UDF and ISO 9660 differ
udf-cant-left-out-because = 不能去掉 UDF，因为此映像的文件在其中：{ $a }。要让这些文件进入 ISO 9660，请提取它们并创建新映像。
udf-on-image-differs-from = 此映像的 UDF 与所编辑的目录树不同，重新写入可能丢失文件：{ $a }。请选择不移动任何内容的布局来生成；如果不需要只在 UDF 中的内容，也可以去掉 UDF。
what-would-go-resource-forks = 会随之丢失的：资源分支，以及只在其中的文件：{ $a }。请选择不移动任何内容的布局来生成；如果不需要它，也可以去掉。

## edit: changes

nothing-to-do = 没有要做的事。
undone = 已撤销：{ $a }
redone = 已重做：{ $a }
all-changes-discarded = 已放弃所有更改。
your-changes-back = 更改已恢复。
undo = 撤销“{ $a }”
undo-1-depends-on = 撤销“{ $a }”及依赖它的 1 项
undo-depend-on = 撤销“{ $a }”及依赖它的 { $b } 项
and-more = { $a } 以及另外 { $b } 个
add = 添加 { $a }
replace-with = 用“{ $b }”替换 { $a }
remove = 移除 { $a }
new-folder = 新建文件夹 { $a }
label-value = 卷标“{ $a }”
volume-dates = 卷的日期
make-link = 链接 { $a } → { $b }
permissions-for = 将 { $b } 的权限设为 { $a }
change-owner-of = 更改 { $a } 的所有者
change-date-of = 更改 { $a } 的日期
hide = 隐藏 { $a }
unhide = 取消隐藏 { $a }
boot-from = 从 { $a } 启动
remove-boot-entry = 移除启动项 { $a }
replace-image-boot-entry = 用“{ $b }”替换启动项 { $a } 的映像
change-boot-entry = 更改启动项 { $a }
add-fat-image = 在 FAT 映像 { $b } 中添加 { $a }
replace-fat-image = 在 FAT 映像 { $b } 中用“{ $c }”替换 { $a }
remove-fat-image = 在 FAT 映像 { $b } 中移除 { $a }
new-folder-fat-image = 在 FAT 映像 { $b } 中新建文件夹 { $a }
add-image-checksum = 添加映像校验和
remove-image-checksum = 移除映像校验和
add-file-checksums = 添加文件校验和
remove-file-checksums = 移除文件校验和
record-names-attributes-posix = 记录 POSIX 的名称和属性 (Rock Ridge)
leave-out-rock-ridge = 去掉 Rock Ridge
record-names-windows-joliet = 记录 Windows 的名称 (Joliet)
leave-out-joliet = 去掉 Joliet
rename-to = 将 { $a } 重命名为“{ $b }”
move-to = 将 { $a } 移动到 { $b }
# The FAT image that is a partition
partition-small = 分区 { $n }

## edit: warnings

# “b” is a configuration
removed-names-what-doesnt = 已移除：“{ $a }”引用了它，对应的内容不能启动
now-names-what-doesnt = 现在是“{ $a }”：“{ $b }”引用了它，对应的内容不能启动
empty-now-names-what = 现在为空：“{ $a }”引用了它，对应的内容不能启动
modules-of-in = “{ $c }”中 { $b } 的 { $a } 个模块
were-removed-reads-them = 已移除：它在需要时读取这些模块，缺少时会停止
removed-from-folder-but = 已从其文件夹中移除，但仍在映像中，因为启动目录指向它
was-removed = 已移除：{ $a }
is-now = 现在是“{ $a }”：{ $b }
is-empty-now = 现在为空：{ $a }
may-not-start = 可能无法再启动：{ $a }
# Here and below: what follows the above
uefi-starts-from-stick = UEFI 从复制了这些文件的 U 盘启动它，没有它就找不到可启动的内容
doesnt-start-without = { $a }，没有它不能启动
without-no-menu-starts = 对于 { $a }，没有它就没有菜单，不会自行启动任何内容
reads-stops-without = { $a } 要读取它，没有它会停止
firmware-reads-loader-from = 固件从中读取引导程序，没有它就找不到可启动的内容
looks-doesnt-start-without = { $a } 要查找它，没有它不能启动
names-which-isnt-image = 引用了“{ $a }”，但它不在映像中：对应的内容不能启动
firmware-starts-another-entry = 用于 { $a } 的固件会启动另一个启动项
nothing-left-starts-from = 不再有 { $a } 能从光盘启动的内容
now-nothing-left-starts = 现在用于 { $a }：不再有 { $b } 能从光盘启动的内容
removed-reads-stops-without = 已移除：{ $a } 要读取它，没有它会停止
removed-without-no-menu = 已移除：对于 { $a }，没有它就没有菜单，不会自行启动任何内容
removed-doesnt-start-without = 已移除：没有它就不能启动 { $a }
no-fat-file-system = 不再有 FAT 文件系统：固件在其中找不到引导程序
removed-uefi-looks-or = 已移除：UEFI 要查找它，或由它启动下一个引导程序
freebsds-loader = FreeBSD 的引导程序
the-live-system = Live 系统
boot-entry-of = 启动项 { $a }（{ $b }）
file-path = 文件“{ $a }”
boot-entry-file = 启动项 { $a }（{ $b }）：文件“{ $c }”

## edit: what is done with each part

image-opened = 打开的映像
ends-bytes-too-soon = 它提前 { $a } 字节结束，因此其中的文件不完整，且会保持如此
unchanged = 未更改
covered-old-image = 它覆盖的是旧映像
checksum-image-application-use = 应用程序区中的映像校验和（{ $a }）
contents-no-longer-one = 其内容不再连续存放
covers-no-data-new = 它不覆盖新映像中的任何数据
rebuilt-from-main-tree = 由主目录树重建，有 { $a } 个条目，原为 { $b } 个
joliet-tree = Joliet 目录树
boot-entry-n = 启动项 { $n }
boot-image-missing = 其启动映像缺失
boot-catalog = 启动目录
no-entries-left = 其中没有条目了
nothing-records-size-so = 没有记录其大小，因此保留到后续内容为止的全部 { $a } 字节：这是猜测
boot-image = 启动映像 { $a }（{ $b }）
uses-blocks-bytes = 它使用 { $a } 字节的块
boot-sector-usb-drives = 用于 U 盘的引导扇区
loaders-code-address = 引导程序的代码及其地址
gpt-for-sticks = 用于 U 盘的 GPT
made-uefi-boot-image = 为 UEFI 启动映像而建，末尾有备份
mbr-partition = MBR 分区 { $a }
gpt-partition = GPT 分区 { $a }
apple-partition-map-partition = Apple 分区图分区 { $a }
table-stays-bytes-old = 分区表保持不变：旧映像的字节 { $a } 到 { $b }
bytes-now = 字节 { $a } 到 { $b } 现在是 { $c } 到 { $d }
discern-cant-write-file = Discern 无法写入其文件系统
points-no-known-boot = 它不指向任何已知的启动映像
discern-doesnt-know-if = Discern 不认识它；如果其中有地址，则是旧映像的地址
addresses-those-new-image = 其地址是新映像的地址
addresses-no-file-known = 其中 { $a } 个地址不属于任何已知文件
nothing-can-load-moved = 它能加载的内容都没有移动
moved-from-byte-byte = 从字节 { $a } 移动到字节 { $b }
starts-partition-table-names = 它启动其分区表指定的分区
looks-files-by-name = 它按名称查找文件
mips-volume-header = MIPS 卷头
palo-boot-block-pa = PALO 启动块 (PA-RISC)
sun-disk-label-sparc = Sun 磁盘标签 (SPARC)
decstation-boot-block-mips = DECstation 启动块 (MIPS)
srm-boot-block-alpha = SRM 启动块 (Alpha)
bios-boot-sector-of = BIOS 引导扇区（{ $a }）
bios-boot-sector = BIOS 引导扇区
there-no-room-primary = 主描述符中没有放它的空间
recomputed-new-image = 已为新映像重新计算
only-has-all = 只有 { $a } 包含其全部内容
bytes-data-which-nobody = { $a }（{ $b } 字节，占数据的 { $c }%）并未被删除，却会丢失：{ $d }
# What is lost, with its bytes
resource-forks = 资源分支
named-streams = 命名流
names-iso-9660 = ISO 9660 中的名称
names-iso-9660-1999 = ISO 9660:1999 中的名称
names-joliet-which-windows = Joliet 中的名称（Windows 显示）
name-written-upper-case = { $a } 个名称写成大写
names-written-upper-case = { $a } 个名称写成大写
name-written-differently-rock = { $a } 个名称的写法不同：{ $b }；Rock Ridge 或 Joliet 可以保留
name-written-differently-longer = { $a } 个名称的写法不同：{ $b }；更长的 Joliet 名称（103 个字符）也许可以保留
name-written-differently-rock-ridge = { $a } 个名称的写法不同：{ $b }；Rock Ridge 可以保留
name-written-differently-rock-ridge-keeps = { $a } 个名称的写法不同：{ $b }；Rock Ridge 会保留
names-written-differently-rock = { $a } 个名称的写法不同：{ $b }；Rock Ridge 或 Joliet 可以保留
names-written-differently-longer = { $a } 个名称的写法不同：{ $b }；更长的 Joliet 名称（103 个字符）也许可以保留
names-written-differently-rock-ridge = { $a } 个名称的写法不同：{ $b }；Rock Ridge 可以保留
names-written-differently-rock-ridge-keeps = { $a } 个名称的写法不同：{ $b }；Rock Ridge 会保留
symbolic-links = 符号链接（{ $a }）
devices-pipes-sockets = 设备、管道和套接字（{ $a }）
symbolic-links-devices-pipes = 符号链接（{ $a }），设备、管道和套接字（{ $b }）
only-rock-ridge-place = 只有 Rock Ridge 能存放它们：{ $a }
level-1-allows-eight = 级别 1 只允许八层，因此这些放在“/RR_MOVED”中：{ $a }；Rock Ridge 或 Joliet 可以保留其位置
folders-below-eighth-level = 第八层以下的文件夹（{ $a }）
rock-ridge-keeps-their = Rock Ridge 保留其字节；其他目录树将其视为 { $a }：{ $b }
rock-ridge-keeps-their-bytes = Rock Ridge 保留其字节：{ $a }
they-taken = 它们被视为 { $a }：{ $b }
names-not-utf-8 = 不是 UTF-8 的名称（{ $a }）
programs-dont-read-targets = 有些程序不读取超过 { $a } 字节的目标：{ $b }
long-symbolic-links = 过长的符号链接（{ $a }）
udf-file-system = UDF 文件系统
hfs-file-system = HFS 文件系统
removed-at-your-request = 已按要求移除；{ $a }
# “a” says how the file systems differ
written-anew-udf-1 = 重新写入为 UDF 1.02
written-anew-udf-1-02 = 重新写入为 UDF 1.02，与 ISO 9660 并存，后者保留其 { $a }
written-anew-udf-1-02-data = 重新写入为 UDF 1.02，与 ISO 9660 共用数据
removed-at-your-request-uncompared = 已按要求移除，未经比较：只在其中的文件会丢失
everything-points-still-place = 它指向的一切仍在原处；它没有列出新内容
the-plain-tree = 普通目录树
only-has-it = 只有 { $a } 包含它
n-more-files = 另外 { $n } 个文件
only-has-them = 只有 { $a } 包含它们
new-at-byte = 新增，位于字节 { $a }
partition-moved = 其分区已移动
session-at-sector = 扇区 { $a } 处的区段
descriptors-at-sector-16 = 扇区 16 处的描述符现在是它自己的，因此无法加载较早的区段
earlier-sessions-can-still = 较早的区段仍可加载
partition-behind-volume-moved = 卷之后的分区移到了此区段之后，只有此区段自己的启动目录有记录
boot-images-earlier-sessions = 较早区段的启动映像
boot-image-boot-info = 启动映像 { $a }（{ $b }）：启动信息表
boot-image-grub-2 = 启动映像 { $a }（{ $b }）：GRUB 2 指针
addresses-updated = 地址已更新
session-n = 区段 { $n }
now-the-newest = 现在是最新的
later-sessions = 较晚的区段
session-no-boot-image = 此区段没有供它加载的启动映像
belongs-later-session = 它属于较晚的区段
now-ends-at-byte = 现在结束于字节 { $a }
checksums-files-image-libisofs = 文件和映像的校验和 (libisofs)
not-possible-together-isomd5sums = 不能与 isomd5sum 的校验和并存：两者都要覆盖对方
not-written-beside-udf = 不能与 UDF 并存，因此不写入
only-written-when-everything = 只有重新排列全部内容时才写入
there-no-place-them = 没有 Rock Ridge 就没有存放它们的位置
image-doesnt-contain-all = 映像未包含其全部内容
named-streams-bytes = { $a } 的命名流，{ $b } 字节
udf-1-02-which = 所写入的 UDF 1.02 没有命名流

## edit: the new image is checked

reading-checksums = 正在读取以计算校验和
comparing-files-same-size = 正在比较大小相同的文件
new-image-opened-again = 已像打开任何映像一样重新打开新映像。
one-file-right-data = 其中唯一文件的数据逐段核对正确。
all-files-have-right = 全部 { $a } 个文件的数据逐段核对正确。
every-tree-right-entries = 每个目录树的条目均正确：{ $a }。
boot-entry-points-image = 启动项指向其映像。
each-boot-entries-points = { $a } 个启动项都指向各自的映像。
there-boot-catalog-should = 有不应存在的启动目录
boot-catalog-entries-not = 启动目录有 { $a } 个条目，而不是 { $b } 个
boot-entry-does-not = 启动项 { $a } 没有指向其映像
loader-boot-entry-would = 启动项 { $a } 的引导程序会读取另一个目录树，而不是新的
newest-session-another-tree = 最新区段的目录树与映像开头的不同
no-longer-comes = { $a }不再引导到“{ $b }”
comes-wrong-contents = { $a }引导到“{ $b }”，但内容错误
code-no-longer-what = { $a }的代码与原来不同
no-longer-loads-boot = { $a }不再加载启动映像 { $b }
no-longer-active = { $a } 不再是活动分区
no-longer-begins-fat = { $a } 的开头不再是其 FAT 文件系统
volume-own-another-tree = { $a } 作为独立的卷，其目录树与映像的不同
there-times-only-one = { $a } 出现了 { $b } 次，按名称只能找到其中一个
should-not-there = { $a } 不应存在
wrong-type = { $a } 的类型错误
wrong-data = { $a } 的数据错误
is-missing-from = { $b } 中缺少 { $a }
tree-files-directories-not = 目录树 { $a } 在 { $c } 个目录中有 { $b } 个文件，而不是在 { $e } 个目录中有 { $d } 个
# Beginnings of a start, in the sentences above
boot-entry-small = 启动项 { $a }（{ $b }）
the-boot-sector = 引导扇区
session-at-byte = 字节 { $a } 处的区段

## edit: facts of an entry

will-written = 将要写入的内容
permissions = 权限
user-group = 用户、组

## export: what is saved otherwise

cant-be-saved = “{ $a }”无法保存：{ $b }。
save-zip-archive = 请保存为 ZIP 压缩包。
is-saved-as = “{ $a }”保存为“{ $b }”。
only-bytes-image-so = 其 { $b } 字节中只有 { $a } 字节在映像中，因此保存为“{ $c }”。
only-bytes-image = { $b } 字节中只有 { $a } 字节在映像中：“{ $c }”。
link-which-browser-cant = “{ $a }”是指向“{ $b }”的链接，浏览器无法创建。
was-left-out = “{ $a }”已略过：{ $b }。
link-no-target = 链接没有目标
only-name-recorded-device = 只记录了名称：它是设备、管道或套接字
none-image = 映像中没有它的任何内容
n-more-notes = 还有 { $n } 条说明未显示。
on-another-disc-set = “{ $a }”在盘集的另一张光盘上，因此已略过。
left-out-path-too = “{ $a }”已略过：其路径太长，压缩包无法容纳。
cannot-read-end = “{ $a }”无法读取到末尾：{ $b }。
left-out-nothing-can = “{ $a }”已略过：无法读取其任何内容。
only-bytes-can-read = { $b } 字节中只能读取 { $a } 字节：“{ $c }”。
name-too-long-zip = 有名称太长，ZIP 压缩包无法容纳。

## open: refused files

file-format-cut-off = 这是 { $a } 格式的文件，但被截断：缺少说明其数据位置的部分。
copy-or-download-again = 请重新复制或下载。
file-format-damaged-or = 这是 { $a } 格式的文件，但已损坏或被截断：{ $b }。
by-name-or-beginning = 从名称或开头看，这是“{ $a }”格式，但没有列出任何轨道：它被截断或已损坏。
get-complete-copy-or = 请获取完整的副本，或单独打开存有扇区的文件。
file-empty-no-bytes = 文件为空：没有任何字节。
file-ends-after-which = 文件在 { $a }后就结束了，不足任何光盘或磁盘的一个扇区。
which-discern-doesnt-read = 这是{ $a }，Discern 不能读取。
unpack-or-convert-another = 请用其他程序解压或转换，然后打开结果。
cut-off-or-damaged = 这是{ $a }，但被截断或已损坏。
not-image-disc-or = 这是{ $a }，不是光盘或磁盘的映像。
check-file-you-meant = 请确认这是要打开的文件。
packed-not-image-disc = 这是用 { $b } 压缩的{ $a }，不是光盘或磁盘的映像。
check-file-you-meant-open = 请确认这是要打开的文件，或用其他程序解压。
seems-cd-audio-without = 这似乎是 { $a }的 CD 音频，但没有描述文件：其中没有数据扇区，字节的变化与双声道 16 位采样一致。
seems-cd-audio-without-sheet = 这似乎是 { $a }的 CD 音频，但没有描述文件：其中没有数据扇区，字节的变化与双声道 16 位采样（高字节在前）一致。
open-together-sheet-cue = 请将它与其描述文件（.cue、.toc 或 .ccd）一起打开，其中记录了轨道的起点。
without-one-can-opened = 没有描述文件时，可以作为单条音频轨道打开。
minutes = { $a }:{ $b } 分钟
no-view-image-file = 此映像的视图中都没有文件“{ $a }”。
image-these-views = 映像有以下视图：{ $a }。
folder-only-file-can = “{ $a }”是文件夹，只有文件才能作为映像打开。
name-file = 请指定其中的一个文件。

## open: volumes and views

sessions-tracks-sectors-can = 可以查看区段、轨道和扇区，但没有文件。
partition-no-bytes-image = 该分区在此映像中没有字节，因此不显示。
two-partitions-share-bytes = 两个分区共用字节：写入其中一个会损坏另一个。
image-more-partitions-than = 映像的分区比显示的多。
partitions-lie-within-partitions = 分区层层嵌套；最里层的不显示。
gap = 空隙
# “a” is a file system, the rest the name of a volume
in-partition-of = 分区 { $b }（{ $c }）中的 { $a }
in-partition-number = 分区 { $b } 中的 { $a }
in-boot-image-of = 启动映像 { $b }（{ $c }）中的 { $a }
directory-leads-back-into = 该目录指回自身或被反复引用，因此不再展开。
directory-tree-more-entries = 加上此目录，目录树的条目就超过了可显示的数量。
those-beyond-limit-all = 超出上限的条目，以及此前未列出的所有目录都已略过。
what-cannot-listed = 无法列出其中的内容。
data-goes-on-behind = 其数据延续到记录的末尾之后：该卷的另一个视图是这样记录的，或下一个文件在其后 4 GiB 的整数倍处开始。
record-iso-9660-holds = ISO 9660 的记录只保存了更大数值的低 32 位。
file-saved-from-view = 文件从包含其全部内容的视图保存，否则会被截断。

## wrap: packed files

file-cut-off-last = 文件被截断：缺少最后一条记录。
discern-shows-sectors-left = Discern 显示剩余的扇区。
file-cut-off-disk = 文件被截断：虚拟设备的一个磁盘延续到文件末尾之后。
appliance-several-disks-so = 该虚拟设备有多个磁盘，因此列出其文件。
open-disk-you-need = 请在列表中打开所需的磁盘。
file-cut-off-or = 文件被截断或已损坏。
discern-shows-what-could = Discern 显示能解压的部分。
file-packed-cant-unpacked = 此文件用 { $a } 压缩，无法解压：{ $b }。
download-or-copy-again = 请重新下载或复制。
nothing = 其中没有内容
cut-off = 被截断
zip-archive-no-files = 此 ZIP 压缩包中没有文件。
file-encrypted-or-compressed = 文件已加密，或其压缩方式 Discern 不能解压，因此已略过。
files-data-does-not = 文件的数据不在压缩包中，因此已略过。

## worker: steps of jobs

comparing = 正在比较
putting-together = 正在合成
unpacking = 正在解压
reading = 正在读取
searching = 正在搜索
writing = 正在写入

## worker: failures

nothing-was-changed = 没有任何更改。
no-image-created = 没有创建映像。
no-partial-files-were = 那里没有留下不完整的文件。
image-ends-too-early = 映像过早结束：缺少所需的数据。
probably-truncated-when-copied = 它可能在复制或下载时被截断。
compare-size-original-get = 请将其大小与原件比较，并重新获取。
compressed-data-there-cant = 那里的压缩数据无法解压。
part-image-damaged = 映像的这一部分已损坏。
get-image-again-or = 请重新获取映像，或保存仍可读取的内容。
file-changed-or-became = 文件在打开后被更改或无法读取（驱动器已移除？云端占位文件？）。
what-read-incomplete-so = 读取的内容不完整，因此没有保存。
open-it-again = 请重新打开。
structure-needed-damaged = 所需的一个结构已损坏。
image-damaged-or-program = 映像已损坏，或制作它的程序有错误。
look-at-problems-get = 请查看问题，如有可能请重新获取映像。
image-exceeds-safety-limit = 映像超出了安全上限。
far-larger-than-any = 它远大于任何已知的映像，或其结构循环引用。
if-real-image-please = 如果这是真实的映像，请报告。
there-is-no = 没有{ $a }。
page-requested-something-isnt = 页面请求了映像中没有的内容。
open-image-again-if = 请重新打开映像；如果再次发生，请报告。
no-partial-files-were-kept = 没有保留不完整的文件。
you-can-start-again = 随时可以重新开始。
parts-page-dont-match = 此页面的各部分不匹配。
your-browser-kept-one = 浏览器保留了旧版本的一部分。
load-page-again = 请重新加载页面。
no-image-open = 没有打开的映像。
needs-open-image = 此操作需要打开映像。
open-an-image = 请打开映像。
browser-cant-save-much = 此浏览器无法在这里保存这么多内容。
data-unpacked-first = 数据必须先解压。
without-service-workers-which = 没有 Service Worker（浏览器在隐私窗口中将其关闭）时，必须全部放入内存。
open-page-ordinary-window = 请在普通窗口中打开页面，或使用 Chromium、Chrome 或 Edge；也可以一次少保存一些文件。
no-place-save-chosen = 没有选择保存位置。
nothing-was-written = 没有写入任何内容。
choose-one = 请选择一个。
part-discern-could-not = Discern 的一部分无法加载。
what-you-asked-needs = 所请求的操作需要它。
check-your-connection-then = 请检查网络连接，然后重试。
if-discern-been-updated = 如果 Discern 在此期间更新过，请重新加载页面。
file-changed-or-became-unreadable = 文件在添加后被更改或无法读取。
add-it-again = 请重新添加。
add-files-again = 请重新添加这些文件。
cant-be-read = “{ $a }”无法读取。
check-still-exists-you = 请确认它仍然存在且有权读取，然后重新添加这些文件。
change-takes-away-what = 此更改会移除映像启动所需的内容：{ $a }。
disc-or-stick-made = 用新映像制作的光盘或 U 盘可能无法启动。
if-you-didnt-mean = 如果这不是本意，请撤销该更改。
new-image-failed-verification = 新映像未通过验证。
bug-discern = 这是 Discern 的错误。
image-isnt-saved-your = 映像没有保存；原文件未受影响。
copy-details-report-them = 请复制详细信息并报告。
image-changed-while-being = 映像在列出内容时被更改。
nothing-was-saved = 没有保存任何内容。
save-it-again = 请重新保存。
item-save-no-longer = 要保存的项目已不存在。
folder-already-file = 该文件夹中已有文件“{ $a }”。
nothing-written-since-may = 没有写入任何内容，因为它可能就是打开的映像。
choose-another-folder-or = 请选择其他文件夹，或重命名该文件。
result-would-wrong-so = 结果会有错误，因此没有保存。
compared-image-while-made = 制作时已与映像比较，没有保留任何内容。
bug-discern-or-unknown = 这是 Discern 的错误，或是未知类型的损坏。
check-images-sectors-try = 请检查映像的扇区，尝试其他格式，并报告此问题。
browser-didnt-start-download = 浏览器没有开始下载。
allow-downloads-page-try = 请允许此页面下载，然后重试。
browser-stopped-download = 浏览器停止了下载。
canceled-there-or-drive = 下载被取消，或驱动器已满。
saved-file-incomplete = 保存的文件不完整。
check-browsers-downloads-free = 请查看浏览器的下载列表和驱动器的可用空间，然后重新保存。
drive-full = 驱动器已满。
free-some-space-or = 请释放一些空间或选择其他驱动器，然后重新保存。
browser-no-longer-allowed = 浏览器不再有权在那里写入。
save-again-allow-when = 请重新保存，并在浏览器询问时允许。
destination-no-longer-exists = 目标位置已不存在。
check-drive-connected-folder = 请确认驱动器已连接且文件夹仍然存在，然后重新保存。
file-locked-probably-because = 文件被锁定，可能是其他程序打开了它。
close-there-or-choose = 请在那里关闭它或选择其他名称，然后重新保存。
browser-refuses-write-file = 浏览器拒绝写入此名称的文件或文件夹。
save-part-zip-file = 请改为作为 ZIP 文件的一部分保存。
destination-cant-written = 无法写入目标位置。
check-drive-free-space = 请确认驱动器有可用空间且有权在那里写入，然后重新保存。
nothing-can-shown = 其中没有可显示的内容。
your-file-untouched = 原文件未受影响。
file-itself-may-fine = 文件本身可能没有问题。
image-cant-built-like = 映像无法这样生成；更改仍在。
choose-another-layout-or = 请选择其他布局，或撤销该更改。
choose-another-kind-image = 请选择其他映像类型，或其他文件。
# Stands within the above
image-ends-before-bytes = 映像在所需的字节之前就结束了
file-could-not-read = 文件无法读取：{ $a }
image-goes-beyond-safety = 映像超出安全上限：{ $a }
there-is-no-small = 没有{ $a }
track-on-disc = 此轨道
such-entry = 此条目
such-view = 此视图
samples-can-drawn = 可绘制的采样
such-change-any-more = 此更改
such-entry-any-more = 此条目
such-file = 此文件
such-directory = 此目录
such-track = 此轨道
such-image = 此映像
such-boot-image = 此启动映像
such-block = 此块
such-inode = 此索引节点
such-subvolume = 此子卷
such-solid-resource = 此固实资源
such-session-of-disc = 光盘上的区段 { $n }
such-track-of-disc = 光盘上的轨道 { $n }
session-there-are = 区段 { $n }；共有 { $b } 个
file-of-kind = 这种类型的文件
directory-of-kind = 这种类型的目录
content-is-directory = 内容：这是一个目录
content-of-disk = 磁盘内容
data-of-file = 此文件的数据
record-of-file = 此文件的记录
record-root-directory = 根目录的记录
record-root-folder = 根文件夹的记录
index-names-folder = 此文件夹中名称的索引
member-archive-folder = 压缩包中对应此文件夹的条目
folder-of-archive = 压缩包中的此文件夹
image-in-file = 可从此文件打开的映像
directory-put-into = 用于存放它的目录
view-to-edit = 要编辑的视图
tree-new-image = 新映像中的目录树
place-data-udf = 供 UDF 文件存放数据的位置
fat-image-small = 此 FAT 映像
in-fat-image = “{ $a }”（在 FAT 映像中）
file-path-small = 文件“{ $a }”
file-among-added = 文件“{ $a }”（在添加的文件中）
file-folder-boots = 可用于启动的文件（在该文件夹中查找过：{ $a }）
stream-of-file = 此文件的流“{ $a }”
way-take-out = 提取此文件的“{ $a }”方式
inode-n = 索引节点 { $n }
object-n = 对象 { $n }
subvolume-n = 子卷 { $n }
entry-file-table = 文件表的条目 { $n }
boot-entry-n-small = 启动项 { $n }
content-boot-entry = 启动项 { $n } 的内容
partition-behind-volume = 卷之后的分区 { $n }
descriptors-session-sector = 扇区 { $n } 处区段的卷描述符

## worker: notes

there-been-replaced = 那里原有的“{ $a }”已被替换。
image-no-files-discern = 此映像没有 Discern 能列出的文件。
save-then-open-by = 请保存它，然后单独打开以查看其区段和轨道。
deleted-files = 已删除的文件
isnt-bytes-hexadecimal-digits = “{ $a }”不是十六进制的字节。
enter-two-digits-each = 请为每个字节输入两位数字，例如 43 44 30 30 31。
encoding-cant-express = 此编码无法表示“{ $a }”。
choose-another-encoding-or = 请选择其他编码，或搜索字节。

## worker: kinds of entries

folder = 文件夹
link-to = 链接 → { $a }
link = 链接
character-device = 字符设备
block-device = 块设备
pipe = 管道
socket = 套接字

## worker: tracks

dvd-blu-ray = DVD 或蓝光光盘
disk = 磁盘
p-w-interleaved = P–W，交错
p-and-q = P 和 Q

## boot: facts and problems

firmware-looks-only-second = 固件只在第二个卷描述符中查找它，因此此光盘可能无法启动。
there-no-boot-catalog-where = 启动记录指向的位置没有启动目录，因此此光盘不能启动。
other-platform = 其他平台
no-emulation = 无仿真
mb-floppy = { $n } MB 软盘
hard-disk = 硬盘
unknown-emulation = 未知仿真
boot-catalog-title = 启动目录 (El Torito)
boot-record = 启动记录
entries = 条目
boot-entry = 启动项
platform = 平台
section = 节
selection-criteria = 选择条件
firmware-may-reject-boot = 固件可能不接受此启动目录。
checksum-wrong = 校验和错误。
entry-marked-neither-bootable = 该启动项既没有标为可启动，也没有标为不可启动。
shown-not-bootable = 按不可启动显示。
section-fewer-entries-than = 该节的启动项少于其头部中的记录。
catalog-no-last-section = 启动目录没有最后一节。
firmware-may-not-find = 固件可能找不到全部启动项。
boot-image-outside-image = 启动映像在此映像之外，因此光盘不能从中启动。
boot-catalog-calls-image = 启动目录称该映像为硬盘，但其中没有分区表。
bios-may-refuse-start = BIOS 可能拒绝启动它，也没有记录其长度。
points-another-place-than = 它指向的位置不是启动映像，因此映像可能无法从 U 盘启动。
system-area = 系统区
holds = 包含
loads-from = 加载自
efi-byte-code = EFI 字节码
unknown-processor = 未知处理器
# A list of revocations
microsofts-list-of = 微软 { $a } 的列表
shim-16-1-where = 被设为应用最新要求的 shim 16.1
windows-since-august-2024 = 2024 年 8 月以来的 Windows
list-you-gave = 提供的列表
the-list-of-that-you-gave = 提供的 { $a } 的列表

## browse: the map of bytes

zeros = 全零
data-behind-declared-end = 声明的末尾之后的数据
missing-end = 缺失的末尾
partition = 分区
audio = 音频
file = 文件
structure = 结构
boot = 启动
gap-with-data = 有数据的空隙

## browse: comparing views

only-in = 只在 { $a } 中
of-another-size = 大小不同
of-other-content = 内容不同
stored-twice-not-compared = 存储了两次，未比较
the-same = 相同
file-only = { $a } 个文件只在 { $b } 中
files-only = { $a } 个文件只在 { $b } 中
link-only = { $a } 个链接只在 { $b } 中
links-only = { $a } 个链接只在 { $b } 中
file-another-size = { $a } 个文件大小不同
files-another-size = { $a } 个文件大小不同
file-other-content = { $a } 个文件内容不同
files-other-content = { $a } 个文件内容不同
file-stored-twice-not = { $a } 个文件存储了两次，未比较
files-stored-twice-not = { $a } 个文件存储了两次，未比较
folders-not-listed = 有些文件夹无法列出
no-file = 无
hold-same = { $a } 和 { $b } 内容相同：{ $c }
have-common = { $a } 和 { $b } 的共有内容：{ $c }；{ $d }

## disc: sectors

sector = 扇区
address = 地址
part-of = 属于
stored = 存储
header = 头部
mode = 模式
subheader = 子头部
channel = 通道
submode = 子模式
coding = 编码
codes = 检错码和纠错码
form = Form
edc-recorded = 记录的 EDC
edc-computed = 计算的 EDC
subchannel-q = 子通道 Q
control = 控制
track = 轨道
index = 索引
time-track = 轨道内时间
time-on-disc = 光盘上的时间
catalog-number = 目录编号
kind = 种类
bytes = 字节
complete-sectors = 完整扇区
all-sector = 扇区的全部
user-data-only = 仅用户数据
without-sync-header = 不含同步码和头部
without-sync-header-subheader = 不含同步码、头部和子头部
complete-sectors-high-byte = 完整扇区，高字节在前
complete-sectors-scrambled = 完整扇区，已加扰

## disc: texts of a CD

songwriter = 词作者
composer = 作曲者
arranger = 编曲者
message = 留言
disc-identification = 光盘标识
genre = 流派
code = 编码
text-block = { $a }，块 { $b }

## disc: partitions and volumes

pack-changed-after-crc = 该数据包在计算 CRC 之后被更改；其文字可能有误。
packs-have-18-bytes = 数据包为 18 字节；剩余部分不读取。
pack-says-characters-have = 数据包声称每个字符为两个字节，实际为一个。
they-read-so = 按实际读取。
map-fewer-entries-than = 分区图的条目少于其记录。
entries-map-disagree-on = 分区图各条目记录的条目数不一致；以第一个为准。
chain-partitions-leads-nowhere = 分区链指向无效位置；其后的分区不显示。
checksum-partition-table-wrong = 分区表的校验和错误；系统可能不接受它。
checksum-partition-tables-header = 分区表头的校验和错误；固件和系统可能不接受它。
checksum-partition-entries-wrong = 分区条目的校验和错误；固件和系统可能不接受它们。
partition-entries-cannot-all = 分区条目不可能全部存在；显示其中可读取的部分。
header-says-lies-somewhere = 表头记录的自身位置与实际不同。
table-at-start-gone = 开头的分区表已丢失；显示末尾的备份。
table-at-start-damaged = 开头的分区表已损坏；显示末尾的备份。
there-no-backup-partition = 应有分区表备份的位置没有备份：映像曾被截断、扩展或更改。
backup-not-last-block = 备份不在映像的最后一块；工具可能会提议移动它。
table-backup-say-different = 分区表与其备份的内容不同。
backup = 备份
chain-logical-partitions-leads = 逻辑分区链指向无效位置；其后的分区不显示。
partition-goes-on-beyond = 有分区超出映像末尾：映像被截断，或未包含其填充。
partition-table = 分区表（{ $a }）
block-size = 块大小
partition-entry = 分区 { $a }（{ $b } 条目）
checksum-block-partition-table = 分区表一个块的校验和错误；系统可能不接受它。
list-partitions-leads-nowhere = 分区列表指向无效位置；其后的分区不显示。
file-header = 头部中的文件
volume-header = 卷头
replacement-bad-tracks = 坏磁道的替换区
raw-data = 原始数据
whole-disk = 整个磁盘
logical-volume = 逻辑卷
raw-logical-volume = 原始逻辑卷
tag = 标记
the-map-itself = 分区图自身
free-space = 可用空间
no-file-system-tos = 不是 TOS 文件系统

## tree: types of files

does-not-name-file = “{ $a }”不是文件的名称。
text = 文本
document = 文档
spreadsheet = 电子表格
presentation = 演示文稿
pdf-document = PDF 文档
e-book = 电子书
web-page = 网页
style-sheet = 样式表
data = 数据
settings = 设置
program-library = 程序库
driver = 驱动程序
installer = 安装程序
script = 脚本
source-code = 源代码
picture = 图片
sound = 声音
music = 音乐
video-data = 视频
font = 字体
archive = 压缩包
disk-image = 磁盘映像
disc-image = 光盘映像
file-system-image = 文件系统映像
signature = 签名
icon = 图标
shortcut = 快捷方式

## container: forms to convert to

iso-image = ISO 映像
files-data-track-or = 数据轨道或区段中的文件。
every-program-computer-opens = 所有程序和电脑都能打开。
raw-disk-image = 原始磁盘映像
every-byte-from-first = 从第一个扇区到最后一个扇区的每个字节：用于写入 U 盘或存储卡，也适用于所有模拟器。
image-packed-gzip = 用 gzip 压缩的映像
plain-image-gz-file = .gz 文件中的普通映像，所有系统都能解压，U 盘写入工具可直接使用。
image-packed-zstandard = 用 Zstandard 压缩的映像
plain-image-zst-file = .zst 文件中的普通映像：解压速度是 gzip 的数倍。
bin-cue-one-file = BIN/CUE，单个文件
raw-sectors-2352-bytes = 一个文件中的 2352 字节原始扇区。
every-program-cds-reads = 所有 CD 程序都能读取。
bin-cue-file-each = BIN/CUE，每条轨道一个文件
raw-sectors-2352-bytes-one = 2352 字节的原始扇区，每条轨道一个文件，与游戏典藏资料库的做法相同。
bin-cue-sectors-they = BIN/CUE，扇区按存储原样
keeps-sectors-2048-2336 = 按原样保留 2048 和 2336 字节的扇区。
instant-since-no-data = 即时完成，因为不读取数据。
dreamcast-gd-rom-gdi = Dreamcast GD-ROM (GDI)
one-file-per-track = 每条轨道一个文件，用于 Dreamcast 模拟器和光驱模拟器。
cdrdao-image-toc-bin = cdrdao 映像 (TOC/BIN)
one-session-all-texts = 一个区段，带全部文字、标志和 ISRC，用 cdrdao 刻录。
clonecd-image-ccd-img = CloneCD 映像 (CCD/IMG/SUB)
raw-sectors-separate-subchannel = 原始扇区和单独的子通道数据，用于受保护光盘的副本和模拟器。
nero-image = Nero 映像
sessions-audio-cd-text = 区段、音频和 CD-Text 在一个文件中，用于 Nero 5.5 及更高版本和能读取其映像的程序。
nero-image-first-generation = 第一代 Nero 映像
programs-before-nero-5 = 用于 Nero 5.5 之前的程序；最大 4 GiB。
alcohol-120-image-mds = Alcohol 120% 映像 (MDS/MDF)
alcohol-daemon-tools-other = 用于 Alcohol、DAEMON Tools 和其他挂载映像的程序。
keeps-sessions-subchannels = 保留区段和子通道。
packed-disc-or-disk = 压缩的光盘或磁盘 (CHD)
all-tracks-checksums-mame = 带全部轨道和校验和：用于 MAME 和其他模拟器，可直接读取。
virtualbox-disk-vdi = VirtualBox 磁盘 (VDI)
virtualbox-which-lets-grow = 用于 VirtualBox，可动态增长并支持快照。
empty-parts-arent-stored = 不存储空的部分。
vmware-disk-vmdk = VMware 磁盘 (VMDK)
vmware-workstation-fusion-player = 用于 VMware Workstation、Fusion、Player 和 VirtualBox。
vmware-disk-vmdk-packed = VMware 磁盘 (VMDK)，压缩
stream-optimized-form-which = streamOptimized 形式，用于分发虚拟设备 (OVA) 和向 ESXi 导入磁盘。
hyper-v-disk-vhdx = Hyper-V 磁盘 (VHDX)
hyper-v-windows-8 = 用于 Hyper-V 和 Windows 8 或更高版本，双击即可附加。
virtual-hard-disk-vhd = 虚拟硬盘 (VHD)，动态
hyper-v-virtualbox-windows = 用于 Hyper-V、VirtualBox 和 Windows，双击即可附加。
virtual-hard-disk-vhd-fixed = 虚拟硬盘 (VHD)，固定大小
whole-disk-footer-behind = 整个磁盘，末尾带页脚，符合 Azure 的要求。
qemu-disk-qcow2 = QEMU 磁盘 (QCOW2)
qemu-kvm-proxmox-utm = 用于 QEMU、KVM、Proxmox、UTM 和 OpenStack。
qemu-disk-qcow2-packed = QEMU 磁盘 (QCOW2)，压缩
qcow2-packed-zstandard-qemu = 与 QCOW2 相同，用 Zstandard 压缩：用于 QEMU 5.1 及更高版本，适合分发或保存。
packed-disc-cso = 压缩的光盘 (CSO)
emulators-psp-playstation-2 = 用于 PSP 和 PlayStation 2 模拟器，可直接读取。
packed-disc-zso = 压缩的光盘 (ZSO)
cso-unpacked-faster-little = 与 CSO 相同，解压更快，体积略大：用于游戏机本身。

## container: why it can't be converted, and repairs

track-longer-than-cd-so = 轨道 { $a } 比一张 CD 还长，原始扇区无法存放其地址。
choose-format-keeps-sectors = 请选择按存储原样保留扇区的格式。
disc-not-dreamcast-gd = 此光盘不是 Dreamcast GD-ROM，而此格式无法存储其他内容。
choose-another-format = 请选择其他格式。
disc-longer-than-cd = 此光盘比一张 CD 还长，而此格式无法存储其他内容。
disc-too-long-nero = 此光盘对第一代 Nero 映像来说太长，其中的{ $a }只有 32 位。
# What has 32 bits
place-in-file = 文件位置
time-small = 时间
choose-nero-image-second = 请选择第二代 Nero 映像。
no-track-sector-so = 没有轨道含有扇区，因此没有可转换的内容。
check-files-disc-complete = 请确认光盘的文件完整。
tracks-have-sectors-common = 轨道 { $a } 和 { $b } 有共同的扇区，没有格式能存储这样的光盘。
save-tracks-one-by = 请逐条保存轨道，或在描述文件中更正其位置。
there-no-data-save-iso = 没有可保存为 ISO 映像的数据：所有轨道都是音频。
disk-bytes-discern-converts-disks = 磁盘有 { $a } 字节；Discern 最大可转换 { $b } 的磁盘。
save-files-or-partitions = 请改为保存其中的文件或分区。
disk-cant-converted-without = 缺少存有磁盘其余部分的文件，无法转换该磁盘。
open-together = 请将它与“{ $a }”一起打开。
track-becomes-track-number = 轨道 { $a } 变为轨道 { $b }：每个编号只能使用一次，且编号不能有间断。
track-no-sectors-left = 轨道 { $a } 没有扇区，已去掉。
track-begins-at-first = 轨道 { $a } 从其第一个扇区开始：其索引 1 在最后一个扇区之后。

## fs: what can't be written

there-no-room-volume-descriptors = 在保持位置的数据之前没有放卷描述符的空间。
files-4-gib-or = 4 GiB 或更大的文件需要交换级别 3。
choose-level-3 = 请选择级别 3。
volume-no-primary-iso = 此卷没有 ISO 9660 主描述符，因此不能编辑。
extract-files-create-new-image = 请提取其中的文件并创建新映像。
udf-cant-record-name = UDF 无法记录名称“{ $a }”：它超过 254 个字符，或在含有西欧以外的字母时超过 127 个字符。
give-shorter-name = 请改用较短的名称。
longer-than-gb-discern = “{ $a }”超过 { $b } GB，这是 Discern 能写入的单个 UDF 文件的上限。
split-the-file = 请拆分该文件。
udf-cant-record-where = UDF 无法记录链接“{ $a }”的指向：其目标的一部分太长。
give-link-shorter-target = 请为链接设置较短的目标。
udf-volume-blocks-bytes-discern = 此 UDF 卷的块为 { $a } 字节。Discern 写入的 UDF 块最大 2048 字节。
udf-volume-which-discern = 此 UDF 卷带有{ $a }，Discern 可以读取但不能写入。
# What the UDF volume has
virtual-partition = 虚拟分区（用于一次写入的介质）
sparable-partition = 含备用扇区的分区（用于可重写的介质）
metadata-partition = 元数据分区（用于蓝光光盘）
several-partitions = 多个分区
fat-image-incomplete-ends = FAT 映像不完整：在其分配表中间就结束了。
folder-fat-image = “{ $a }”是 FAT 映像的文件夹。
file-fat-image = “{ $a }”是 FAT 映像的文件。
there-no-room-fat-image-which = FAT 映像中没有空间，且因固件将其仿真为磁盘而无法扩大。
remove-something-from-first = 请先从中移除一些内容。
root-folder-fat-image = FAT 映像的根文件夹已满。
there-no-room-fat-image-cant = FAT 映像中没有空间，也无法扩大。
fat-image-full-fat16 = FAT 映像已满：FAT16 最多 { $a } 个簇，此处每簇 { $b } 字节。
remove-something-from-or = 请从中移除一些内容，或用更大的 FAT32 映像替换它。
cant-name-file-fat = “{ $a }”不能用作 FAT 映像中的文件名。
use-up-255-characters = 请最多使用 255 个字符，不含 " * / : < > ? \ |，且末尾没有点或空格。

## container, archive, codec, source, fs: refused files

archive-cut-off-or = 这是 7z 压缩包，但被截断或已损坏：位于最后的目录不在应有的位置。
archive-encrypted-discern-cant = 此 7z 压缩包已加密，Discern 无法解密。
unpack-7-zip-open = 请用 7-Zip 解压，然后打开结果。
archive-packed-which-discern = 此 7z 压缩包用 { $a } 压缩，Discern 不能解压。
unpack-7z-archive-bytes = 要解压此 7z 压缩包，需要解压 { $a } 字节的数据或使用 { $b } 字节的内存，超出了 Discern 的能力。
file-compressed-which-discern = 此文件用 { $a } 压缩，Discern 不能解压。
unpack-archive-another-program = 请用其他程序解压该压缩包。
file-encrypted-discern-doesnt = 此文件已加密，Discern 不能解密。
unpack-archive-password-another = 请在其他程序中用密码解压该压缩包。
zip-archive-last-parts = 此 ZIP 压缩包是 { $a } 个分卷中的最后一个，Discern 不能合并分卷。
join-them-first-example = 请先合并它们，例如使用 `zip -s 0`。
zip-archive-cut-off = 这是 ZIP 压缩包，但被截断：缺少位于最后的目录。
data-unpacks-more-than = 此 { $a } 数据解压后超过 { $b } GiB，这是 Discern 为查看内容而解压的上限。
unpack-another-program-open = 请用其他程序解压，然后打开结果。
data-unpacks-no-room = 此 { $a } 数据解压后超过 { $b } GiB，而磁盘上没有空间来保存它。
free-space-or-unpack = 请释放一些空间，或用其他程序解压后打开结果。
data-unpacks-more-than-gib = 此 { $a } 数据解压后超过 { $b } GiB，且几乎全是重复内容，磁盘或光盘的映像不会这样，因此 Discern 停止了解压。
if-you-trust-unpack = 如果信任它，请用其他程序解压，然后打开结果。
tracks-packed-way-isnt = “{ $a }”的轨道以未公开的方式压缩，Discern 无法解压。
convert-program-made = 请用制作它的程序转换。
clonecd-descriptor-without-table = 这是没有目录表 (TOC) 的 CloneCD 描述文件：其中没有任何一节说明轨道的起点。
cut-off-or-only = 它被截断，或只复制了开头几行。
get-complete-copy-ccd = 请获取 .ccd 文件的完整副本，或单独打开 .img 文件。
chd-image-version-discern = 这是版本 { $a } 的 CHD 映像。Discern 读取版本 3 到 5。
convert-chdman-copy-i = 请用“chdman copy -i IN.chd -o OUT.chd”转换。
chd-image-packed-which = 此 CHD 映像用“{ $a }”压缩，Discern 不能解压。
convert-chdman-copy-i-chd = 请用“chdman copy -i IN.chd -o OUT.chd -c none”转换。
audio-cd-1-tracks = 音乐 CD 有 1 到 { $a } 条轨道，而 WAVE 或 FLAC 文件有 { $b } 个。
choose-other-files = 请选择其他文件。
by-name-or-beginning-format = 从名称或开头看，这是“CUE 表及其文件 (CUE/BIN)”格式，但其中的轨道都无法识别：应为 { $a }，实为 { $b }。
get-complete-copy-correct = 请获取完整的副本，在文本编辑器中更正，或单独打开存有扇区的文件。
records-changes-disk-end = “{ $a }”记录的是对某个磁盘的更改，而那个磁盘最终又记录了对“{ $a }”自身的更改。
one-files-wrong-name = 其中一个文件的名称不对：请将该磁盘与制作时所用的文件一起打开。
encrypted-discern-cant-decrypt = “{ $a }”已加密，Discern 无法解密。
decrypt-program-made = 请用制作它的程序解密。
uses-feature-format-discern = “{ $a }”使用了其格式中 Discern 不能读取的特性：{ $b }。
convert-another-format-program = 请用制作它的程序转换为其他格式。
program-playstation-portable-holds = “{ $a }”是 PlayStation Portable 程序，其中没有 PlayStation 光盘。
encrypted-disk-image-discern = “{ $a }”是加密的磁盘映像，Discern 无法解密。
open-on-mac-or = 请在 Mac 上打开，或在那里用“hdiutil convert -format UDZO”转换。
part-disk-image-discern = “{ $a }”是磁盘映像 { $c } 个部分中的第 { $b } 个，而 Discern 只读取未分割的映像。
join-parts-on-mac = 请在 Mac 上用“hdiutil convert -format UDZO”合并各部分。
gdi-file-which-lists = 这是列出 Dreamcast 光盘轨道的 GDI 文件，但没有列出任何有文件的轨道。
get-complete-copy-or-open = 请获取完整的副本，或单独打开各轨道的文件。
alcohol-120-or-daemon = 这是版本 2 的 Alcohol 120% 或 DAEMON Tools 映像（MDX，或 MDS 和 MDF），其描述文件已加密。
discern-reads-version-1 = Discern 只读取版本 1。
convert-iso-or-version = 请用制作它的程序转换为 ISO 或版本 1。
there-no-file-open = 没有可打开的文件。
choose-image-all-files = 请选择映像及其所属的全部文件。
table-contents-cdrdao-none = 这是 cdrdao 的目录表 (TOC)，但其中的轨道都无法识别。
get-complete-copy-toc = 请获取 .toc 文件的完整副本，或单独打开其数据文件。
begins-disk-amiga-but = 其开头像 Amiga 磁盘，但没有根目录。
disks-start-game-or = 自行启动游戏或演示的磁盘通常没有文件。请在模拟器中使用。
container-apfs-spread-over = 此 APFS 容器分布在两个设备上 (Fusion)。
open-on-mac-made = 请在制作它的 Mac 上打开。
all-volumes-container-apfs = 此 APFS 容器的所有卷都已加密 (FileVault)。
open-key-on-system = 请在制作它的系统上用密钥打开。
file-compressed-by-method = 此文件的压缩方式 Discern 无法解压 (decmpfs { $a })。
copy-on-mac-which = 请在 Mac 上复制它，Mac 会将其解压。
volume-btrfs-features-discern = 此 Btrfs 卷有 Discern 不认识的特性：{ $a }。
open-linux-made = 请用制作它的 Linux 打开。
volume-erofs-features-discern = 此 EROFS 卷有 Discern 不认识的特性：{ $a }。
extract-fsck-erofs-version = 请用与制作时版本相同的 fsck.erofs 提取。
journal-ext-volume-elsewhere = 这是另一处 ext 卷的日志。
it-has-no-files = 其中没有文件。
open-volume-itself = 请打开该卷本身。
file-encrypted-discern-no = 此文件已加密，Discern 没有密钥。
open-key-on-computer = 请在它所属的电脑上用密钥打开。
not-fat-image = 这不是 FAT 映像。
fat-image-damaged-chain = FAT 映像已损坏：有簇链没有终点。
fat-volume-incomplete-ends = FAT 卷不完整：在其分配表中间就结束了。
file-compressed-by-zisofs2 = 此文件由 zisofs2 用 { $a } 压缩。Discern 只能解压 zlib。
windows-keeps-file-compressed = Windows 保存此文件所用的压缩方式 Discern 不能解压（{ $a }）。
windows-can-read = Windows 可以读取。
file-encrypted-by-windows = 此文件已由 Windows 加密 (EFS)，Discern 没有密钥。
open-on-computer-user = 请在加密它的电脑上，以加密它的用户身份打开。
file-compressed-by-method-which = 此文件的压缩方式为 { $a }，Discern 不能解压。
windows-may-able-read = Windows 也许能读取。
content-file-not = 此文件的内容不在其中：它是{ $a }。
# What it is
file-data-elsewhere = 数据在别处的文件（重复数据删除）
file-in-cloud = 云端的文件
open-on-computer-from = 请在它所属的电脑上打开。
squashfs-volume-compressed-which = 此 SquashFS 卷用 { $a } 压缩，Discern 不能解压。
on-linux-unsquashfs-can = 在 Linux 上，`unsquashfs` 可以提取其中的文件。
squashfs-discern-reads-versions = 这是 SquashFS { $a }。Discern 读取版本 1 到 4。
squashfs-volume-incomplete-bytes = 此 SquashFS 卷不完整：{ $b } 字节中只有 { $a } 字节。
list-files-at-end = 其文件列表位于末尾，而末尾缺失。
content-file-another-part = 此文件的内容在 Windows 映像的另一部分中；这是 { $b } 个部分中的第 { $a } 个。
join-parts-wimlib-imagex = 请用 `wimlib-imagex join NEW.wim PART1.swm PART2.swm …` 合并各部分，然后打开结果。
windows-image-no-content = 该 Windows 映像没有此文件的内容。
windows-image-made-sent = 此 Windows 映像是为通过管道传送而制作的，Discern 不能读取这种形式。
write-anew-wimlib-imagex = 请用 `wimlib-imagex export IMAGE all NEW.wim` 重新写入。
packed-unknown-method-which = 其压缩方式未知，Discern 不能解压。
write-image-anew-wimlib = 请用 `wimlib-imagex export IMAGE all NEW.wim --compress=LZX` 重新写入映像。
volume-xfs-features-discern = 此 XFS 卷有 Discern 不认识的特性：{ $a }。
file-lies-images-archives = 此文件位于 { $a } 层嵌套的映像和压缩包中，Discern 不再深入。
may-hold-itself-files = 它可能包含自身，为了让程序陷入忙碌而制作的文件就是这样。
if-real-image-extract = 如果这是真实的映像，请提取它并单独打开。

## texts elsewhere that would match others of these

there-no-path-table = 没有高字节在前的路径表。如今常见的系统都不需要它。
file-holds-discs-game = 该文件包含一个多光盘游戏的所有光盘。Discern 显示其中的第一张。
what-packed-doesnt-unpack = 压缩的内容解压后与原来的字节不同
sectors-before-volume = 卷之前的扇区
sector-root-directory = 根目录的扇区
place-data-file = 在数据文件中的位置

## signature: what a file is instead of an image

# Within “This is …, not an image of a disc or disk.” and others; the variables are names
a-picture = 图片（{ $a }）
a-drawing = 绘图（{ $a }）
a-model = 模型（{ $a }）
a-font = 字体（{ $a }）
an-audio-file = 音频文件（{ $a }）
a-video = 视频（{ $a }）
piece-music = 音乐（{ $a }）
audio-or-video-file = 音频或视频文件（{ $a }）
video-or-audio-file = 视频或音频文件（{ $a }）
a-document = 文档（{ $a }）
a-database = 数据库（{ $a }）
a-data-file = 数据文件（{ $a }）
a-program = 程序（{ $a }）
a-program-for = 用于 { $a } 的程序
a-kind-disc-image = 一个 { $a } 光盘映像（{ $b }）
a-kind-image-of = 一个 { $a } 映像（{ $b }）
an-kind-image-of = 一个 { $a } 映像（{ $b }）
a-kind-image = 一个 { $a } 映像
an-kind-image = 一个 { $a } 映像
a-disk = 一个 { $a } 磁盘（{ $b }）
a-disk-descriptor = 一个 { $a } 磁盘描述文件（{ $b }）
a-descriptor = 一个 { $a } 描述文件（{ $b }）
an-descriptor = 一个 { $a } 描述文件（{ $b }）
a-disc-of-the = 一张 { $a } 光盘
volume-encrypted-by = 由 { $a } 加密的卷
file-packed = 用 { $a } 压缩的文件
a-volume = 一个 { $a } 卷
an-volume = 一个 { $a } 卷
a-archive = 一个 { $a } 压缩包
an-archive = 一个 { $a } 压缩包
a-of-windows = 一个 Windows { $a }
part-set = 某个 { $a } 组的一部分
torrent-which-only-tells = 种子文件（只告诉程序要下载什么）
zip-archive-without-files = 没有文件的 ZIP 压缩包
collection-fonts = 字体集
help-file-windows-chm = 一个 Windows 帮助文件 (CHM)
document-microsoft-office = 一个 Microsoft Office 文档
mailbox-outlook = 一个 Outlook 邮箱
pack-git = 一个 Git 的 pack 文件
property-list-macos = 一个 macOS 属性列表
event-log-windows = 一个 Windows 事件日志
shortcut-windows = 一个 Windows 快捷方式
registry-file-windows = 一个 Windows 注册表文件
program-macos-java = 用于 macOS 或 Java 的程序
video-matroska-webm = 视频（Matroska 或 WebM）
apple-disk-image = 一个 Apple 磁盘映像 (DMG)
virtual-pc-disk = 一个虚拟硬盘 (VHD)
ext-volume = 一个 ext2、ext3 或 ext4 卷
library-object-files = 目标文件库
image-raw-cd-sectors = 原始 CD 扇区的映像
cabinet-archive-cab = 一个 CAB 压缩包
package-debian = 一个 Debian 软件包
an-rpm-package = 一个 RPM 软件包
part-apple-corestorage-volume = 某个 Apple CoreStorage 卷的一部分
part-linux-raid = 某个 Linux RAID 的一部分
linux-swap-area = 一个 Linux 交换区
an-apfs-container = 一个 APFS 容器
part-zfs-pool = 某个 ZFS 池的一部分
part-bcache-set = 某个 bcache 组的一部分
ubi-image-flash-memory = 一个 UBI 闪存映像

## Titles of groups of facts.

group-image = 映像
group-volume = 卷
plain-image = 普通映像
