# What is shown over the page while files are dragged over it.

# Of the two targets below, for screen readers
title = ドロップ
# Two targets, each with a second line that says how
open-how = 別のイメージとして
add = このイメージに追加
add-how = 表示中のフォルダーへ

open-one = このイメージを開く
open-several = { $count }個のファイルを1つのイメージとして開く
open-one-beside = 今のイメージと並べて開く
open-several-beside = { $count }個のファイルを1つのイメージとして、今のイメージと並べて開く
add-missing = 欠落ファイルを追加、または別のイメージを開く
