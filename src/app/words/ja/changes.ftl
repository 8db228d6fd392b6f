# Changing the content of an image.

# A view is one of the file systems of the image
switch-view = 編集するには、ビュー「{ $view }」に切り替えてください。
cut = 切り取りました。別のフォルダーを開いて貼り付けてください。
# The name of a file or folder, where a dialog says what it is about
quoted = 「{ $name }」
nothing-added = 何も追加されませんでした。
