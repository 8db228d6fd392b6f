# Texts of `index.html` and of the scripts beside the program (`src/app/start.js`, `src/app/idle.js`), which have the
# English ones themselves: a test of `xtask` compares them.

language = 言語

## The theme of the page: as the system has it, light, or dark.
theme-system = テーマ：システム
theme-light = テーマ：ライト
theme-dark = テーマ：ダーク

title = ディスクイメージの中身を見る
drop = CDやDVD、ハードディスクなどのイメージをここにドロップしてください。データはお使いのコンピューターから出ません。アップロードは一切行われません。
failed = Discernを完全には読み込めませんでした。
failed-advice = 接続を確認してから、もう一度お試しください。
retry = 再試行
again = 続けるには、「{ $name }」をもう一度選択してください。
open-image = イメージを開く…
opening = 「{ $name }」を開いています…
create = フォルダーからイメージを作成…
sample = サンプルディスクを試す

## What can be opened; names of formats follow each.
discs = CD、DVDなど
disks = ハードディスク、仮想マシン
packed = 圧縮済み
sheets = .cueや.mdsを開く場合は、.binや.mdfも一緒に選択してください。

see = すべてを表示
see-how = すべてのファイルに加え、ほかのツールでは見えない元の名前、日付、アクセス権、各バイトの位置まで確認できます。
save = ファイルを保存
save-how = 1つのファイルでも、選択した項目でも、全体でも。どんなサイズのイメージからも、1バイトも変えずに取り出せます。
edit = 編集
edit-how = ファイルマネージャーと同じ操作でファイルを追加、名前変更、移動、削除し、起動できる状態のまま新しいイメージとして保存できます。元のイメージは変更されません。
convert = 変換
convert-how = CDやDVDはISO、BIN/CUE、Neroなどの形式やWAV、FLACに、ハードディスクはVHD、VMDK、VDI、QCOW2、rawに変換できます。失われるデータは事前に表示され、結果は毎回検査されます。
new = イメージを作成
new-how = フォルダーをドロップすると、データディスク、起動ディスク、旧型機向けディスク、音楽CDを作成できます。
problems = 問題を見つける
problems-how = 不完全なイメージや破損したイメージでも、まだ読める部分と、欠けている部分が正確にわかります。

kept = このブラウザーに保管されている変更
kept-how = まだビルドしていない変更です。後で続きから作業できます。イメージ自体は保管されません。
kept-delete = 削除
kept-delete-of = 「{ $name }」への変更を削除
licenses = このページのライブラリのライセンス

## A newer version of the page.
newer = 新しいバージョンがあります
newer-label = 新しいバージョン
newer-how = このまま今のバージョンを使い続けることもできます。
newer-unsaved = 保存していない作業があり、再読み込みすると失われます。先に保存するか、このまま再読み込みしてください。
reload = 再読み込み
reload-anyway = このまま再読み込み
later = 後で
