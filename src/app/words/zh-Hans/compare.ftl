# Two views (file systems, or trees of names) of an image side by side.

title = 比较视图
first = 第一个视图
second = 第二个视图
running = 正在比较…
# What happened, and what to do: two sentences
failure = { $what }{ $advice }
# A clause like “UDF and ISO 9660 hold the same 412 files” becomes a sentence
summary = { $clause }。
read-files = 读取 { $count } 个文件以进行比较
# As in “only in UDF, 1.2 KB”
with-size = { $what }，{ $size }
# As in “other content: 1.2 KB and 1.4 KB”
with-sizes = { $what }：{ $first } 和 { $second }
