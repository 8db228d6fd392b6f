# Changing an image.

## The bar about changes

title = 更改
changes = { $count } 项更改
# Sizes of the image before and after the changes, and a clause like “Fits on a CD”
sizes = { $before } → { $after } · { $fit }
undecided = 生成之前需要做出选择
# Tooltips of buttons: what would be undone, and the keys
undo-what = 撤销：{ $what } ({ $keys })
undo-keys = 撤销 ({ $keys })
redo-what = 重做：{ $what } ({ $keys })
redo-keys = 重做 ({ $keys })
saved-as = 已保存为 { $name }
original = 此视图显示原映像。
open-saved = 打开新映像
keep-editing = 继续编辑
review = 查看并生成

## The bar about changes of an earlier visit

unsaved = 未保存的更改
# The changes are from a date and time
unsaved-from = 有 { $count } 项未保存的更改，时间为 { $when }。
needed = 要恢复它们，请再次选择添加过的文件，或拖放到这里：{ $names }。
needed-more = 要恢复它们，请再次选择添加过的文件，或拖放到这里：{ $names } 以及另外 { $count } 个。
# Quotation marks around a name in that list
quoted = “{ $name }”
restore = 恢复
choose-files = 选择文件…
choose-folder = 选择文件夹…
go-on = 跳过这些文件，继续
discard = 放弃

## The question about names that exist

clash = { $count } 个名称已存在
skip = 跳过
keep-both = 两者都保留
replace = 替换

## The form for properties

properties-of = { $name } 的属性
modified = 修改时间 (UTC)
permissions = 权限
permissions-hint = 八进制，例如 755
user-id = 用户 ID
group-id = 组 ID
# The target of a symbolic link
points-to = 指向
# Whether the file is hidden
hidden = 隐藏

## The form for a boot entry

boot-from = 从“{ $name }”启动
platform = 平台
# The kind of drive that the firmware pretends the boot image is
emulation = 仿真
load-size = 加载大小（以 512 字节为单位）
# In the empty field of the load size
default = 默认
info-table = 带启动信息表 (ISOLINUX、GRUB)
add = 添加

## The files in a FAT file system inside the image

boot-image-files = 启动映像 { $number } 中的文件
partition-files = 分区 { $number } 中的文件
browse = 浏览文件…
# To the parent folder
up = 向上
remove-name = 移除 { $name }
replace-file = 替换…
replace-name = 替换 { $name }…
