# The bar above the list of files: buttons, and the path of the listed folder or the number of search results.

# A button of phones that goes back to the tree of folders.
folders = 文件夹
back = 后退
# A tooltip: the command, and its keys.
back-keys = 后退 (Alt+←)
forward = 前进
# A tooltip: the command, and its keys.
forward-keys = 前进 (Alt+→)
# A button that goes to the folder that contains the listed one.
up = 向上
# A tooltip: the command, and its key.
up-keys = 向上 (Backspace)
path = 路径

## Searching names

searching = 正在搜索…
# Results so far; the search goes on.
found-so-far = 找到 { $count } 个，仍在搜索…
# Results of a search that has ended.
found = 找到 { $count } 个

## Buttons

save-all = 全部保存为 ZIP
save-zip = 保存为 ZIP
# A button of phones, after which a tap on a row ticks it.
select = 选择
# A button that ends ticking rows.
done = 完成
# A button that shows the details of the selected file.
details = 详细信息
