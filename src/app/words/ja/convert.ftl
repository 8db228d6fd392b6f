# The Convert tab: writing the image in another format.

## While it runs, and if nothing is possible

running = { $format }に変換中…
running-hint = 結果は書き込みながらイメージと照合されます。すべて一致しない限り、何も残りません。
looking = このイメージを格納できる形式を確認中…
impossible = 変換できません
impossible-hint = Discernが書き込める形式の中に、これを格納できるものがありません。理由は各形式に示されています。

## The choices

choices = 選択肢
what = 変換する対象
whole-disc = ディスク全体
audio-track = トラック{ $number }（オーディオ）
audio-track-titled = トラック{ $number }（オーディオ）：{ $title }
data-track = トラック{ $number }（データ）
data-track-titled = トラック{ $number }（データ）：{ $title }
to = 変換先
# Headings of groups of formats, by what they are for
burn = 書き込み・マウント用
emulate = エミュレーター・仮想マシン用
listen = 再生用
keep = 保管用
# A line that unfolds a group of formats of which all are folded
formats = { $count }形式
more-formats = ほか{ $count }形式
others = { $count }形式はこのイメージを格納できません
same-bytes = 開いたファイルとバイト単位で同一
loses = { $count }種類のデータが失われます
# The end of a sentence whose words come from elsewhere
sentence = { $clause }。

## The plan

plan = { $format }に変換
exact-copy = 開いたファイルの正確なコピーです。
instant = 瞬時に完了します。データはコピーされません。
created = { $size }。お使いのコンピューター上で作成・検査します。
files = 作成されるファイル
up-to = 最大約{ $size }
save = 変換して保存
save-folder = 変換してフォルダーに保存…
save-zip = 変換してZIPで保存
save-singly = 変換して個別に保存
save-as = 保存方法
as-folder = フォルダーに保存
as-zip = 1つのZIP
as-files = 個別にダウンロード

## What is lost and kept

ledger = 各部分の処理
nothing-lost = 失われるものはありません
nothing-lost-yet = 今のところ失われるものはありません
kinds-lost = { $count }種類のデータが失われます
surveying = データから再作成できないものがないか、各セクターを確認中…
lost = 失われるもの
changed = 変更されるもの
kept = 維持されるもの

## The receipt

done = 変換・検査済み
receipt = 処理記録
checked = 検査した内容
copy-receipt = 処理記録をコピー
save-receipt = 処理記録を保存
again = もう一度変換
# Of a checksum
not-computed = 未計算
computing = 計算中…
computing-percent = 計算中… { $percent }%
