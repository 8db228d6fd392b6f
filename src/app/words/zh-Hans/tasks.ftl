# Titles of jobs, shown in the list of running and ended jobs, and said when a job ends.

## Reading
open = 正在打开 { $name }
# A file of the image, as an image of its own
open-file = 正在打开文件
look-closer = 正在进一步查看
check-sectors = 正在检查每个扇区
compute-checksums = 正在计算校验和
compare-images = 正在与另一个映像比较
# The files of two file systems of the same image
compare-files = 正在比较文件
search-bytes = 正在搜索字节

## Converting
# What the loss of a conversion is computed from
survey = 正在查看每个扇区
# $form is a name as “ISO image” or “Nero image”
convert = 正在转换为 { $form }
compute-hashes = 正在计算 SHA-256

## Making images
build = 正在生成映像
hash-built = 正在计算新映像的 SHA-256
create = 正在创建映像
# Makes an image that ends with an earlier session of the disc
go-back = 正在回到区段 { $session }

## Saving
save = 正在保存“{ $name }”
save-to = 正在保存到“{ $folder }”
save-repaired = 正在保存修复后的映像
save-complete = 正在将完整的文件保存为 ZIP
# $name is the name of a file or folder
save-zip = 正在将 { $name } 保存为 ZIP
save-zip-all = 正在将全部内容保存为 ZIP
save-zip-items = 正在将 { $count } 个项目保存为 ZIP

## All
# Title of a job for one of several files
of-several = { $title }（{ $number }/{ $count }）
# Said to users of screen readers now and then; $title is the title of the job
progress = { $title }：{ $percent }%。
# A job that ended, of an image that isn’t the shown one: its name, and a sentence
of-image = { $image }：{ $sentence }
# The user stopped a job
stopped = 已停止。
