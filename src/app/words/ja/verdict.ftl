# The result of checking all sectors.

## All is well
no-checksums = チェックサムのあるセクターがありません。
all-good = { $count }セクターすべてが正常です。
# Other sectors have no checksums
all-checkable-good = チェックサムのある{ $count }セクターすべてが正常です。

## Clauses of a sentence, in this order. Each is left out if it says nothing.
damaged = { $count }セクターが破損
# Parity: the bytes by which errors are corrected
wrong-parity = { $count }セクターがパリティ不正（データは正常）
# None of these sectors
none-repairable = いずれも修復不可
# The only one of these sectors
it-is-repairable = 修復可能
all-repairable = すべて修復可能
some-repairable = { $count }セクターが修復可能
no-file-damaged = 破損したファイルなし
folders-damaged = { $count }個のフォルダーが破損
files-affected = { $count }個のファイルに影響
files-and-folders-affected = { $files }個のファイルと{ $folders }個のフォルダーに影響
missing = イメージから{ $count }セクターが欠落

## How they become a sentence
# Puts one more clause behind those before it
clauses = { $clauses }、{ $clause }
sentence = { $clauses }。
