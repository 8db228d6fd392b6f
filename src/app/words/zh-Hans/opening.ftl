# Opening and closing images, and going back to them.

# $kinds is a list of file systems and formats, as “ISO 9660 · Joliet”
opened = 已打开 { $name }，{ $kinds }。
already-open = { $name } 已经打开。
closed = 已关闭 { $name }。

## Too many are open
too-many = 已打开 { $count } 个映像，不能再打开更多。
too-many-meaning = 每个打开的映像都要单独占用内存。
too-many-advice = 请关闭其中一个，再重新打开另一个映像。

## An image of the list of recent ones
recent-unreadable = 无法再从这里打开 { $name }。
recent-unreadable-meaning = 它被移动、重命名或删除了，或者浏览器无权读取。
recent-unreadable-advice = 请重新选择它。

## The browser’s history and address
is-closed = 该映像已关闭。重新打开即可回到其中。
stay-open = 打开的映像会保持打开。要离开，请关闭浏览器的这个标签页。
nothing-at-address = 浏览器中的地址在此映像中没有对应内容。
