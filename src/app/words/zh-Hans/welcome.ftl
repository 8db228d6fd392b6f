# Texts of `index.html` and of the scripts beside the program (`src/app/start.js`, `src/app/idle.js`), which have the
# English ones themselves: a test of `xtask` compares them.

language = 语言

## The theme of the page: as the system has it, light, or dark.
theme-system = 主题：跟随系统
theme-light = 主题：浅色
theme-dark = 主题：深色

title = 看看磁盘映像里有什么
drop = 把光盘或磁盘的映像拖放到这里。映像只留在这台电脑上，不会上传任何内容。
failed = Discern 未能完整加载。
failed-advice = 请检查网络连接，然后重试。
retry = 重试
again = 请再次选择 { $name } 以继续。
open-image = 打开映像…
opening = 正在打开 { $name }…
create = 从文件夹创建映像…
sample = 试试示例光盘

## What can be opened; names of formats follow each.
discs = CD、DVD 等光盘
disks = 磁盘和虚拟机
packed = 压缩文件
sheets = 要打开 .cue 或 .mds？请同时选择它的 .bin 或 .mdf。

see = 一览无余
see-how = 每个文件，以及其他工具隐藏的信息：原始名称、日期、权限，以及每个字节的位置。
save = 保存文件
save-how = 一个文件、一部分或全部，映像再大也能逐字节准确保存。
edit = 编辑
edit-how = 像在文件管理器中一样添加、重命名、移动和删除文件，然后保存仍可启动的新映像。原件保持不变。
convert = 转换
convert-how = 光盘可转换为 ISO、BIN/CUE、Nero 等格式，或 WAV 和 FLAC；磁盘可转换为 VHD、VMDK、VDI、QCOW2 或原始映像。会先显示将丢失的内容，并检查每个结果。
new = 创建映像
new-how = 拖入一个文件夹，制作数据光盘、可启动光盘、用于旧机器的光盘或音乐 CD。
problems = 查找问题
problems-how = 不完整或已损坏？可以看到哪些仍可读取，以及到底缺少什么。

kept = 保留在此浏览器中的更改
kept-how = 尚未生成映像的更改，留着以便继续。映像本身不会保留。
kept-delete = 删除
kept-delete-of = 删除对 { $name } 的更改
licenses = 本页所用库的许可证

## A newer version of the page.
newer = 新版本已就绪
newer-label = 新版本
newer-how = 暂时可以继续使用当前版本。
newer-unsaved = 有未保存的工作，重新加载会丢失。请先保存，或仍然重新加载。
reload = 重新加载
reload-anyway = 仍然重新加载
later = 稍后
