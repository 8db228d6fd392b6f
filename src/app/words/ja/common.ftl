# Words that many places share.

apply = 適用
cancel = キャンセル
close = 閉じる
copy = コピー
delete = 削除
open = 開く
redo = やり直し
remove = 削除
rename = 名前の変更
retry = 再試行
save = 保存
undo = 元に戻す

name = 名前
size = サイズ
kind = 種類
file = ファイル
folder = フォルダー

bytes = { $count }バイト
# Stands for bytes in sizes, as in “1.2 MB”
byte-symbol = B
# Stands between clauses, as in “3 files; 5 folders”
between-clauses = ；
items = { $count }項目
sectors = { $count }セクター

add-files = ファイルを追加…
session = セッション{ $number }
# Below a list that doesn’t show everything
and-more = ほか{ $count }件
copying-refused = ブラウザーがコピーを許可しませんでした。
# Between the items of a list
comma = 、
