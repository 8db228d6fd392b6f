# Cards that say what happened, and the question about a missing file.

updated = Discernが更新されました
updated-text = このタブでは古いバージョンが動作しているため、一部の機能が使えないことがあります。再読み込みすると新しいバージョンになります。
reload = 再読み込み
# Name of a card about files that were saved
saved = 保存しました
details-copied = 詳細をコピーしました。
open-as-audio = オーディオとして開く
# Copies the technical details of a failure
copy-details = 詳細をコピー

## The question about a file that could be the missing one

offer-title = 欠落しているファイルはこれですか？
offer = 開いているイメージには「{ $missing }」が必要です。「{ $given }」は、名前が変わったそのファイルですか、それとも別のイメージですか？
offer-no = 別のイメージとして開く
offer-yes = 欠落ファイルとして使用
