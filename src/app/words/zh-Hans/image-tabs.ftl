# The tabs of the open images.

open-images = 已打开的映像
# Delete is the key
close-delete = 关闭 (Delete)
close = 关闭 { $name }
