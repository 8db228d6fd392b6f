# Problems found in the image, in the Check tab, and the warning that an image is incomplete.

label = 发现

## The heading

damaged-places = { $count } 处损坏
warnings = { $count } 个警告
notes = { $count } 个提示
no-problems = 未发现问题
checked-so-far = 目前已检查：描述符、文件夹和启动记录。文件内容尚未读取。位置是文件中的字节偏移。
save-text = 保存为文本

## Problems of one kind

damage = 损坏
warning = 警告
note = 提示
places = { $count } 处
places-by-file = { $count } 处，按文件
# The name of a structure in its standard, before what is wrong with it
of-structure = { $structure }：{ "" }

## A place, as in “byte 32,768: expected 1, found 2”: these are between the position and the two values

expected = ：应为{ " " }
found = ，实为{ " " }

## A place in the saved text; the values are as above

saved-place = 字节 { $byte }：应为 { $expected }，实为 { $found }
saved-place-of-file = { $path }，字节 { $byte }：应为 { $expected }，实为 { $found }

## The warning

incomplete = 此映像不完整：缺少 { $size }。
incomplete-advice = 由它制作的任何内容也不完整。如有可能，请重新获取映像。
