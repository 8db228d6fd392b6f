# The form for texts and dates of the volume, and its boot entries

title = ボリュームと起動

## Fields of the descriptor of ISO 9660

label = ラベル
system = システム
volume-set = ボリュームセット
publisher = 発行者
data-preparer = データ作成者
application = アプリケーション
copyright-file = 著作権ファイル
abstract-file = 概要ファイル
bibliography-file = 書誌ファイル
created = 作成日時（UTC）
modified = 更新日時（UTC）
expires = 失効日時（UTC）
effective = 有効開始日時（UTC）

## Boot entries and partitions

boot-entries = ブートエントリ
no-boot-entries = なし。ファイルから起動するには、一覧でファイルを選択し、「編集」メニューの「このファイルから起動…」を選択してください。
partitions = パーティション
partition = パーティション{ $number }
embedded = 埋め込みブートイメージ
platform = プラットフォーム
# What a boot image pretends to be, as in “Floppy disk”
emulation = エミュレーション
load-size = 読み込みサイズ（512バイト）
bootable = 起動可能
apply-to-entry = エントリに適用
replace-image = イメージを置き換え…
remove-entry = エントリを削除
