# The bytes of a sector of a disc or disk, and facts about it

stored-bytes = 扇区的字节
user-data-bytes = 扇区的用户数据
subchannel-bytes = 扇区的子通道
title = 扇区

## The way to another sector

go-to = 转到扇区
previous = 上一个扇区
next = 下一个扇区
# Names of keys
page-up = Page Up
page-down = Page Down
# Label of the field for the number of a sector
number = 扇区
# LBA: the number of a sector; MSF: its minutes, seconds and frames
number-or-time = LBA 或 MSF
# Examples of what can be typed
example = 16 或 00:02:16
wrong-number-or-time = 请输入 16 或 -150 这样的扇区号，或 00:02:16 这样的时间。
hint-number-or-time = 一个数字，或“分:秒:帧”。Page Up 和 Page Down 每次移动一个扇区。
wrong-number = 请输入 16 或 0x10 这样的扇区号。
hint-number = Page Up 和 Page Down 每次移动一个扇区。

## Its check

# Before the path of a file
part-of = 属于{ " " }
not-stored = 此处没有存储内容
valid = 校验和有效
damaged = 已损坏：校验和错误
wrong-parity = 数据完好，纠错码错误
no-checksum = 没有可检查的校验和
checksum-not-stored = 未存储校验和

## The choice of its bytes

# Label of the choice of what is shown
show = 显示
raw = 原始扇区
user-data = 用户数据
# Bytes that a disc has beside those of each sector
subchannel = 子通道
