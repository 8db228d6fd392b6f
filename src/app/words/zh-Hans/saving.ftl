# What came of saving.

saved = 已保存 { $name }。
saved-size = 已保存 { $name }（{ $size }）。
saved-files = 已保存 { $count } 个文件（{ $size }）。
saved-files-to = 已将 { $count } 个文件保存到“{ $folder }”。
saved-files-size-to = 已将 { $count } 个文件（{ $size }）保存到“{ $folder }”。
# The browser saves it by itself
downloads = 正在保存 { $name }。请查看浏览器的下载列表。
downloads-size = 正在保存 { $name }（{ $size }）。请查看浏览器的下载列表。
# A range of bytes of the image
downloads-range = 正在保存 { $name }，{ $size }。请查看浏览器的下载列表。
range-refused = 浏览器没有保存该范围。

## Failures
nothing-saved = 没有保存任何内容。
stopped-advice = 随时可以重新开始。
refused = 浏览器没有接受该文件。
refused-advice = 请允许此页面下载，然后重试。
# $title is the title of the job
interrupted = “{ $title }”被中断：Discern 读取映像的部分崩溃了。
interrupted-meaning = 这是 Discern 的错误。映像未受影响。正在写入的内容不完整：这样的文件不会以最终名称保留，但之前完成的文件都在。
interrupted-advice = 映像会重新打开。请重新开始该任务；如果再次失败，请复制详细信息并报告。
