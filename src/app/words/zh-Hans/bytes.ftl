# The bytes of the image file, and the structures in them.

title = 字节和结构
# Name of the panel for screen readers.
grid = 映像文件的字节

## An offset as a link

show-bytes = 显示字节
# Name of a link for screen readers; $place is an offset, as in 0x8000.
show-bytes-at = { $place }：显示字节

## Searching

search = 搜索字节
# Name of the choice between text and bytes.
search-for = 搜索类型
text = 文本
digits = 字节（十六进制）
# Name of the field in which the text or the bytes are entered.
pattern = 要搜索的内容
nothing-entered = 请输入要搜索的内容。
previous-match = 上一个匹配
next-match = 下一个匹配
encoding = 搜索所用的编码
ignore-case = 忽略大小写

## Going to a place

go-to = 转到
# Name of the choice between byte and sector.
go-to-unit = 转到字节或扇区
byte = 字节
# MSF is a place on a disc as a time: minutes, seconds and frames.
sector = 扇区或 MSF
place = 要转到的位置
# Examples of what can be entered.
sector-example = 16 或 00:02:16
not-stored = 此扇区没有按原样存储。
not-a-sector = 请输入 16 这样的数字，或 00:02:16 这样的时间。
not-a-byte = 请输入 32768 或 0x8000 这样的数字，须在文件范围内。

## The byte under the cursor

# Its offset, in hexadecimal and decimal digits.
here = 字节 { $place }（{ $number }）
selected = 已选择 { $count } 字节
# The field that the byte is part of: its name in the standard, and its value.
field = { $name }：{ $value }

## Commands for selected bytes

selected-bytes = 所选字节
copy-hex = 复制为十六进制
copy-text = 复制为文本
copy-c = 复制为 C 数组
copy-base64 = 复制为 Base64
save-range = 保存范围

## Structures

structures = 结构
