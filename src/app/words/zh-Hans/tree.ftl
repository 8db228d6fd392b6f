# The tree on the left: the volumes of the image, their views (file systems), and folders.

image = 映像
# A view is a file system’s picture of the same files, as Joliet or Rock Ridge
compare-views = 比较视图
# Goes from the tree to the list, on a phone
files = 文件
label = 卷、视图和文件夹

## Lines of the tree

# A file system that Discern doesn’t read
not-read = { $name }：未读取
boot = 启动
partitions = 分区
audio = 音频

## Names of volumes

# A session of an image within the image
image-session = { $name }，区段 { $session }
name-label = { $name }“{ $label }”
session-label = 区段 { $session }“{ $label }”
volume-label = 卷“{ $label }”
volume-number = 卷 { $number }
