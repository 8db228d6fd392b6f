# The table of the sessions and tracks of a disc

label = 轨道表
caption = 区段和轨道

## Headings

track = 轨道
# The title of a song
title = 标题
start = 开始
length = 长度
# Index marks and the pregap
marks = 标记
# Which bytes of each sector the image has
stored = 存储
flags = 标志

## Cells

length-unknown = 未知
lead-out = 导出区位于 { $time }，LBA { $lba }
# Of the file with a track
missing = 缺失
show-sector = 显示扇区
show-sector-of = 显示轨道 { $number } 的扇区
pregap = 前间隙 { $length }
pregap-not-stored = 前间隙 { $length }，未存储
index = 索引 { $number } 位于 { $time }
# Flags of a track, as its disc has them
pre-emphasis = 预加重
copy-permitted = 允许复制
four-channels = 四声道
cut = 缺少 { $count } 个扇区
subchannel = 子通道 { $kind }
