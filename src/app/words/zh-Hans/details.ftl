# The pane with the selected file or folder.

# Leads back to the list, on narrow screens
files = 文件
selected = 已选择 { $count } 个项目
save-zip = 保存为 ZIP
clear = 清除选择
folder-items = 文件夹 · { $count } 个项目
# Before the target of a symbolic link
points-to = 指向
contradicted = 另一处结构记录此文件的大小是 { $size }。从这里保存的内容会被截断。
nothing-there = 其 { $size } 都不在映像中，因此没有可保存的内容。
part-there = { $whole } 字节中只有 { $present } 字节在映像中。现有部分可以保存。
copied = 已复制
copy-path = 复制路径

## Labels, and their values

modified = 修改时间
path = 路径
location = 位置
attributes = 属性
# Whether all of the file’s data is there
complete = 完整
is-complete = 是，全部数据都在映像中
sector = 扇区 { $number }
# An extent is a range of sectors that belongs to the file
sector-more = 扇区 { $number }，另有 { $count } 个数据段
records = 技术记录

## Below the tree of folders

deleted = 显示已删除的文件
encoding = 名称编码
automatic = 自动
automatic-name = 自动：{ $encoding }
