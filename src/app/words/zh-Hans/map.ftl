# The map of all bytes of an image: what each of them is used for.

title = 分布图

## About the map: the first of these or the second, then those that apply, one after the other

about-files = 从映像的第一个字节到最后一个字节。
about-packed = 映像经过压缩，因此这里显示其中的光盘，从第一个字节到最后一个字节。
about-changes = 生成之前，更改不会显示在上面。
# A region is a range of bytes with one use
about-size = { $size }，分为 { $count } 个区域。
about-missing = 末尾缺少 { $size }。
about-many = 文件太多，无法全部显示。

## How it is drawn

draw-as = 绘制为
bar = 条形
disc = 圆盘
hint = 点击分布图，或用方向键在其上移动，查看各处的内容。

## A region

selected = 所选区域
used-for = 用途
bytes = 字节
sector = 扇区
in-bad-sectors = 在坏扇区中
previous-region = 上一个区域
next-region = 下一个区域
show-in-list = 在列表中显示
show-bytes = 显示字节

## The table of all regions

regions-shown = 显示的区域
previous = 上一页
next = 下一页
shown = { $first } – { $last }，共 { $total }
table = 分布图的表格
# What the bytes are: a file, a folder, a structure
what = 内容
first-byte = 首字节
with-bad-sectors = { $usage }，坏扇区

## The map for screen readers, and the line below the small map

not-read = 尚未读取
nothing-selected = 未选择任何内容
position = 分布图上的位置
region = { $name } · { $usage } · { $size }，始于字节 { $byte }
# After that
region-sector = ，扇区 { $sector }
# After that
region-bad = ，{ $size } 在坏扇区中
usage-percent = { $usage } { $percent }%
shares = 从第一个字节到最后一个字节：{ $shares }。
# After that
there-are-bad-sectors = 有坏扇区。

## What bytes are used for

system-area = 系统区
metadata = 元数据
boot = 启动
files = 文件
audio = 音频
partitions = 分区
# Bytes that nothing leads to
gaps = 空隙
# Such bytes, all of them zero
zeros = 全零
behind-end = 末尾之后
missing = 缺失

## The legend

usage-share = { $usage } { $percent }%
usage-little = { $usage } <1%
bad-sectors = 坏扇区
