# Changing the content of an image.

# A view is one of the file systems of the image
switch-view = 要编辑，请切换到视图“{ $view }”。
cut = 已剪切。请打开另一个文件夹并粘贴。
# The name of a file or folder, where a dialog says what it is about
quoted = “{ $name }”
nothing-added = 没有添加任何内容。
