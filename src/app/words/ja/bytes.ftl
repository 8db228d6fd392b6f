# The bytes of the image file, and the structures in them.

title = バイトと構造
# Name of the panel for screen readers.
grid = イメージファイルのバイト

## An offset as a link

show-bytes = バイトを表示
# Name of a link for screen readers; $place is an offset, as in 0x8000.
show-bytes-at = { $place }：バイトを表示

## Searching

search = バイトを検索
# Name of the choice between text and bytes.
search-for = 検索対象
text = テキスト
digits = バイト（16進）
# Name of the field in which the text or the bytes are entered.
pattern = 検索する内容
nothing-entered = 検索する内容を入力してください。
previous-match = 前の一致項目
next-match = 次の一致項目
encoding = 検索するエンコーディング
ignore-case = 大文字と小文字を区別しない

## Going to a place

go-to = 移動
# Name of the choice between byte and sector.
go-to-unit = バイトまたはセクターへ移動
byte = バイト
# MSF is a place on a disc as a time: minutes, seconds and frames.
sector = セクターまたはMSF
place = 移動先
# Examples of what can be entered.
sector-example = 16 または 00:02:16
not-stored = このセクターはそのままの形では格納されていません。
not-a-sector = 16のような番号か、00:02:16のような時間を入力してください。
not-a-byte = 32768や0x8000のような、ファイル内の位置を入力してください。

## The byte under the cursor

# Its offset, in hexadecimal and decimal digits.
here = バイト{ $place }（{ $number }）
selected = { $count }バイト選択
# The field that the byte is part of: its name in the standard, and its value.
field = { $name }：{ $value }

## Commands for selected bytes

selected-bytes = 選択したバイト
copy-hex = 16進でコピー
copy-text = テキストとしてコピー
copy-c = Cの配列としてコピー
copy-base64 = Base64でコピー
save-range = 範囲を保存

## Structures

structures = 構造
