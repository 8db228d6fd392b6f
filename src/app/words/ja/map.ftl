# The map of all bytes of an image: what each of them is used for.

title = マップ

## About the map: the first of these or the second, then those that apply, one after the other

about-files = イメージの先頭バイトから末尾までです。
about-packed = イメージは圧縮されているため、その中のディスクを先頭バイトから末尾まで示しています。
about-changes = ビルドするまで、変更は反映されません。
# A region is a range of bytes with one use
about-size = { $count }領域、{ $size }です。
about-missing = 末尾の{ $size }が欠落しています。
about-many = ファイルが多すぎるため、すべては表示できません。

## How it is drawn

draw-as = 表示形式
bar = バー
disc = ディスク
hint = マップをクリックするか、矢印キーで移動すると、その位置の内容がわかります。

## A region

selected = 選択した領域
used-for = 用途
bytes = バイト
sector = セクター
in-bad-sectors = 不良セクター内
previous-region = 前の領域
next-region = 次の領域
show-in-list = 一覧に表示
show-bytes = バイトを表示

## The table of all regions

regions-shown = 表示する領域
previous = 前へ
next = 次へ
shown = { $first } – { $last } / { $total }
table = マップの表
# What the bytes are: a file, a folder, a structure
what = 内容
first-byte = 先頭バイト
with-bad-sectors = { $usage }、不良セクター

## The map for screen readers, and the line below the small map

not-read = 未読み取り
nothing-selected = 選択なし
position = マップ上の位置
region = { $name } · { $usage } · バイト{ $byte }から{ $size }
# After that
region-sector = 、セクター{ $sector }
# After that
region-bad = 、不良セクター内{ $size }
usage-percent = { $usage } { $percent }パーセント
shares = 先頭バイトから末尾まで：{ $shares }。
# After that
there-are-bad-sectors = 不良セクターがあります。

## What bytes are used for

system-area = システム領域
metadata = メタデータ
boot = ブート
files = ファイル
audio = オーディオ
partitions = パーティション
# Bytes that nothing leads to
gaps = すき間
# Such bytes, all of them zero
zeros = ゼロ
behind-end = 末尾より後
missing = 欠落

## The legend

usage-share = { $usage } { $percent }%
usage-little = { $usage } 1%未満
bad-sectors = 不良セクター
