# The tabs of an image, the verdicts beside them, and the panes of the Files tab

overview = 概览
files = 文件
# The tab of a hard disk, a memory card or a floppy disk
disk = 磁盘
# The tab of an optical disc
disc = 光盘
check = 检查
convert = 转换
build = 生成
label = 标签页和结论
views = 映像的视图
verdict = 结论

## Verdicts

files-missing = 缺少 { $count } 个文件
no-files = 没有文件
complete = 完整
incomplete = 不完整：缺少 { $size }
# How large the changed image will be
new-image = 新映像：{ $size }
new-image-decision = 新映像：需要做出选择
# Names of file systems
unread = { $systems }：未读取
also-unread = 还有 { $systems }：未读取
partitions-unread = 分区：尚未读取
no-longer-boots = 无法再启动
# Names of platforms, as in “BIOS, UEFI”
may-not-boot = 可能无法再启动：{ $platforms }
boots = 可启动：{ $platforms }
findings = { $count } 项发现
no-problems = 未发现问题
# The findings are those of the image before the user’s changes
of-original = 原映像：{ $findings }

## Panes of the Files tab

tree-pane = 映像
list-pane = 文件
details-pane = 详细信息
