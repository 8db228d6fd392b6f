# The preview of a file, the large preview, and views of bytes.

label = 预览

## How the file is shown

show-as = 显示为
text = 文本
image = 图像
audio = 音频
video = 视频
# Bytes in hexadecimal digits
hex = 十六进制
reading = 正在读取…
file-bytes = 文件的字节
go-to-byte = 转到字节

## A text

text-encoding = 文本编码
# An encoding that is guessed
automatic = 自动
automatic-name = 自动：{ $name }
file-text = 文件的文本
# Before the button “Show more”
showing-first = 只显示前 { $size }。{ " " }
show-more = 显示更多
stacked = 其余部分不显示：叠加的符号太多，浏览器无法排版。

## A picture

# Before the button “Draw it”
drawing-as-text = 这是一幅矢量图 (SVG)，显示的是其文本。{ " " }
draw = 绘制
# Before the button “Show it”
many-pixels = 此图像有 { $width } × { $height } 像素，显示它需要大量内存。{ " " }
show = 显示
# Before the button “Show the text”
drawn = 由浏览器绘制。{ " " }
show-text = 显示文本
drawing = 矢量图

## The large preview

previous-file = 上一个文件
next-file = 下一个文件
close = 关闭预览
empty = 此文件为空。
find = 在文本中查找
no-matches = 没有匹配
# Number of a match, and of all
match-of = 第 { $number } 个，共 { $total } 个
match-of-more = 第 { $number } 个，共 { $total } 个或更多
previous-match = 上一个匹配
next-match = 下一个匹配
