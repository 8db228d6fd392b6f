# The list of all commands, which users search by typing, and the list of keyboard shortcuts.

title = コマンド
find = コマンドを検索
no-such = 該当するコマンドはありません。

## Commands

open-image = イメージを開く…
create-image = フォルダーからイメージを作成…
go-overview = 「概要」に移動
go-files = 「ファイル」に移動
go-disc = 「ディスク」に移動：セッション、トラック、セクター、バイト
go-check = 「検査」に移動：検出項目、チェックサム
go-convert = 「変換」に移動
go-build = 「ビルド」に移動
next-image = 次のイメージを表示
close-image = このイメージを閉じる
search = 名前を検索
save-selection = 選択項目を保存
save-zip = すべてをZIPで保存
save-folder = フォルダーに保存…
copy-text = この一覧をテキストでコピー
copy-csv = この一覧をCSVでコピー
copy-json = この一覧をJSONでコピー
copy-ls = このフォルダーをls -lR形式でコピー
add-folder = フォルダーを追加…
new-folder = 新しいフォルダー
volume-boot = ボリュームと起動…
density = 行間を詰める：オン/オフ
language = 言語を選択
theme = テーマを変更

## Keys. Names of keys as keyboards of the language have them.

ctrl-o = Ctrl+O
ctrl-s = Ctrl+S
ctrl-z = Ctrl+Z
ctrl-shift-z = Ctrl+Shift+Z
ctrl-k = Ctrl+K
search-keys = / または Ctrl+F
esc = Esc
enter = Enter
parent-keys = Backspace または Alt+↑
history-keys = Alt+← と Alt+→
# The keys that move in a list
list-keys = ↑ ↓ Page Up Page Down Home End
# The space bar
space = スペース
ctrl-a = Ctrl+A
# The keys of letters
letters = 文字キー
# “Menu” is the key that opens the context menu
menu-keys = Shift+F10 または メニュー
delete-key = Delete
cut-keys = Ctrl+X と Ctrl+V
alt-enter = Alt+Enter
undo-keys = Ctrl+Z と Ctrl+Shift+Z
tab-keys = ← → と Delete（イメージのタブ）
preview-keys = ← →（拡大プレビュー）

## What the keys do

shortcuts = キーボードショートカット
all-commands = すべてのコマンド
this-list = この一覧
does-open = イメージを開く
does-end = 検索を終了、選択を解除
does-enter = フォルダーやイメージ、またはファイルの拡大プレビューを開く
does-parent = 親フォルダーに移動
does-history = 戻る、進む
does-list = 一覧内を移動（Shiftで選択）
does-toggle = 行の選択を切り替え
does-all = すべて選択
does-letters = その文字で始まる次の名前に移動
does-menu = 行、ツリーの項目、トラックのコマンド
does-cut = 切り取り、表示中のフォルダーに貼り付け
does-properties = プロパティ
does-undo = 元に戻す、やり直し
does-tab = 別のイメージを表示、イメージを閉じる
does-preview = 前または次のファイルを表示
does-fold = ツリーの展開と折りたたみ、タブ間の移動
