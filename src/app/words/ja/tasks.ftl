# Titles of jobs, shown in the list of running and ended jobs, and said when a job ends.

## Reading
open = 「{ $name }」を開く
# A file of the image, as an image of its own
open-file = ファイルを開く
look-closer = 詳しく調査
check-sectors = 全セクターを検査
compute-checksums = チェックサムを計算
compare-images = 別のイメージと比較
# The files of two file systems of the same image
compare-files = ファイルを比較
search-bytes = バイトを検索

## Converting
# What the loss of a conversion is computed from
survey = 全セクターを調査
# $form is a name as “ISO image” or “Nero image”
convert = { $form }に変換
compute-hashes = SHA-256を計算

## Making images
build = イメージをビルド
hash-built = 新しいイメージのSHA-256を計算
create = イメージを作成
# Makes an image that ends with an earlier session of the disc
go-back = セッション{ $session }に戻す

## Saving
save = 「{ $name }」を保存
save-to = 「{ $folder }」に保存
save-repaired = 修復したイメージを保存
save-complete = 完全なファイルをZIPで保存
# $name is the name of a file or folder
save-zip = 「{ $name }」をZIPで保存
save-zip-all = すべてをZIPで保存
save-zip-items = { $count }項目をZIPで保存

## All
# Title of a job for one of several files
of-several = { $title }（{ $number } / { $count }）
# Said to users of screen readers now and then; $title is the title of the job
progress = { $title }：{ $percent }パーセント。
# A job that ended, of an image that isn’t the shown one: its name, and a sentence
of-image = { $image }：{ $sentence }
# The user stopped a job
stopped = 中止しました。
