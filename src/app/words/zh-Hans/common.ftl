# Words that many places share.

apply = 应用
cancel = 取消
close = 关闭
copy = 复制
delete = 删除
open = 打开
redo = 重做
remove = 移除
rename = 重命名
retry = 重试
save = 保存
undo = 撤销

name = 名称
size = 大小
kind = 种类
file = 文件
folder = 文件夹

bytes = { $count } 字节
# Stands for bytes in sizes, as in “1.2 MB”
byte-symbol = B
# Stands between clauses, as in “3 files; 5 folders”
between-clauses = ；
items = { $count } 个项目
sectors = { $count } 个扇区

add-files = 添加文件…
session = 区段 { $number }
# Below a list that doesn’t show everything
and-more = 以及另外 { $count } 个
copying-refused = 浏览器不允许复制。
# Between the items of a list
comma = 、{ "" }
