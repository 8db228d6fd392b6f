# What is shown over the page while files are dragged over it.

# Of the two targets below, for screen readers
title = 放下
# Two targets, each with a second line that says how
open-how = 作为另一个映像
add = 添加到此映像
add-how = 到所列文件夹

open-one = 打开此映像
open-several = 将 { $count } 个文件作为一个映像打开
open-one-beside = 打开此映像，并保留已打开的映像
open-several-beside = 将 { $count } 个文件作为一个映像打开，并保留已打开的映像
add-missing = 添加缺少的文件，或打开另一个映像
