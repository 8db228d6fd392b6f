# The menu of commands for files, folders and tracks, and the buttons that open it.

## Its name, by what it is for

commands = 命令
edit = 编辑
ways-to-save = 保存方式
more-ways-to-save = 更多保存方式

## Commands that look at files and save them

open-preview = 打开预览
save = 保存…
copy-path = 复制路径
copy-paths = 复制 { $count } 个路径
properties = 属性
save-selection-zip = 将所选内容保存为 ZIP
save-all-zip = 全部保存为 ZIP
save-to-folder = 保存到文件夹…

## Commands that change the image

add-folder = 添加文件夹…
new-folder = 新建文件夹
replace = 用文件替换…
cut = 剪切
paste = 粘贴
edit-properties = 编辑属性…
# Makes a file the boot image of the disc
boot-from-file = 从此文件启动…
volume-and-boot = 卷和启动…
# Builds the changed image
build = 生成…

## Commands for a track

show-first-sector = 显示首扇区
show-bytes = 显示字节

## Keys, as keyboards of the language name them

cut-key = Ctrl+X
paste-key = Ctrl+V
delete-key = Del
