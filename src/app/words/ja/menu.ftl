# The menu of commands for files, folders and tracks, and the buttons that open it.

## Its name, by what it is for

commands = コマンド
edit = 編集
ways-to-save = 保存方法
more-ways-to-save = その他の保存方法

## Commands that look at files and save them

open-preview = プレビューを開く
save = 保存…
copy-path = パスをコピー
copy-paths = { $count }個のパスをコピー
properties = プロパティ
save-selection-zip = 選択項目をZIPで保存
save-all-zip = すべてをZIPで保存
save-to-folder = フォルダーに保存…

## Commands that change the image

add-folder = フォルダーを追加…
new-folder = 新しいフォルダー
replace = ファイルで置き換え…
cut = 切り取り
paste = 貼り付け
edit-properties = プロパティを編集…
# Makes a file the boot image of the disc
boot-from-file = このファイルから起動…
volume-and-boot = ボリュームと起動…
# Builds the changed image
build = ビルド…

## Commands for a track

show-first-sector = 先頭セクターを表示
show-bytes = バイトを表示

## Keys, as keyboards of the language name them

cut-key = Ctrl+X
paste-key = Ctrl+V
delete-key = Del
