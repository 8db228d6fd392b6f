# The bar above the list of files: buttons, and the path of the listed folder or the number of search results.

# A button of phones that goes back to the tree of folders.
folders = フォルダー
back = 戻る
# A tooltip: the command, and its keys.
back-keys = 戻る（Alt+←）
forward = 進む
# A tooltip: the command, and its keys.
forward-keys = 進む（Alt+→）
# A button that goes to the folder that contains the listed one.
up = 上へ
# A tooltip: the command, and its key.
up-keys = 上へ（Backspace）
path = パス

## Searching names

searching = 検索中…
# Results so far; the search goes on.
found-so-far = { $count }件見つかりました。検索中…
# Results of a search that has ended.
found = { $count }件見つかりました

## Buttons

save-all = すべてをZIPで保存
save-zip = ZIPで保存
# A button of phones, after which a tap on a row ticks it.
select = 選択
# A button that ends ticking rows.
done = 完了
# A button that shows the details of the selected file.
details = 詳細
