# Cards that say what happened, and the question about a missing file.

updated = Discern 已更新
updated-text = 此标签页仍在运行旧版本，部分功能可能无法使用。请重新加载以使用新版本。
reload = 重新加载
# Name of a card about files that were saved
saved = 已保存
details-copied = 已复制详细信息。
open-as-audio = 作为音频打开
# Copies the technical details of a failure
copy-details = 复制详细信息

## The question about a file that could be the missing one

offer-title = 这是缺少的文件吗？
offer = 已打开的映像需要“{ $missing }”。“{ $given }”是改了名的这个文件，还是另一个映像？
offer-no = 作为另一个映像打开
offer-yes = 用作缺少的文件
