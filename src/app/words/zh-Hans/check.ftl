# The Check tab: checks of sectors and of checksums, and comparison with another image.

## Checking every sector

checking = 正在检查每个扇区…
# A title, and a button.
every-sector = 检查每个扇区
# EDC and ECC are error detection code and error correction code. $size as in 700.1 MB.
every-sector-about = 此映像的每个扇区都有自己的校验和 (EDC) 和修复数据 (ECC)。检查会在这台电脑上读取全部 { $size }，不做任何更改。
again = 重新检查
# Follows a sentence about the sectors that have checksums.
uncheckable = { $count } 个扇区没有校验和：音频、前间隙，或存储时未带校验和的数据。
read-at-once = 在 0.1 秒内读取了 { $size }。
# $speed as in 210.0 MB, per second.
read-quickly = 在 0.1 秒内读取了 { $size }（{ $speed }/s）。
# $seconds as in 2.5; $speed as in 210.0 MB, per second.
read-in = 用 { $seconds } 秒读取了 { $size }（{ $speed }/s）。

## Images whose sectors have no checksums

carries-sums = 此映像带有校验和
no-sums = 此格式没有内置的错误检查
# One of the two texts “sums-below” and “no-sums-about” follows.
user-data-only = 它只存储每个扇区的用户数据，或者音频。CD 在数据旁有校验和，但此映像制作时没有保留。DVD 及容量更大的光盘不会给出校验和。
sums-below = 下面的校验和就在映像中，可以显示其覆盖的字节是否改变过。
no-sums-about = 因此单凭映像无法显示文件中的字节是否改变过：请将文件的校验和与发布者的进行比较。
also-checked = 还检查了什么
can-be-checked = 可以改为检查什么
whole = 文件长度与其自身的记录一致。
shorter = 文件比其自身的记录短 { $size }。下载可能没有完成。
findings = { $count ->
    [0] 在目前读取的描述符和文件夹中未发现问题。
   *[other] 在目前读取的描述符和文件夹中有 { $count } 项发现。
}

## Repair

repair = 修复
repairable = { $count } 个扇区可以修复，修复后会再次检查。
not-repairable = { $count ->
    [0] 没有剩余的损坏。
   *[other] { $count } 个扇区无法修复：错误的字节太多。
}
save-repaired = 保存修复后的映像

## Map of all sectors, and counts of the tracks

# A kind of sectors; their number follows.
good = 良好
# A kind of sectors: their data is right, but what would repair it isn’t. Their number follows.
wrong-parity = 纠错码错误
# A kind of sectors; their number follows.
damaged = 损坏
# A kind of sectors that the image file lacks; their number follows.
missing = 缺失
# A kind of sectors; their number follows.
no-checksums = 没有校验和
# Name of a list of kinds of sectors, and heading of a column with ranges of them.
sectors = 扇区
# Describes a picture for screen readers; $good is a number of sectors.
map-good = 扇区图：{ $good } 个良好，没有坏扇区。
# Describes a picture for screen readers; $good is a number of sectors, $from and $to are numbers.
map-bad = 扇区图：{ $good } 个良好，在 { $from }% 到 { $to }% 之间有 { $places } 处坏扇区。
tracks = 轨道
track = 轨道

## Bad sectors

bad-sectors = 坏扇区
# Heading of a column with times on the disc, as in 00:02:16.
time = 时间
# Heading of a column.
problem = 问题
edc-wrong = 数据损坏 (EDC)
ecc-wrong = 仅纠错码错误 (ECC)
not-data = 不是数据扇区
# In the column “Repair”.
not-possible = 不能
# In the column “Repair”.
possible = 能
# In the column “Repair”: how many of the sectors can be repaired.
some-possible = { $all } 个中的 { $some } 个
more-places = 以及另外 { $count } 处

## Files on bad sectors

files-hit = 坏扇区上的文件
show-more = 显示更多（还有 { $count }）
# Follows the path of a file.
parity-hit = 数据完好，{ $count } 个扇区纠错码错误
# Follows the path of a file.
damage-hit = { $count } 个扇区损坏
# Follows the path of a file: numbers of sectors.
both-hit = { $damaged } 个扇区损坏，{ $parity } 个纠错码错误
# Follows the path of a folder; $what is one of the three texts above.
folder-hit = 文件夹，{ $what }

## Comparing checksums

compare-title = 比较校验和
compare-about = 粘贴发布者网页上的校验和，或拖入随下载提供的列表，例如 SHA256SUMS、.md5、.sfv 或 .dat 文件。Discern 会计算列表所用的校验和。
list-or-sum = 校验和或列表
# A button.
compare = 比较
choose-list = 选择列表…
# Name of the lists of checksums for screen readers.
lists = 列表
# Stands for the name of a list.
pasted = 粘贴的文本
# A list of checksums: its name, how many it has, and the names of their algorithms.
list = { $name }：{ $count } 个值，{ $algorithms }
# Title of a group of algorithms to choose: checksums are computed, and compared with nothing.
only-compute = 或仅计算
compute-image = 计算整个映像
compute-selected = 计算所选的 { $count } 个项目
# $speed as in 210.0 MB, per second.
read-at = 以 { $speed }/s 读取了 { $size }。
checksums = 校验和
# Heading of a column.
algorithm = 算法
# Heading of a column.
value = 值
save-text = 保存为文本
# $list is the name of a list of checksums.
matches = { $file } 与 { $list } 一致（{ $algorithm }）
match-given = { $file } 与给出的校验和一致（{ $algorithm }）
# $list is the name of a list of checksums.
mismatch = { $file } 与 { $list } 不一致（{ $algorithm }）
mismatch-given = { $file } 与给出的校验和不一致（{ $algorithm }）
# $list is the name of a list of checksums.
not-listed = { $file } 不在 { $list } 中
not-given = { $file } 不在给出的校验和中
other-file = 按校验和看，它是列表中的另一个文件：{ $name }。
mismatch-about = 文件已损坏、不完整，或是另一个文件。请重新下载。
not-listed-about = 请检查列表是否属于此下载。
# The name of the file in the list of checksums.
listed-as = 列表中的名称是 { $name }。
# A checksum follows.
listed = 列表中：
# A checksum follows.
computed = 计算结果：

## Checksums that the image carries

carried = 此映像中的校验和
carried-about = 映像自身记录了其数据应有的内容。检查会读取所有这些数据。
check-all = 全部检查
# A button.
check = 检查
# Name of a button for screen readers; $name describes a kind of checksums.
check-one = 检查：{ $name }
# A place in the image file.
byte = 字节 { $number }
show-sector = 显示扇区

## Comparing with another image

other-title = 与另一个映像比较
other-about = 显示哪些文件被添加、移除、更改或移动，以及哪些扇区不同。两个映像都会读取，不做任何更改。
choose-other = 选择另一个映像…
# The name of the other image, and the result of the comparison.
result = { $image }：{ $summary }
save-json = 保存为 JSON
differing-files = 不同的文件
differing-sectors = 不同的扇区
differing-facts = 不同的信息
# Heading of a column.
fact = 信息
# Heading of a column with values of the open image.
this-image = 此映像
# Heading of a column with values of the other image.
the-other = 另一个
# Follows the path of a file that only the other image has.
added = 已添加
# Follows the path of a file that only the open image has.
removed = 已移除
# Follows the path of a file.
changed = 已更改
# Follows the path of a file.
moved = 已移动
# What happened to a file, as in “moved”, and details of it.
change-note = { $change }，{ $note }
