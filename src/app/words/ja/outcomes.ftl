# Sentences that say what came of something the user did: in notices, and for screen readers.

## Copying
path-copied = パスをコピーしました。
receipt-copied = 処理記録をコピーしました。
paths-copied = { $count }個のパスをコピーしました。
most-paths-copied = 上限の{ $count }個のパスをコピーしました。
# Entries are the files and folders in a listing
entries-copied = { $count }項目をコピーしました。
most-entries-copied = 上限の{ $count }項目をコピーしました。
# $name is the name of the file in which the list is saved instead
entries-saved = 「{ $name }」を保存しています：{ $count }項目。ブラウザーがコピーを許可しませんでした。
most-entries-saved = 「{ $name }」を保存しています：上限の{ $count }項目。ブラウザーがコピーを許可しませんでした。
bytes-copied = { $count }バイトをコピーしました。
too-much-to-copy = コピーするには大きすぎます。1 MB以下を選択するか、範囲を保存してください。

## Searching bytes
found-at = バイト{ $position }で見つかりました。
no-matches = このファイルに一致する箇所はありません。

## Checksums
checksums-computed = チェックサムを計算しました。
hash-computed = SHA-256を計算しました。
# $list is the name of a file with checksums
matches = チェックサム：{ $list }と一致
mismatch = チェックサム：{ $list }と不一致
missing = チェックサム：{ $list }になし
# “The one”: a checksum or list of checksums that the user pasted
matches-given = チェックサム：指定したものと一致
mismatch-given = チェックサム：指定したものと不一致
missing-given = チェックサム：指定したものになし
# Entries of a list of programs that computers with Secure Boot refuse
revocations = 失効リスト：{ $count }エントリ
revocations-of = { $date }の失効リスト：{ $count }エントリ

## Images that were made
image-ready = イメージ完成：検査済み。
image-wrong = イメージをビルドしましたが、検査で問題が見つかりました。
nothing-created = イメージは作成されませんでした。
plan-changed = 変換の設定が変わりました。確認してから変換してください。

## Looking around
last-file = 最後のファイルです。
first-file = 最初のファイルです。
sector-not-stored = このセクターはそのままの形では格納されていません。
# A view is one of the file systems of the image: its name, and that of its session
view-of-session = { $view }、セッション{ $session }
# Its name, and that of its partition
view-of-partition = { $view }、{ $partition }
