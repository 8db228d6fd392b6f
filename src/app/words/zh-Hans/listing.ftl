# The list of files.

label = 文件

## Headings of its columns

modified = 修改时间
# What kind of file it is
file-type = 类型
first-sector = 首扇区
attributes = 属性

## Instead of rows

not-listed = 此文件夹的条目未列出。
empty = 此文件夹为空。
no-matches = 没有与“{ $text }”匹配的项目
searching = 正在搜索…

## Rows

select = 选择 { $name }
incomplete = 不完整
missing = 映像中缺少 { $size }
# A doubtful size
doubtful = 大小？
contradicted = 另一处结构记录的大小是 { $size }：从这里保存的内容会被截断

## How a file was changed since the image was opened

added = 新增
renamed = 已重命名
moved = 已移动
replaced = 已替换
changed = 已更改

## Notes above the list

deleted = 这些文件已被删除。可以保存它们，但其数据可能已被其他文件覆盖。
cut = 只列出此文件夹的前 { $count } 个条目：其数量超过了 Discern 的安全上限。
# The names of file systems
unread = 此映像还有 { $systems }，Discern 尚不能读取。只存在于其中的文件不在此列表中。
# Between the names of those file systems
and = { " " }和{ " " }
# The names of files of the user
unused = 只打开了 { $name }。以下文件不属于它，没有打开：{ $names }。请分别打开。
# The names of file systems of the same volume, as Joliet
opens-first = 先打开 { $first }，因为 { $other } 包含的文件较少，或只包含其中一部分。
# In the narrow column of sizes, for a folder
folder-size = { $count } 项
