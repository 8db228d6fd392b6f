# Changing an image.

## The bar about changes

title = 変更
changes = 変更{ $count }件
# Sizes of the image before and after the changes, and a clause like “Fits on a CD”
sizes = { $before } → { $after } · { $fit }
undecided = ビルドの前に判断が必要です
# Tooltips of buttons: what would be undone, and the keys
undo-what = 元に戻す：{ $what }（{ $keys }）
undo-keys = 元に戻す（{ $keys }）
redo-what = やり直し：{ $what }（{ $keys }）
redo-keys = やり直し（{ $keys }）
saved-as = 「{ $name }」として保存しました
original = このビューは元のイメージを表示しています。
open-saved = 開く
keep-editing = 編集を続ける
review = 確認してビルド

## The bar about changes of an earlier visit

unsaved = 未保存の変更
# The changes are from a date and time
unsaved-from = { $when }の未保存の変更が{ $count }件あります。
needed = 復元するには、追加したファイルをもう一度選択するか、ここにドロップしてください：{ $names }。
needed-more = 復元するには、追加したファイルをもう一度選択するか、ここにドロップしてください：{ $names }、ほか{ $count }個。
# Quotation marks around a name in that list
quoted = 「{ $name }」
restore = 復元
choose-files = ファイルを選択…
choose-folder = フォルダーを選択…
go-on = 復元せずに続行
discard = 破棄

## The question about names that exist

clash = { $count }個の名前がすでに存在します
skip = スキップ
keep-both = 両方残す
replace = 置き換える

## The form for properties

properties-of = 「{ $name }」のプロパティ
modified = 更新日時（UTC）
permissions = アクセス権
permissions-hint = 8進数（例：755）
user-id = ユーザーID
group-id = グループID
# The target of a symbolic link
points-to = リンク先
# Whether the file is hidden
hidden = 隠しファイル

## The form for a boot entry

boot-from = 「{ $name }」から起動
platform = プラットフォーム
# The kind of drive that the firmware pretends the boot image is
emulation = エミュレーション
load-size = 読み込みサイズ（512バイト単位）
# In the empty field of the load size
default = 既定
info-table = ブート情報テーブルあり（ISOLINUX、GRUB）
add = 追加

## The files in a FAT file system inside the image

boot-image-files = ブートイメージ{ $number }内のファイル
partition-files = パーティション{ $number }内のファイル
browse = ファイルを参照…
# To the parent folder
up = 上へ
remove-name = 「{ $name }」を削除
replace-file = 置き換え…
replace-name = 「{ $name }」を置き換え…
