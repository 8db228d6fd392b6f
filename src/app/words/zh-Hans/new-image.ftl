# Making a new image from a folder, and the bar about an image made here.

## The form

title = 从“{ $name }”创建映像
contents = { $count } 个文件，{ $size }
# Of the image
preset = 类型
date = 日期：指定后每次得到相同的字节（否则为今天）
create = 创建映像

## The types, each with its purpose

data = 数据光盘
data-purpose = 任意文字的长名称，当今所有系统均可读取：ISO 9660、Joliet 和 Rock Ridge。
udf = 带 UDF 的数据光盘
udf-purpose = 还带有 UDF 的数据光盘，数据相同：适用于 Windows、播放机，以及 4 GB 以上的文件。
udf-only = 仅 UDF
udf-only-purpose = 不含 ISO 9660，与 Windows 和 macOS 格式化 DVD 的方式相同。旧系统无法读取。
installer = Windows 安装盘
installer-purpose = 所有文件都在 UDF 中，与微软的布局相同。如果文件夹中有 Windows 引导程序 (boot/etfsboot.com)、GRUB 2 或 UEFI 映像，就能启动。
bootable = 可启动光盘
bootable-purpose = 电脑可以从中启动的数据光盘。文件夹需要有 ISOLINUX、GRUB 2、Windows 引导程序或 UEFI 映像。
retro = 复古 CD
# 8.3: up to eight letters, a dot and three letters
retro-purpose = 只用短名称 (8.3)，适用于 DOS、游戏机和老式电脑。
audio = 音乐 CD
audio-purpose = WAV 和 FLAC 文件按名称顺序成为轨道，适用于任何 CD 播放机。

## The bar

new-image = 新映像
checked-sample = 新映像，已检查，由本页面创建
checked-unsaved = 新映像，已检查，尚未保存
checked-saved = 新映像，已检查，已保存
# Convert is the tab; BIN/CUE and Nero are formats
audio-cd = 新的音乐 CD。要保存，请在“转换”中选择格式：BIN/CUE 或 Nero 用于刻录
save-image = 保存映像

## What was checked in the new image

what-was-checked = 检查了什么
# A part of the image, and what happened with it
receipt-line = { $part }：{ $why }
save-receipt = 保存报告
