# The list of files.

label = ファイル

## Headings of its columns

modified = 更新日時
# What kind of file it is
file-type = 種類
first-sector = 先頭セクター
attributes = 属性

## Instead of rows

not-listed = このフォルダーの内容は一覧に読み込まれていません。
empty = このフォルダーは空です。
no-matches = 「{ $text }」に一致する項目はありません
searching = 検索中…

## Rows

select = 「{ $name }」を選択
incomplete = 不完全
missing = イメージから{ $size }が欠落
# A doubtful size
doubtful = サイズ？
contradicted = 別の構造では{ $size }と記録されています。ここから保存すると途中で切れたファイルになります

## How a file was changed since the image was opened

added = 新規
renamed = 名前変更
moved = 移動
replaced = 置換
changed = 変更

## Notes above the list

deleted = これらは削除済みのファイルです。保存できますが、データがほかのファイルで上書きされている可能性があります。
cut = このフォルダーには、Discernの安全上の上限を超える数の項目があるため、最初の{ $count }項目だけを表示しています。
# The names of file systems
unread = このイメージには、Discernがまだ読めない{ $systems }もあります。そこにしかないファイルは、この一覧に表示されません。
# Between the names of those file systems
and = と
# The names of files of the user
unused = 開いているのは「{ $name }」だけです。これに属さないため開かなかったファイル：{ $names }。それぞれ個別に開いてください。
# The names of file systems of the same volume, as Joliet
opens-first = { $other }にはファイルの一部しかないか、不完全なため、{ $first }を先に開きます。
# In the narrow column of sizes, for a folder
folder-size = { $count }項目
