# The Disc tab.

# Of a group of buttons: what to look at
look-at = 表示内容
tracks = トラックとセクター
map = マップ
bytes = バイトと構造

## The disc

# Headings of a disc without a title: an optical disc; a hard disk, memory card or floppy disk
disc = 光ディスク
disk = ディスク
disk-note = このディスクにはセッションやトラックがなく、セクターは0から数えます。
plain-note = この形式はユーザーデータだけを1セクター2,048バイトで格納し、セッションやトラックを記録しません。
guessed-note = トラックを記述するファイルがないため、セクターを調べて推定しました。正確な構成を見るには、イメージを.cue、.toc、.ccdファイルと一緒に開いてください。
catalog-number = カタログ番号
unknown-medium = 不明なメディア
session-count = { $count }セッション
track-count = { $count }トラック

## The drawing of the disc

between = 2つのセッション間のリードアウトとリードイン
lead-out-of = セッション{ $session }のリードアウト、セクター{ $sector }から
pregap-of = トラック{ $number }のプリギャップ
index-of = トラック{ $number }のインデックス{ $index }
# As in “Track 2: Audio, 03:12:40 from 04:10:00”: its mode, its length, and where it begins
track-title = トラック{ $number }：{ $mode }、開始{ $start }、長さ{ $length }

## The legend of the drawing

data = データ
audio = オーディオ
file-missing = ファイル欠落
pregap-stored = プリギャップ（格納済み）
pregap-not-stored = プリギャップ（未格納）
index-mark = インデックスマーク
lead-out = リードアウト
between-sessions = セッション間（縮尺は不正確）

## A description of the drawing, which screen readers say

layout = 縮尺どおりのディスク構成、{ $count }セッション。{ $sessions }
# The tracks are those below, with “; ” between them
describe-session = セッション{ $number }：{ $tracks }、リードアウト{ $address }。
describe-track = トラック{ $number }、{ $mode }、{ $length }
describe-missing = トラック{ $number }、{ $mode }、{ $length }、ファイル欠落

## The files of the image

files = ファイル
one-missing = 「{ $name }」がありません。ここにドロップするか、選択してください。
several-missing = { $count }個のファイルがありません。ここにドロップするか、選択してください。
missing = 欠落
choose-file = ファイルを選択…
