# The tabs of an image, the verdicts beside them, and the panes of the Files tab

overview = 概要
files = ファイル
# The tab of a hard disk, a memory card or a floppy disk
disk = ディスク
# The tab of an optical disc
disc = ディスク
check = 検査
convert = 変換
build = ビルド
label = タブと判定
views = イメージのビュー
verdict = 判定

## Verdicts

files-missing = ファイル{ $count }個が欠落
no-files = ファイルなし
complete = 完全
incomplete = 不完全：{ $size }欠落
# How large the changed image will be
new-image = 新しいイメージ：{ $size }
new-image-decision = 新しいイメージ：判断が必要
# Names of file systems
unread = { $systems }：未読み取り
also-unread = ほかに{ $systems }：未読み取り
partitions-unread = パーティション：未読み取り
no-longer-boots = 起動しなくなります
# Names of platforms, as in “BIOS, UEFI”
may-not-boot = 起動しなくなる可能性：{ $platforms }
boots = 起動可能：{ $platforms }
findings = 検出項目{ $count }件
no-problems = 問題なし
# The findings are those of the image before the user’s changes
of-original = 元のイメージ：{ $findings }

## Panes of the Files tab

tree-pane = イメージ
list-pane = ファイル
details-pane = 詳細
