# The Convert tab: writing the image in another format.

## While it runs, and if nothing is possible

running = 正在转换为 { $format }…
running-hint = 写入时会将结果与映像比较。只有全部一致才会保留。
looking = 正在检查哪些格式能存储此映像…
impossible = 无法转换
impossible-hint = Discern 能写的格式都无法存储它。每种格式都说明了原因。

## The choices

choices = 选项
what = 转换什么
whole-disc = 整张光盘
audio-track = 轨道 { $number }（音频）
audio-track-titled = 轨道 { $number }（音频）：{ $title }
data-track = 轨道 { $number }（数据）
data-track-titled = 轨道 { $number }（数据）：{ $title }
to = 转换为
# Headings of groups of formats, by what they are for
burn = 用于刻录或挂载
emulate = 用于模拟器和虚拟机
listen = 用于收听
keep = 用于存档
# A line that unfolds a group of formats of which all are folded
formats = { $count } 种格式
more-formats = 另外 { $count } 种格式
others = { $count } 种格式无法存储此映像
same-bytes = 与打开的文件字节相同
loses = 会丢失 { $count } 类数据
# The end of a sentence whose words come from elsewhere
sentence = { $clause }。

## The plan

plan = 转换为 { $format }
exact-copy = 打开的文件的精确副本。
instant = 即时完成：不复制数据。
created = { $size }，在这台电脑上创建并检查。
files = 得到的文件
up-to = 最多约 { $size }
save = 转换并保存
save-folder = 转换到文件夹…
save-zip = 转换并保存为 ZIP
save-singly = 转换并逐个保存文件
save-as = 另存为
as-folder = 到文件夹
as-zip = 一个 ZIP
as-files = 分别下载

## What is lost and kept

ledger = 各部分如何处理
nothing-lost = 没有丢失任何内容
nothing-lost-yet = 目前没有丢失任何内容
kinds-lost = 会丢失 { $count } 类数据
surveying = 正在检查每个扇区中无法由数据重建的内容…
lost = 丢失
changed = 更改
kept = 保留

## The receipt

done = 已转换并检查
receipt = 报告
checked = 检查了什么
copy-receipt = 复制报告
save-receipt = 保存报告
again = 再次转换
# Of a checksum
not-computed = 未计算
computing = 正在计算…
computing-percent = 正在计算… { $percent }%
