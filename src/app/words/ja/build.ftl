# The Build tab, which makes a new image of the edited one.

not-editable = このイメージは編集できません
building = ビルド中…
# Name of the panel with layout and options, for screen readers.
choices = 選択肢
checking = 維持される内容を確認中…
# Name of a list that says what the build keeps, updates and removes.
parts = 各部分の処理
title = イメージをビルド
about = 新しいファイルを作成します。開いた元のイメージは変更されません。

## The image to be built

image = ビルドするイメージ
# $part is a part of the image, $reason says what to know about it.
warning = { $part }：{ $reason }
read-once = チェックサムを更新するため、イメージ全体を1回読み取ります。
many-pieces = 変更のないデータは元のファイルの多数の断片に分かれているため、イメージの保存時にコピーされます。
no-copy = 変更のないデータは元のファイルに残ります。保存するまで何もコピーされません。
build = ビルドして検査

## Layout of the new image

layout = 配置
# The smallest image.
smallest = 最小
smallest-about = 元のイメージの順序で、すべてを書き直します。
keep = 位置を維持
keep-about = 変更のないファイルの位置はそのままで、新しいデータをその後に続けます。サイズは大きくなります。
# A session is a part of a disc that was written at one time.
append = セッションを追加
append-about = 元のデータはそのまま残り、変更が後ろに追加されます。
not-possible = 不可：{ $reason }
recommended = 推奨 · { $size }

## Other file systems

others = その他のファイルシステム（Discernでは書き込み不可）
# $name is a file system, such as HFS.
leave-out = { $name }を除外
# Ends a sentence from elsewhere with a period.
sentence = { $text }。

## Options

options = オプション
checksum = インストーラーが検証するチェックサムを追加（isomd5sum）
file-checksums = xorriso用のファイルチェックサムを追加（libisofs）
rock-ridge = Linux用に長い名前とアクセス権を維持（Rock Ridge）
joliet = Windows用に長い名前を維持（Joliet）
# The same changes give the same bytes, whenever the image is built.
fixed-date = 再現可能：新しいタイムスタンプを付けない

## Changes to be built

changes = 変更
no-changes = 変更はありません。ビルドしてもイメージを詰め直すだけです。
change-count = 変更{ $count }件
discard-ask = すべて破棄…
no-undo = この操作は元に戻せません。
keep-changes = 変更を残す
discard = すべて破棄
# Name of the list for screen readers.
list-of-changes = 変更の一覧
more-changes = ほか{ $count }件の変更
# A button; $change describes a change, as in “Renamed a.txt to b.txt”.
undo-one = 元に戻す：{ $change }
# A list of those changes follows.
also-undoes = これに依存する{ $count }件の変更も元に戻ります：
undo-all = { $count }件の変更を元に戻す

## Groups of parts of the image, by what happens to them

warnings = 警告
removed = 削除
may-not-work = 動作しない可能性
updated = 自動的に更新
kept = 維持
# Stands between a part of the image, in bold, and what happens to it; a space follows.
colon = ：

## The result of a build

# Name of the section for screen readers: a protocol of what was built and checked.
receipt = 処理記録
ready = イメージ完成：検査済み
failed = イメージをビルドしましたが、検査で問題が見つかりました
# One of up to three origins of the new image’s data, separated by commas.
from-original = 元のイメージから{ $size }
# One of up to three origins of the new image’s data, separated by commas.
from-added = 追加したファイルから{ $size }
# One of up to three origins of the new image’s data, separated by commas.
newly-written = 新規書き込み{ $size }
found-differences = 新しいイメージを開き直したところ、相違が見つかりました。
save-anyway = このまま保存
save-image = イメージを保存
instant = 瞬時に完了します。データはコピーされません。
# Title of a list of checks that passed.
verified = 検証済み
copy-receipt = 処理記録をコピー
save-receipt = 処理記録を保存
back = オプションに戻る
# Name of a list that says what the build kept, updated and removed.
parts-built = 各部分の処理結果
# A problem: the name of a structure in its standard, the byte at which it is, and what that means.
damage = { $place }の{ $structure }：{ $meaning }
# Follows the name of a checksum that is being computed.
computing = 計算中…
# Follows the name of a checksum that is being computed.
computing-percent = 計算中… { $percent }%
compute = SHA-256を計算

## Earlier sessions

# Sessions are parts of a disc that were written one after the other.
earlier-sessions = 以前のセッション
earlier-about = このイメージには後から追記されています。セッションを戻すと、追記分を除いた新しいイメージを作成します。ビルドしていない変更は含まれません。
# The part of the image, from its start, that this session and those before it take.
session-end = { $size }まで
go-back = セッション{ $number }に戻す
