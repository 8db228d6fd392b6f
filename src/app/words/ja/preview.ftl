# The preview of a file, the large preview, and views of bytes.

label = プレビュー

## How the file is shown

show-as = 表示形式
text = テキスト
image = 画像
audio = オーディオ
video = ビデオ
# Bytes in hexadecimal digits
hex = 16進
reading = 読み取り中…
file-bytes = ファイルのバイト
go-to-byte = バイトに移動

## A text

text-encoding = テキストのエンコーディング
# An encoding that is guessed
automatic = 自動
automatic-name = 自動：{ $name }
file-text = ファイルのテキスト
# Before the button “Show more”
showing-first = 先頭の{ $size }を表示しています。
show-more = さらに表示
stacked = 残りは表示していません。結合文字が多すぎて、ブラウザーで表示できません。

## A picture

# Before the button “Draw it”
drawing-as-text = これは図（SVG）で、テキストとして表示しています。
draw = 図を描画
# Before the button “Show it”
many-pixels = この画像は{ $width } × { $height }ピクセルあり、表示に多くのメモリを使います。
show = 表示
# Before the button “Show the text”
drawn = ブラウザーが描画しました。
show-text = テキストを表示
drawing = 図

## The large preview

previous-file = 前のファイル
next-file = 次のファイル
close = プレビューを閉じる
empty = このファイルは空です。
find = テキスト内を検索
no-matches = 一致なし
# Number of a match, and of all
match-of = { $number } / { $total }
match-of-more = { $number } / { $total }以上
previous-match = 前の一致項目
next-match = 次の一致項目
