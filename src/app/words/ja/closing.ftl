# The question before an image is closed or opened again, with something unsaved or still being saved.

stop-close = 保存を中止して「{ $name }」を閉じますか？
close = 「{ $name }」を閉じますか？
stop-open = 保存を中止し、「{ $name }」をほかのファイルと一緒に開きますか？
open = 「{ $name }」をほかのファイルと一緒に開きますか？
still-saving = このイメージからファイルを保存中です。中止すると不完全なファイルになります。
changes = { $count }件の変更がイメージに保存されていません。このイメージを再び開くまで、ブラウザーに保管されます。
new-image = 新しいイメージは保存されていないため、失われます。

## Buttons

keep-saving = 保存を続ける
keep-image = このイメージを残す
do-stop-close = 中止して閉じる
do-close = このイメージを閉じる
do-stop-open = 中止して開く
do-open = ほかのファイルと開く
