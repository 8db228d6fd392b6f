# The Overview tab: questions about the image and their answers, its views and facts; and the records of a file.

no-label = 没有卷标
# Ends a sentence of the answer
sentence = { $text }。
not-compared = 校验和：尚未比较。

## Cards

the-file = 该文件
views = 文件的视图
partition-tables = 分区表：{ $tables }
more-system = 查看压缩的系统
more-complete = 统计文件
# Loaders: programs that start an operating system
more-boot = 读取引导程序
more-names = 查看所有名称
save-complete = 保存所有完整的文件
# How much of a medium is used
share = { $label }：{ $percent }%
show-file = 显示文件
# For screen readers; $place is an address, or “Show file”
proof = { $place }：{ $label } 的依据

## A view, and what is in it

not-listed = 尚未列出
listed = { $files } 个文件，{ $folders } 个文件夹，{ $size }
listed-so-far = 目前 { $files } 个文件，{ $folders } 个文件夹，{ $size }

## Technical records of the selected file

# Where its bytes are in the image
location = 位置
# Extents: the parts of a file
more-extents = 以及另外 { $count } 个数据段
# Label of the number of the first sector
sector = 扇区
# The first sector, and how many there are
sectors-from = { $first }（{ $count } 个扇区）
# Label of the addresses of the first and the last byte
bytes = 字节
# In place of addresses, if it has no bytes
no-bytes = 无
