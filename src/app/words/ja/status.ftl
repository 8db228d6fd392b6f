# The line at the foot of the page, and the map above it

selected = { $total }項目、{ $count }項目選択
selected-size = { $total }項目、{ $count }項目選択、{ $size }
reading-folders = フォルダーを読み取り中：これまでに{ $count }個
# Makes the rows of the list lower
compact = コンパクト
compact-title = 行を低くして、より多くの行を表示
# Before the bytes that were read of the image, as in “Read 1.2 MB of 700 MB”
read = 読み取り：
# After it
of-size = { " " }/ { $size }
reads = { $count }回で読み取り
# Before what was sent over the network, as in “Sent nothing” or “Sent 3 requests”
sent = 送信：
nothing = なし
requests = リクエスト{ $count }件
sent-title = ページの読み込み以降のリクエスト（ブラウザーによる集計）

## The map

map = イメージのマップ
# Addresses of the first and the last byte, as in 0x8000
selected-place = 選択した項目は、バイト{ $first }から{ $last }の間で{ $size }を使用しています。
