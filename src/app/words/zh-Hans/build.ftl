# The Build tab, which makes a new image of the edited one.

not-editable = 此映像无法编辑
building = 正在生成…
# Name of the panel with layout and options, for screen readers.
choices = 选项
checking = 正在检查哪些内容会保留…
# Name of a list that says what the build keeps, updates and removes.
parts = 各部分如何处理
title = 生成映像
about = 会创建一个新文件。打开的文件不会更改。

## The image to be built

image = 要生成的映像
# $part is a part of the image, $reason says what to know about it.
warning = { $part }：{ $reason }
read-once = 会读取整个映像一次，以更新其校验和。
many-pieces = 未更改的数据分散在文件的许多片段中，保存映像时会复制它们。
no-copy = 未更改的数据留在原文件中：保存之前不复制任何内容。
build = 生成并检查

## Layout of the new image

layout = 布局
# The smallest image.
smallest = 最小
smallest-about = 按原映像的顺序重写全部内容。
keep = 保持位置
keep-about = 未更改的文件留在原处，新数据跟在后面。体积较大。
# A session is a part of a disc that was written at one time.
append = 追加区段
append-about = 原内容保持不变，更改追加在后面。
not-possible = 不可用：{ $reason }
recommended = 推荐 · { $size }

## Other file systems

others = Discern 无法写入的其他文件系统
# $name is a file system, such as HFS.
leave-out = 去掉 { $name }
# Ends a sentence from elsewhere with a period.
sentence = { $text }。

## Options

options = 选项
checksum = 添加供安装程序验证的校验和 (isomd5sum)
file-checksums = 添加供 xorriso 使用的文件校验和 (libisofs)
rock-ridge = 为 Linux 保留长名称和权限 (Rock Ridge)
joliet = 为 Windows 保留长名称 (Joliet)
# The same changes give the same bytes, whenever the image is built.
fixed-date = 可复现：不添加新的时间戳

## Changes to be built

changes = 更改
no-changes = 没有更改。生成只会重新打包映像。
change-count = { $count } 项更改
discard-ask = 全部放弃…
no-undo = 此操作无法撤销。
keep-changes = 保留更改
discard = 全部放弃
# Name of the list for screen readers.
list-of-changes = 更改列表
more-changes = 以及另外 { $count } 项更改
# A button; $change describes a change, as in “Renamed a.txt to b.txt”.
undo-one = 撤销：{ $change }
# A list of those changes follows.
also-undoes = 这还会撤销依赖它的 { $count } 项更改：
undo-all = 撤销 { $count } 项更改

## Groups of parts of the image, by what happens to them

warnings = 警告
removed = 已移除
may-not-work = 可能无法工作
updated = 自动更新
kept = 保留
# Stands between a part of the image, in bold, and what happens to it; a space follows.
colon = ：

## The result of a build

# Name of the section for screen readers: a protocol of what was built and checked.
receipt = 报告
ready = 映像已就绪：已检查
failed = 映像已生成，但检查未通过
# One of up to three origins of the new image’s data, separated by commas.
from-original = { $size } 来自原映像
# One of up to three origins of the new image’s data, separated by commas.
from-added = { $size } 来自添加的文件
# One of up to three origins of the new image’s data, separated by commas.
newly-written = { $size } 为新写入
found-differences = Discern 重新打开新映像后发现了差异。
save-anyway = 仍然保存
save-image = 保存映像
instant = 即时完成：不复制数据。
# Title of a list of checks that passed.
verified = 已验证
copy-receipt = 复制报告
save-receipt = 保存报告
back = 返回选项
# Name of a list that says what the build kept, updated and removed.
parts-built = 各部分处理的结果
# A problem: the name of a structure in its standard, the byte at which it is, and what that means.
damage = { $structure } 位于 { $place }：{ $meaning }
# Follows the name of a checksum that is being computed.
computing = 正在计算…
# Follows the name of a checksum that is being computed.
computing-percent = 正在计算… { $percent }%
compute = 计算 SHA-256

## Earlier sessions

# Sessions are parts of a disc that were written one after the other.
earlier-sessions = 较早的区段
earlier-about = 此映像后来添加过内容。回到某个区段会创建一个不含后加内容的新映像。尚未生成的更改不包括在内。
# The part of the image, from its start, that this session and those before it take.
session-end = 到 { $size }
go-back = 回到区段 { $number }
