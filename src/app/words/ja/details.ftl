# The pane with the selected file or folder.

# Leads back to the list, on narrow screens
files = ファイル
selected = { $count }項目を選択
save-zip = ZIPで保存
clear = 選択を解除
folder-items = フォルダー · { $count }項目
# Before the target of a symbolic link
points-to = リンク先
contradicted = 別の構造では、このファイルのサイズは{ $size }と記録されています。ここから保存すると途中で切れたファイルになります。
nothing-there = { $size }のデータがイメージにまったく含まれていないため、保存できるものがありません。
part-there = { $whole }バイト中{ $present }バイトだけがイメージにあります。存在する部分は保存できます。
copied = コピーしました
copy-path = パスをコピー

## Labels, and their values

modified = 更新日時
path = パス
location = 場所
attributes = 属性
# Whether all of the file’s data is there
complete = 完全性
is-complete = 完全：すべてのデータがイメージにあります
sector = セクター{ $number }
# An extent is a range of sectors that belongs to the file
sector-more = セクター{ $number }、ほか{ $count }エクステント
records = 技術情報

## Below the tree of folders

deleted = 削除済みファイルを表示
encoding = 名前のエンコーディング
automatic = 自動
automatic-name = 自動：{ $encoding }
