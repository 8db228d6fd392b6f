# The Overview tab: questions about the image and their answers, its views and facts; and the records of a file.

no-label = ボリュームラベルなし
# Ends a sentence of the answer
sentence = { $text }。
not-compared = チェックサム：未照合。

## Cards

the-file = ファイル
views = ファイルのビュー
partition-tables = パーティションテーブル：{ $tables }
more-system = 圧縮されたシステムの中を見る
more-complete = ファイルを数える
# Loaders: programs that start an operating system
more-boot = ローダーを読み取る
more-names = すべての名前を調べる
save-complete = 完全なものをすべて保存
# How much of a medium is used
share = { $label }：{ $percent }パーセント
show-file = ファイルを表示
# For screen readers; $place is an address, or “Show file”
proof = { $place }：{ $label }の根拠

## A view, and what is in it

not-listed = 一覧未取得
listed = { $files }個のファイル、{ $folders }個のフォルダー、{ $size }
listed-so-far = これまでに{ $files }個のファイル、{ $folders }個のフォルダー、{ $size }

## Technical records of the selected file

# Where its bytes are in the image
location = 場所
# Extents: the parts of a file
more-extents = ほか{ $count }エクステント
# Label of the number of the first sector
sector = セクター
# The first sector, and how many there are
sectors-from = { $first }（{ $count }セクター）
# Label of the addresses of the first and the last byte
bytes = バイト
# In place of addresses, if it has no bytes
no-bytes = なし
