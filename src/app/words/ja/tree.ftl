# The tree on the left: the volumes of the image, their views (file systems), and folders.

image = イメージ
# A view is a file system’s picture of the same files, as Joliet or Rock Ridge
compare-views = ビューを比較
# Goes from the tree to the list, on a phone
files = ファイル
label = ボリューム、ビュー、フォルダー

## Lines of the tree

# A file system that Discern doesn’t read
not-read = { $name }：未読み取り
boot = ブート
partitions = パーティション
audio = オーディオ

## Names of volumes

# A session of an image within the image
image-session = { $name }、セッション{ $session }
name-label = { $name }「{ $label }」
session-label = セッション{ $session }「{ $label }」
volume-label = ボリューム「{ $label }」
volume-number = ボリューム{ $number }
