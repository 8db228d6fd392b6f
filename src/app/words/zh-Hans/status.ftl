# The line at the foot of the page, and the map above it

selected = { $total } 个项目，已选择 { $count } 个
selected-size = { $total } 个项目，已选择 { $count } 个，{ $size }
reading-folders = 正在读取文件夹：目前 { $count } 个
# Makes the rows of the list lower
compact = 紧凑
compact-title = 降低行高，以显示更多行
# Before the bytes that were read of the image, as in “Read 1.2 MB of 700 MB”
read = 已读取{ " " }
# After it
of-size = { " " }/ { $size }
reads = 共读取 { $count } 次
# Before what was sent over the network, as in “Sent nothing” or “Sent 3 requests”
sent = 已发送：
nothing = 无
requests = { $count } 个请求
sent-title = 浏览器统计的页面加载后的请求

## The map

map = 映像分布图
# Addresses of the first and the last byte, as in 0x8000
selected-place = 所选项目占用 { $size }，位于字节 { $first } 到 { $last } 之间。
