# The question before an image is closed or opened again, with something unsaved or still being saved.

stop-close = 停止保存并关闭 { $name }？
close = 关闭 { $name }？
stop-open = 停止保存，并将 { $name } 与其他文件一起打开？
open = 将 { $name } 与其他文件一起打开？
still-saving = 仍在从此映像保存文件。如果停止，文件将不完整。
changes = { $count } 项更改不在已保存的映像中。浏览器会保留它们，直到再次打开此映像。
new-image = 新映像尚未保存，关闭后将丢失。

## Buttons

keep-saving = 继续保存
keep-image = 保留此映像
do-stop-close = 停止并关闭
do-close = 关闭此映像
do-stop-open = 停止并打开
do-open = 与其他文件一起打开
