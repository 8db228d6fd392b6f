# The form for texts and dates of the volume, and its boot entries

title = 卷和启动

## Fields of the descriptor of ISO 9660

label = 卷标
system = 系统
volume-set = 卷集
publisher = 发布者
data-preparer = 数据准备者
application = 应用程序
copyright-file = 版权文件
abstract-file = 摘要文件
bibliography-file = 书目文件
created = 创建时间 (UTC)
modified = 修改时间 (UTC)
expires = 失效时间 (UTC)
effective = 生效时间 (UTC)

## Boot entries and partitions

boot-entries = 启动项
no-boot-entries = 无。要从文件启动，请在列表中选择它，然后在“编辑”菜单中选择“从此文件启动…”。
partitions = 分区
partition = 分区 { $number }
embedded = 内嵌的启动映像
platform = 平台
# What a boot image pretends to be, as in “Floppy disk”
emulation = 仿真
load-size = 加载大小（512 字节）
bootable = 可启动
apply-to-entry = 应用到启动项
replace-image = 替换映像…
remove-entry = 移除启动项
