# Sentences that say what came of something the user did: in notices, and for screen readers.

## Copying
path-copied = 已复制路径。
receipt-copied = 已复制报告。
paths-copied = 已复制 { $count } 个路径。
most-paths-copied = 已复制 { $count } 个路径，这是复制的上限。
# Entries are the files and folders in a listing
entries-copied = 已复制 { $count } 个条目。
most-entries-copied = 已复制 { $count } 个条目，这是复制的上限。
# $name is the name of the file in which the list is saved instead
entries-saved = 正在保存 { $name }：{ $count } 个条目。浏览器不允许复制。
most-entries-saved = 正在保存 { $name }：{ $count } 个条目，这是复制的上限。浏览器不允许复制。
bytes-copied = 已复制 { $count } 字节。
too-much-to-copy = 内容太多，无法复制：请最多选择 1 MB，或保存该范围。

## Searching bytes
found-at = 在字节 { $position } 处找到。
no-matches = 此文件中没有匹配。

## Checksums
checksums-computed = 校验和已计算。
hash-computed = SHA-256 已计算。
# $list is the name of a file with checksums
matches = 校验和：与 { $list } 一致
mismatch = 校验和：与 { $list } 不一致
missing = 校验和：{ $list } 中没有
# “The one”: a checksum or list of checksums that the user pasted
matches-given = 校验和：与给出的一致
mismatch-given = 校验和：与给出的不一致
missing-given = 校验和：给出的内容中没有
# Entries of a list of programs that computers with Secure Boot refuse
revocations = 吊销列表：{ $count } 个条目
revocations-of = { $date } 的吊销列表：{ $count } 个条目

## Images that were made
image-ready = 映像已就绪：已检查。
image-wrong = 映像已生成，但检查未通过。
nothing-created = 没有创建映像。
plan-changed = 转换的设置已更改。请检查后再转换。

## Looking around
last-file = 这是最后一个文件。
first-file = 这是第一个文件。
sector-not-stored = 此扇区没有按原样存储。
# A view is one of the file systems of the image: its name, and that of its session
view-of-session = { $view }，区段 { $session }
# Its name, and that of its partition
view-of-partition = { $view }，{ $partition }
