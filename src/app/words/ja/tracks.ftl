# The table of the sessions and tracks of a disc

label = トラックの表
caption = セッションとトラック

## Headings

track = トラック
# The title of a song
title = タイトル
start = 開始
length = 長さ
# Index marks and the pregap
marks = マーク
# Which bytes of each sector the image has
stored = 格納形式
flags = フラグ

## Cells

length-unknown = 不明
lead-out = リードアウト{ $time }、LBA { $lba }
# Of the file with a track
missing = 欠落
show-sector = セクターを表示
show-sector-of = トラック{ $number }のセクターを表示
pregap = プリギャップ{ $length }
pregap-not-stored = プリギャップ{ $length }、未格納
index = インデックス{ $number }、{ $time }
# Flags of a track, as its disc has them
pre-emphasis = プリエンファシス
copy-permitted = コピー許可
four-channels = 4チャンネル
cut = { $count }セクターが欠落
subchannel = サブチャンネル{ $kind }
