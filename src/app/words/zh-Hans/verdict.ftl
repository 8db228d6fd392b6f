# The result of checking all sectors.

## All is well
no-checksums = 所有扇区都没有校验和。
all-good = 全部 { $count } 个扇区良好。
# Other sectors have no checksums
all-checkable-good = 全部 { $count } 个带校验和的扇区良好。

## Clauses of a sentence, in this order. Each is left out if it says nothing.
damaged = { $count } 个扇区损坏
# Parity: the bytes by which errors are corrected
wrong-parity = { $count } 个扇区纠错码错误但数据完好
# None of these sectors
none-repairable = 均无法修复
# The only one of these sectors
it-is-repairable = 可以修复
all-repairable = 均可修复
some-repairable = { $count } 个可以修复
no-file-damaged = 没有文件损坏
folders-damaged = { $count } 个文件夹损坏
files-affected = { $count } 个文件受影响
files-and-folders-affected = { $files } 个文件和 { $folders } 个文件夹受影响
missing = 映像中缺少 { $count } 个扇区

## How they become a sentence
# Puts one more clause behind those before it
clauses = { $clauses }；{ $clause }
sentence = { $clauses }。
