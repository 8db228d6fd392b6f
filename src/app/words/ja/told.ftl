### Sentences that the worker makes in English while it runs, as the code has them.
###
### The page finds the template that a sentence matches; its variables match any text, and what they matched is
### translated again: see `src/app/words/told.rs`. So small phrases are here, too, which stand within others.
### `tests/words.rs` asserts that the code still has each of them.

## names of views

udf-earlier-state = UDF（以前の状態）
apfs-snapshot = APFS（スナップショット）
cpio-archive = cpioアーカイブ
tar-archive = tarアーカイブ
zip-archive = ZIPアーカイブ
boot-images = ブートイメージ
snapshots = スナップショット

## overview: what it is

what-it-is = 内容の種類
contents = 内容
also = ほかに
title = タイトル
version = バージョン
variant = エディション
build = ビルド
product-code = 製品コード
region = リージョン
architecture = アーキテクチャ
languages = 言語
recognized-as-in = 判定の根拠
container = コンテナー
medium = メディア
file-systems = ファイルシステム
not-read = 未読み取り
label = ラベル
made-with = 作成ソフト
made = 作成日時
title-sets = タイトルセット
performer = アーティスト
audio-tracks = オーディオトラック
video = ビデオ
date = 日付
maker = メーカー
disc = ディスク
program = プログラム
code-name = コードネーム
name-release = リリース名
systems = システム
editions = エディション
dvd-blu-ray-disc = DVDまたはBlu-rayディスク
disk-small = ディスク
disc-small = 光ディスク
# “a” stands for names of file systems, as in ISO 9660
image-with = { $a }のイメージ
image-with-two = { $a }と{ $b }のイメージ
labeled-image-with = 「{ $a }」：{ $b }のイメージ
labeled-image-with-two = 「{ $a }」：{ $b }と{ $c }のイメージ
image-unread = { $a }のイメージ（Discernでは読めません）
labeled-image-unread = 「{ $a }」：{ $b }のイメージ（Discernでは読めません）
image-no-system = Discernが読めるファイルシステムのないイメージ
labeled-image-no-system = 「{ $a }」：Discernが読めるファイルシステムのないイメージ
# As in PlayStation game SLUS-00351 “Ridge Racer” for North America
game = { $a }用ゲーム
game-code = { $a }用ゲーム{ $b }
game-code-title = { $a }用ゲーム{ $b }「{ $c }」
game-for = { $a }用ゲーム（{ $b }向け）
game-code-for = { $a }用ゲーム{ $b }（{ $c }向け）
game-code-title-for = { $a }用ゲーム{ $b }「{ $c }」（{ $d }向け）
game-title-for = { $a }用ゲーム「{ $b }」（{ $c }向け）
north-america = 北米
europe = ヨーロッパ
japan = 日本
asia = アジア
korea = 韓国
hong-kong = 香港
brazil = ブラジル
australia = オーストラリア
taiwan = 台湾
all-regions = 全リージョン
one-region = リージョン{ $a }
regions = リージョン{ $a }
audio-cd = 音楽CD
grub-rescue-disc = GRUBレスキューディスク
virtio-win-drivers = virtio-winドライバー
cloud-init-data = cloud-initデータ
kickstart-data = Kickstartデータ

## overview: whether it is complete

is-complete = 完全ですか？
incomplete-file-image-missing = 不完全：イメージのファイルが1個欠落しています
incomplete-files-image-missing = 不完全：イメージのファイルが{ $a }個欠落しています
complete = 完全
nothing-says-how-large = 本来の大きさを示す情報がありません
# “a” is a size
incomplete-are-missing = 不完全：{ $a }が欠落しています
incomplete-is-missing = 不完全：{ $a }が欠落しています
missing-file = 欠落ファイル
ends-at-byte-which = バイト{ $a }で終わり、そこまで存在します
ends-at-byte-image = バイト{ $a }で終わるはずが、イメージは{ $b }まで：{ $c }が欠落しています
ends-at-byte-image-at = バイト{ $a }で終わるはずが、イメージは{ $b }まで：{ $c }が欠落しています
behind-last-end = 最後の終端より後
size-bytes = { $a }（{ $b }バイト）
files = ファイル
none-bytes-there = { $a }バイトのすべてが欠落しています
bytes-there = { $b }バイト中{ $a }バイトが存在します
# “a” is the name of a file system
volume = { $a }ボリューム
partition-of = パーティション{ $a }（{ $b }）
backup-gpt = GPTのバックアップ
track-n = トラック{ $n }
no-files = ファイルなし
no-files-so-far = 今のところファイルなし
all-files-complete = { $a }個のファイルすべてが完全です
all-files-complete-so = 今のところ{ $a }個のファイルすべてが完全です
files-complete-not = { $a }個のファイルは完全、{ $b }個は不完全です
files-complete-not-so = 今のところ{ $a }個のファイルは完全、{ $b }個は不完全です

## overview: whether it boots

will-it-boot = 起動しますか？
whether-boots-cant-read = 起動するかどうかを判別できません
may-boot-on-some = 一部のコンピューターで起動する可能性があります
doesnt-boot = 起動しません
# Here and below, $a and $b are kinds of firmware, as in BIOS and UEFI
boots-both = { $a }でディスクからもUSBメモリからも起動します
boots-two-both = { $a }と{ $b }で、ディスクからもUSBメモリからも起動します
boots-disc-only = { $a }でディスクから起動し、USBメモリからは起動しません
boots-two-disc-only = { $a }と{ $b }でディスクから起動し、USBメモリからは起動しません
boots-disc = { $a }でディスクから起動します
boots-two-disc = { $a }と{ $b }でディスクから起動します
boots-stick = { $a }でUSBメモリから起動します
boots-two-stick = { $a }と{ $b }でUSBメモリから起動します
boots-disc-stick = { $a }でディスクから、{ $b }でUSBメモリから起動します
boots-on-two-disc-stick = { $a }と{ $b }でディスクから、{ $c }でUSBメモリから起動します
boots-on-disc-two-stick = { $a }でディスクから、{ $b }と{ $c }でUSBメモリから起動します
boots-on-two-disc-two-stick = { $a }と{ $b }でディスクから、{ $c }と{ $d }でUSBメモリから起動します
# A label: “a” is a kind of firmware
from-disc = { $a }（ディスクから）
from-stick = { $a }（USBメモリから）
# A sentence that gives the reason follows
yes = はい。{ $a }
no = いいえ。{ $a }
perhaps = 可能性あり。{ $a }
there-no-boot-catalog = ブートカタログ（El Torito）がありません。
boot-catalog-no-bootable = ブートカタログに、BIOS用の起動可能なエントリがありません。
boot-record-not-sector = ブートレコードが、ファームウェアの探すセクター17にありません。
boot-image-bios-missing = BIOS用のブートイメージがないか、空です。
entry-bios-not-first = BIOS用のエントリがブートカタログの先頭にありません。先頭しか見ないファームウェアもあります。
boot-catalog-el-torito = ブートカタログ（El Torito）がBIOS用のブートイメージ{ $a }を指定しています。
there-no-boot-catalog-el = { $a }を指すブートカタログ（El Torito）がありません。
in-boot-image = { $a }はブートカタログ（El Torito）のブートイメージ内にあります。
in-boot-image-for = ブートカタログ（El Torito）のブートイメージ内の{ $a }は、{ $b }用のプログラムです。
in-boot-image-no-program = ブートカタログ（El Torito）のブートイメージ内の{ $a }は、UEFI用のプログラムではありません。
boot-image-not-marked = { $a }は、UEFI用の印がないブートイメージ内にあります。受け付けるのは一部のファームウェアです。
boot-catalog-no-bootable-entry = ブートカタログに、UEFI用の起動可能なエントリがありません。
there-no-boot-image = UEFI用のブートイメージ内に{ $a }がありません。
boot-image-uefi-no = UEFI用のブートイメージにFATファイルシステムがありません。
first-sector-no-boot = 先頭セクターはブートセクターではありません（末尾が55 AAではない）。
first-sector-no-boot-code = 先頭セクターにブートコードがありません。
boot-code-only-says = ブートコードは、起動するものがないと表示するだけです。
boot-sector-loads-from = ブートセクターが、イメージの末尾より後から読み込もうとします。
boot-sector-isolinux-isohybrid = ブートセクターはISOLINUX（isohybrid）のものです。
boot-sector-grub-2 = ブートセクターはGRUB 2のものです。
boot-sector-memtest86 = ブートセクターはMemtest86+のものです。
boot-sector-grub4dos = ブートセクターはGRUB4DOSのものです。
discern-doesnt-know-loader = ブートセクターのローダーは、Discernにとって未知のものです。
mbr-boot-code-partition = MBRにブートコードがあり、パーティション{ $a }がアクティブで、ブートセクターがあります。
partition-marked-but-no = パーティション{ $a }はアクティブですが、ブートセクターがありません。
fat-file-system-image = イメージ全体を占めるFATファイルシステム
partitions-mbr-overlap-some = MBRのパーティションが重なっています。この場合、テーブルを無視するファームウェアもあります。
only-boot-image-boot = { $a }はブートカタログのブートイメージ内にしかなく、そのイメージを指すパーティションがありません。USBメモリでは、ほとんどのファームウェアがそこを探しません。
there-no-partition-table = パーティションテーブルがありません。
no-partition-fat-file = { $a }のあるFATファイルシステムのパーティションがありません。
in-fat = { $a }は、イメージ全体を占めるFATファイルシステム内にあります。
in-fat-for = イメージ全体を占めるFATファイルシステム内の{ $a }は、{ $b }用のプログラムです。
in-fat-no-program = イメージ全体を占めるFATファイルシステム内の{ $a }は、UEFI用のプログラムではありません。
in-partition = { $a }はパーティション{ $b }（{ $c }）内にあります。
in-is-a-program-for = { $b }内の{ $a }は、{ $c }用のプログラムです。
no-program-uefi = { $b }内の{ $a }は、UEFI用のプログラムではありません。
needed-for-booting = 起動に必要

## overview: loaders and their signatures

not-read-so-not = { $a }用、{ $b }。未読み取りのため、失効しているかどうかは不明
signed-by-issued-by = { $a }が署名（発行者：{ $b }）
changed-since-signed-by = { $a }による署名後に変更
not-signed-doesnt-start = 署名なし：セキュアブートが有効な環境では起動しません
revoked-by-level = レベル{ $a }（{ $b }）で失効：{ $c }は{ $d }である必要があります
# “a” is a list of revocations
not-on-list = { $a }に未掲載
hash-on = ハッシュが{ $a }に掲載
hash-on-since = ハッシュが{ $b }から{ $a }に掲載
certificate-on = 証明書{ $a }が{ $b }に掲載
certificate-on-since = 証明書{ $a }が{ $c }から{ $b }に掲載
firmware-taken-revocation-doesnt = { $a }：この失効情報を適用したファームウェアでは起動しません
revoked = 失効：{ $a }
security-version-svn-unknown = セキュリティバージョン（SVN）不明：{ $a }には{ $b }が必要です
security-version-svn-lower = セキュリティバージョン（SVN）{ $a }：{ $c }が求める{ $b }より低く、Windowsがそれを適用した環境では起動しません
security-version-svn-not = セキュリティバージョン（SVN）{ $a }：{ $c }が求める{ $b }以上です

## overview: whether it fits

will-it-fit = 収まりますか？
needs = 必要な容量
sectors-of-bytes = { $a }（{ $c }バイトのセクター{ $b }個）
other-discs = その他のディスク
audio-or-raw-sectors = オーディオまたは生セクターを含み、CDにしか書き込めません
fits-on-both-layers = 両方の層を使えば収まり、空きは{ $a }です
fits-or-more-stay = 収まり、空きは{ $a }以上です
fits-stay-free = 収まり、空きは{ $a }です
only-by-overburning-too = オーバーバーンが必要：{ $a }超過
doesnt-fit-too-much = 収まりません：{ $a }超過
mini-cd-21-minutes = ミニCD（21分、8 cm）
mini-dvd-8-cm = ミニDVD（8 cm）
stick = { $n } GB USBメモリ
too-large-cd = CDには大きすぎます
too-large-any-common = 一般的なメディアのいずれにも大きすぎます
fits-on-cd = CDに収まります
fits-on-dvd = DVDに収まります
fits-on-dvd-two = 2層DVDに収まります
fits-on-a = { $a }に収まります

## overview: whether names survive

will-names-survive = 名前は保たれますか？
names = 名前
ms-dos-other-old = MS-DOSなどの古いシステム
names-not-looked-at = 名前は未調査
# “a” is a number of names, “b” the path of one of them
too-long-name = 名前が長すぎるもの：{ $a }（例：{ $b }）
too-long-path = パスが長すぎるもの：{ $a }（例：{ $b }）
characters-arent-allowed = 使用できない文字を含むもの：{ $a }（例：{ $b }）
reserved-name-or-one = 予約名、または末尾がドットかスペースのもの：{ $a }（例：{ $b }）
differ-from-another-only = 大文字と小文字だけが異なるもの：{ $a }（例：{ $b }）
too-many-folders = フォルダーの階層が深すぎるもの：{ $a }（例：{ $b }）
all-names-survive = すべての名前がWindows、macOS、Linuxで保たれます
all-names-survive-so-far = 今のところ、すべての名前がWindows、macOS、Linuxで保たれます
names-lost = { $a }では一部の名前が保たれません
names-lost-so-far = 今のところ、{ $a }では一部の名前が保たれません
names-lost-two = { $a }と{ $b }では一部の名前が保たれません
names-lost-two-so-far = 今のところ、{ $a }と{ $b }では一部の名前が保たれません
one-byte = 1バイト
n-bytes = { $n }バイト
file-no-list-revocations = このファイルは失効リストではありません。
download-dbxupdate-bin-architecture = uefi.org/revocationlistfileから、アーキテクチャに合ったdbxupdate.binをダウンロードしてください。

## check: sums that the image carries

# In the sentences about sums, the last variable is what they were compared with
sum-matches = チェックサムは{ $a }と一致します。
sum-all-match = { $a }個のチェックサムすべてが{ $b }と一致します。
sum-only-differs = { $a }個中1個のチェックサムが{ $b }と一致しません。
sum-one-differs = { $a }個中1個のチェックサムが{ $b }と一致しません。
sum-some-differ = { $b }個中{ $a }個のチェックサムが{ $c }と一致しません。
sum-damaged-one = { $a }個中1個のチェックサムが{ $b }と一致しません。1個のファイルが破損しています。
sums-damaged-one = { $b }個中{ $a }個のチェックサムが{ $c }と一致しません。1個のファイルが破損しています。
sums-damaged = { $b }個中{ $a }個のチェックサムが{ $c }と一致しません。{ $d }個のファイルが破損しています。
file-damaged = 1個のファイルが破損しています。
files-are-damaged = { $a }個のファイルが破損しています。
sum-but-missing = チェックサムは{ $a }と一致します。ただし「{ $b }」が欠落しています。
sums-but-missing = { $a }個のチェックサムすべてが{ $b }と一致します。ただし「{ $c }」が欠落しています。
structure-matches = 構造のチェックサムは{ $a }と一致します。
structure-all-match = 構造のチェックサム{ $a }個すべてが{ $b }と一致します。
structure-only-differs = 構造のチェックサム{ $a }個中1個が{ $b }と一致しません。
structure-one-differs = 構造のチェックサム{ $a }個中1個が{ $b }と一致しません。
structure-some-differ = 構造のチェックサム{ $b }個中{ $a }個が{ $c }と一致しません。
record-matches = レコードは{ $a }と一致します。
record-all-match = { $a }個のレコードすべてが{ $b }と一致します。
record-only-differs = { $a }個中1個のレコードが{ $b }と一致しません。
record-one-differs = { $a }個中1個のレコードが{ $b }と一致しません。
record-some-differ = { $b }個中{ $a }個のレコードが{ $c }と一致しません。
file-matches = ファイルは{ $a }と一致します。
file-all-match = { $a }個のファイルすべてが{ $b }と一致します。
file-only-differs = { $a }個中1個のファイルが{ $b }と一致しません。
file-one-differs = { $a }個中1個のファイルが{ $b }と一致しません。
file-some-differ = { $b }個中{ $a }個のファイルが{ $c }と一致しません。
the-image-matches = イメージは{ $a }と一致します。
# Stands after “matches”
the-data = データ
data-libisofs-recorded = libisofsが記録したデータ
its-checksum = 自身のチェックサム
checksum-isomd5sum-put-into = isomd5sumが埋め込んだチェックサム
the-checksums-of = { $a }のチェックサム
data-expected-found = データの{ $a }：期待値{ $b }、実際の値{ $c }
stored-data-expected-found = 格納データの{ $a }：期待値{ $b }、実際の値{ $c }
checksums-tables-expected-found = テーブルのチェックサムの{ $a }：期待値{ $b }、実際の値{ $c }
adler-32-block-expected = ブロック{ $a }のAdler-32：期待値{ $b }、実際の値{ $c }
adler-32-block = ブロック{ $a }のAdler-32：{ $b }
cant-be-checked = { $a }を検査できません：{ $b }。
crcs-gpt = GPTのCRC
checksum-image-isomd5sum = イメージのチェックサム（isomd5sum）
checksums-image-files-libisofs = イメージとファイルのチェックサム（libisofs）
checksums-session-sector-libisofs = セクター{ $a }のセッションのチェックサム（libisofs）
tags-crcs-udf = UDFのタグとCRC
checksums-of-exfat = exFATのチェックサム
the-volume = ボリューム
packed-data-squashfs = SquashFSの圧縮データ
the-archive = アーカイブ
found-value = 実際の値{ $a }
damaged-or-cut-off = { $a }は破損しているか途中で切れており、最後まで展開できません。
unpacks-end-without-error = { $a }はエラーなく最後まで展開できます。
packed-with = 圧縮方式：{ $a }
checksums-of-files = ファイルのチェックサム（{ $a }）
packed-data-of = { $a }の圧縮データ
image-ends-at-byte = イメージがバイト{ $a }で終わっています
image-ends-before-data = イメージが、チェックサム（isomd5sum）の対象データより前で終わっています。
md5-recorded = MD5は{ $a }ですが、記録値は{ $b }です
image-doesnt-match-checksum = イメージが、isomd5sumが埋め込んだチェックサムと一致しません。
first-damage-between-bytes = 最初の破損は、バイト{ $a }から{ $b }の間にあります。
the-has-md5-and-is-recorded = { $a }のMD5は{ $b }ですが、記録値は{ $c }です
checksum-tag-damaged = { $a }のチェックサムタグが破損しています
image-ends-within-data = イメージが{ $a }のデータの途中で終わっています
list-files-checksums-damaged = ファイルのチェックサムの一覧が破損しています
session-small = セッション
superblock = スーパーブロック
tree-small = ツリー
md5-not-recorded-one = MD5が記録値と異なります
there-no-checksum-tag = セクター{ $a }にチェックサムタグがありません
file-isnt-image = ファイルがイメージにありません
not-listed-one = { $a }が記載値と異なります
expected-found = { $a }：期待値{ $b }、実際の値{ $c }
ends-too-soon = 途中で終わっています
partly-missing = 一部が欠落しています
all-files-unpack-without = { $b }の{ $a }個のファイルすべてをエラーなく展開できます。
files-cant-unpacked = { $c }の{ $b }個中{ $a }個のファイルを展開できません。
crc-32-recorded = CRC-32は{ $a }ですが、記録値は{ $b }です

## check: problems

file-is-incomplete = { $a }個のファイルが不完全です。
file-incomplete-because-image = イメージが途中で切れているため、{ $a }個のファイルが不完全です。
files-are-incomplete = { $a }個のファイルが不完全です。
files-incomplete-because-image = イメージが途中で切れているため、{ $a }個のファイルが不完全です。
volume-is-incomplete = { $a }個のボリュームが不完全です。
volumes-are-incomplete = { $a }個のボリュームが不完全です。
folder-cant-listed = { $a }個のフォルダーを一覧表示できません。
folders-cant-listed = { $a }個のフォルダーを一覧表示できません。
number-recorded-two-ways = 2通りに記録され、値が食い違う数値が{ $a }個あります。
numbers-recorded-two-ways = 2通りに記録され、値が食い違う数値が{ $a }個あります。
checksum-doesnt-match = { $a }個のチェックサムが一致しません。
checksums-dont-match = { $a }個のチェックサムが一致しません。
time-isnt-notation-sheets = シートの書式に合わない時間が{ $a }個あります。
times-arent-notation-sheets = シートの書式に合わない時間が{ $a }個あります。
date-isnt-valid = { $a }個の日付が無効です。
dates-arent-valid = { $a }個の日付が無効です。
download-or-copy-image = イメージをもう一度ダウンロードまたはコピーし、サイズを配布元のものと比較してください。
dont-rely-on-what = ここに表示されている内容は信頼しないでください。
compare-image-publishers-checksum = イメージを配布元のチェックサムと照合するか、入手し直してください。
files-can-saved = ファイルは保存できます。
test-image-program-or = 対象のプログラムまたは機器でイメージを試してください。
nothing-done = 対処は不要です。
places = { $n }か所。{ $b }

## check: comparing with another image

comparing-images = イメージを比較中
another-kind-entry = 別の種類の項目
link-leads-elsewhere = リンク先が異なります
cant-read = 読み取れません：{ $a }
both-images-hold-same = 両方のイメージの内容は同じです：{ $a }セクター、{ $b }個のファイル。
# “a” is a list of how many files differ, as in 3 added, 1 removed, 12 files the same
of-sectors-differ = { $a }。{ $c }セクター中{ $b }セクターが異なります。
file-same-1 = { $a }、同一のファイル1個
file-same-2 = { $a }、{ $b }、同一のファイル1個
file-same-3 = { $a }、{ $b }、{ $c }、同一のファイル1個
file-same-4 = { $a }、{ $b }、{ $c }、{ $d }、同一のファイル1個
files-same-1 = { $a }、同一のファイル{ $b }個
files-same-2 = { $a }、{ $b }、同一のファイル{ $c }個
files-same-3 = { $a }、{ $b }、{ $c }、同一のファイル{ $d }個
files-same-4 = { $a }、{ $b }、{ $c }、{ $d }、同一のファイル{ $e }個
no-file-differs = 異なるファイルなし
n-added = 追加{ $n }件
n-removed = 削除{ $n }件
n-changed = 変更{ $n }件
n-moved = 移動{ $n }件
sector-n = セクター{ $n }
sector-of = { $b }のセクター{ $a }
sectors-to = セクター{ $a }～{ $b }（{ $c }）
sectors-of = { $c }のセクター{ $a }～{ $b }（{ $d }）
there-path = もう一方：{ $a }
bytes-here-there = こちらは{ $a }バイト、もう一方は{ $b }バイト
other-content = 内容が異なります

## check: sectors and lists of sums

checking = 検査中
checksums = チェックサム
part-browser-stopped-reading = ブラウザーの一部が停止しました：チェックサムのためにもう一度読み取ります
checking-sectors = セクターを検査中
trying-to-repair = 修復を試行中
listing = 一覧を作成中
repaired-by-their-own = { $a }を自身のパリティで修復しました。
not-repaired-track-from = 修復されていません：トラック{ $b }の{ $a }、セクター{ $c }以降。
not-repaired-more-such = 修復されていません：同様の箇所がほか{ $a }か所。
use-other-files-give = 「{ $a }」をほかのファイルと使うには、同じ場所に「{ $b }」という名前で置いてください。
there-no-checksum-discern = Discernが計算できるチェックサムが含まれていません。
paste-checksum-crc-32 = チェックサム（CRC-32、MD5、SHA-1、SHA-256、SHA-512、BLAKE3）を貼り付けるか、SHA256SUMSなどのリストを選択してください。

## convert: forms

wav-files = WAVファイル
every-audio-track-on = 各オーディオトラックをディスクのまま保存。各ファイルにタイトル、キューシートにコードとプリギャップを記録します。
flac-files = FLACファイル
lossless-about-half-size = 可逆圧縮でサイズは約半分。各ファイルにタイトルを記録し、キューシートが付きます。
user-data-sectors = セクターのユーザーデータ
user-data-each-sector = トラックの各セクターのユーザーデータ：2048バイト、オーディオは2352バイト。
whole-sectors = セクター全体
all-2352-bytes-each = トラックの各セクターの2352バイトすべて。
subchannels-of-sectors = セクターのサブチャンネル
subchannel-bytes-each-sector = トラックの各セクターのサブチャンネル96バイト（チャンネル順）。

## convert: what is kept, changed and lost

track-kept = 1トラックが維持されます。
tracks-are-kept = { $a }トラックが維持されます。
format-cant-store-track = この形式はトラック{ $a }を格納できません。
format-cant-store-tracks = この形式はトラック{ $a }を格納できません。
# Numbers of tracks
tracks-numbered-from-becomes = トラック番号が{ $a }からになります：{ $b }は{ $c }になります。
tracks-numbered-from-become = トラック番号が{ $a }からになります：{ $b }～{ $c }は{ $d }～{ $e }になります。
sessions-are-kept = { $a }セッションが維持されます。
sessions-become-which-tracks = { $a }セッションが{ $b }になります：どのトラックが一緒に書き込まれたかは記録されません。
not-recorded-gd-rom = 2つの領域を持つGD-ROMであることは記録されません。
track-begins-at-another = トラックの開始アドレスがディスク上と異なります。
tracks-begin-at-other = { $a }トラックの開始アドレスがディスク上と異なります。
image-begins-at-sector = アドレスを正しく保つため、イメージはディスクのセクター0から始まります：データの前に{ $a }セクターが入ります。
kept-unchanged = 変更なしで維持：{ $a }。
user-data-kept = { $a }のユーザーデータは維持されます。
sync-pattern-header-error = { $a }の同期パターン、ヘッダー、誤り訂正は省かれます。これらは作り直せます。
headers-error-correction-which = 変換元にないヘッダーと誤り訂正が追加されます：{ $a }。
image-incomplete-zeros-fill = イメージは不完全です：欠落している{ $a }をゼロで埋めます。
image-ends-within-sector = イメージがセクターの途中で終わっているため、{ $a }の後をゼロで埋めます。
audio-padded-silence-whole = { $a }のオーディオを、セクターの末尾まで無音で埋めます。
pregaps-are-kept = プリギャップは維持されます：{ $a }。
pregaps-source-doesnt-store = 変換元に格納されていないプリギャップは空のセクターになります：{ $a }。
empty-pregaps-noted-or = 空のプリギャップは記載または暗黙の扱いとなり、格納されません：{ $a }。
pregaps-stored-at-end = プリギャップは前のトラックの末尾に格納されます：{ $a }。
left-out-before-start = トラックの開始前にあり、空ではないが省かれるもの：{ $a }。
index-mark-kept = インデックスマーク1個が維持されます。
index-marks-kept = インデックスマーク{ $a }個が維持されます。
index-mark-within-track = トラック内のインデックスマーク1個が失われます。
index-marks-within-tracks = トラック内のインデックスマーク{ $a }個が失われます。
mark-where-pregap-begins = プリギャップの開始位置のマーク1個が省かれます。
marks-where-pregaps-begin = プリギャップの開始位置のマーク{ $a }個が省かれます。
catalog-number-kept = カタログ番号{ $a }は維持されます。
catalog-number-not-recorded = カタログ番号{ $a }は記録されません。
recording-code-kept = レコーディングコード1個が維持されます。
recording-codes-kept = レコーディングコード{ $a }個が維持されます。
recording-code-isrc-lost = レコーディングコード（ISRC）1個が失われます。
recording-codes-isrc-lost = レコーディングコード（ISRC）{ $a }個が失われます。
copy-permission-kept = コピー許可は維持されます：{ $a }。
pre-emphasis-flag-kept = プリエンファシスフラグは維持されます：{ $a }。
four-channel-flag-kept = 4チャンネルフラグは維持されます：{ $a }。
serial-copy-flag-scms = シリアルコピーフラグ（SCMS）は維持されます：{ $a }。
copy-permission-lost = コピー許可は失われます：{ $a }。
pre-emphasis-flag-lost = プリエンファシスフラグは失われます：{ $a }。
four-channel-flag-lost = 4チャンネルフラグは失われます：{ $a }。
serial-copy-flag-scms-lost = シリアルコピーフラグ（SCMS）は失われます：{ $a }。
text-kept = テキスト1個が維持されます。
texts-titles-names-kept = テキスト（タイトル、名前）{ $a }個が維持されます。
cd-text-entry-lost = CD-Textの項目1個が失われます。
cd-text-entries-titles = CD-Textの項目（タイトル、名前）{ $a }個が失われます。
language-texts-not-recorded = 1言語のテキストが記録されません。
languages-texts-not-recorded = { $a }言語のテキストが記録されません。
genre-number-not-recorded = ジャンル番号1個が記録されません。
genre-numbers-not-recorded = ジャンル番号{ $a }個が記録されません。
texts-stored-another-form = テキストは、リードイン（{ $a }）とは別の形で格納されます。
remark-kept = 注釈1個が維持されます。
remarks-are-kept = 注釈{ $a }個が維持されます。
comment-sheet-rem-lost = シートのコメント（REM）1個が失われます。
comments-sheet-rem-lost = シートのコメント（REM）{ $a }個が失われます。
subchannels-kept = { $a }のサブチャンネルは維持されます。
subchannels-lost = { $a }のサブチャンネルは失われます。
all-sectors-disk-kept = ディスクの全セクターが維持されます：{ $a }バイト。
disk-ends-within-sector = ディスクがセクターの途中で終わっているため、ゼロを追加します：{ $a }。
end-disk-lost = ディスクの末尾が失われます：{ $a }。
image-records-changes-result = このイメージは{ $a }への変更を記録しています。結果は変更を反映したディスクで、ほかのファイルは不要です。
snapshot-not-kept-only = スナップショット1個は維持されず、現在の状態だけが残ります。
snapshots-not-kept-only = スナップショット{ $a }個は維持されず、現在の状態だけが残ります。
comment-not-kept = コメント「{ $a }」は維持されません。
tracks-sectors-taken = トラックの{ $b }セクター中{ $a }セクターを取り込みます。
last-sessions-volume-descriptors = 最後のセッションのボリューム記述子が、プログラムが参照する最初のセッションの位置に置かれます。
themselves-left-out = { $a }自体は省かれます。
left-out = 省かれるもの：{ $a }。
first-2048-2324-bytes = Form 2の{ $a }は、2324バイト中、先頭の2048バイトが維持されます。
result-no-longer-shows = { $a }の誤り訂正が（破損または意図的に）不正であることは、結果からはわからなくなります。
first-sector = 最初は{ $b }内のセクター{ $a }です。
first-sector-which-no = 最初はセクター{ $a }で、どのファイルにも属しません。
addresses-subheaders-edc-or = { $a }のアドレス、サブヘッダー、EDC、またはECCは、データから作り直せません。
# Here and below: numbers within the sentences above
one-sector = 1セクター
n-sectors = { $n }セクター
one-data-sector = 1データセクター
n-data-sectors = { $n }データセクター
one-track = 1トラック
n-tracks = { $n }トラック
one-other-track = ほか1トラック
n-other-tracks = ほか{ $n }トラック
one-other-image = ほか1個のイメージ
n-other-images = ほか{ $n }個のイメージ
one-pack = 1パック
n-packs = { $n }パック
file-one = 1個のファイル
n-file = { $n }個のファイル
n-files = { $n }個のファイル

## convert: why it can't be done

disc-no-audio-all = このディスクにオーディオはありません：すべてデータトラックです。
audio-could-not-encoded = オーディオをFLACにエンコードできませんでした：{ $a }。
image-disk-which-no = これはハードディスクなどのイメージで、光ディスクとしての形式がありません。
choose-format-disks-such = 「img」などのディスク形式を選択するか、中のファイルから新しい光ディスクイメージを作成してください。
image-disc-which-no = これは光ディスクのイメージで、ハードディスクとしての形式がありません。
choose-format-discs-such = 「iso」などの光ディスク形式を選択してください。
format-cant-hold-range = この形式はセクターの範囲を格納できません。
choose-data-raw-or = 「data」、「raw」、または「sub」を選択してください。
audio-track-not-cd = トラック{ $a }のオーディオはCDオーディオ（44,100 Hz、ステレオ、16ビット）ではないか、Discernがデコードできない方式で圧縮されています。
convert-first-example-ffmpeg = 先に「ffmpeg -i NAME -ar 44100 -ac 2 -sample_fmt s16 NEW.wav」などで変換してください。
track-cant-converted-without = トラック{ $a }は、そのファイルがないと変換できません。
add-file = 「{ $a }」を追加してください。
descriptor-claims-sectors-files = 記述ファイルでは{ $a }セクターですが、ファイルには{ $b }セクターしかないため、結果の大半がゼロになります。
get-complete-files-or = 完全なファイルを入手するか、完全なトラックを1つずつ変換してください。
result-would-wrong = 結果が正しくなりません：{ $a }
track-no-subchannel-data = このイメージのトラック{ $a }にはサブチャンネルデータがありません。
track-sectors-so-not = トラック{ $a }のセクターは{ $b }から{ $c }までで、{ $d }..{ $e }はその範囲に含まれません。

## convert: steps and receipts

looking-at-every-sector = 全セクターを調査中
opening-the-result = 結果を開いています
checking-the-result = 結果を検査中
checking-new-image = 新しいイメージを検査中
checksum = チェックサム
there-no-files-compare = 比較するファイルがありません。
all-names-types-sizes = { $a }個の名前、種類、サイズがすべて一致します。
the-files-differ = ファイルが異なります：{ $a }。
nothing-differs-but-what = 示されたもの以外に違いはありません。
numbers-modes-places-codes = トラックの番号、モード、位置、コード、フラグ、テキストを比較しました：示されたもの以外に違いはありません。
result-differs-without-word = 結果に、示されていない違いがあります：{ $a }。
every-flac-block-decoded = すべてのFLACブロックをデコードし直し、オーディオと一致しました。
everything-packed-unpacked-again = 圧縮したものをすべて展開し直し、同一でした。
opened-again-disk-bytes = 開き直しました：{ $a }、{ $b }バイトのディスク。
opened-again-sessions-tracks = 開き直しました：{ $a }、セッション{ $b }、トラック{ $c }。
bytes-taken-unchanged-from = { $a }バイトを変換元からそのまま取り込みました。
there-no-sectors-compare = 変換元と比較するセクターがありません。
bytes-compared-source-all = { $a }バイトを変換元と比較：すべて一致。
bytes-compared-source-all-equal = { $a }バイトを変換元と比較：すべて一致。{ $b }バイトは変換元からそのまま取り込みました。
bytes-differ-from-source = { $b }バイト中{ $a }バイトが変換元と異なります。
edc-ecc-sectors-their = { $a }セクターのEDC、ECC、ヘッダーは正常です。
header-edc-or-ecc = { $a }セクターのヘッダー、EDC、またはECCが不正です。
header-edc-or-ecc-sectors = { $a }セクターのヘッダー、EDC、またはECCが不正です。最初はセクター{ $b }です。
header-edc-or-ecc-sectors-wrong = { $a }セクターのヘッダー、EDC、またはECCが不正です。最初は{ $c }のセクター{ $b }です。

## edit: refused changes

name-cant-empty = 名前を空にすることはできません。
stand-folders-cant-names = 「.」と「..」はフォルダーを表すため、名前にできません。
names-cant-contain = 名前に「/」は使えません。
name-can-have-at = 名前は最大255バイトです。
inside-folder-would-replace = 「{ $a }」は、置き換えの対象となるフォルダーの中にあります。
not-file = 「{ $a }」はファイルではありません。
floppy-disk-image-must = フロッピーディスクイメージは、1,228,800、1,474,560、または2,949,120バイトである必要があります。
choose-another-emulation-or = 別のエミュレーションか、別のファイルを選択してください。
hard-disk-image-must = ハードディスクイメージは、マスターブートレコードで始まる必要があります。
can-only-replaced-if = 「{ $a }」を置き換えられるのは、それがファイルである場合だけで、置き換えに使えるのもファイルだけです。
root-folder-cant-removed = ルートフォルダーは、削除、名前変更、置き換えができません。
not-folder = 「{ $a }」はフォルダーではありません。
already-exists = 「{ $a }」はすでに存在します。
choose-another-name = 別の名前を選択してください。
cant-moved-into-itself = 「{ $a }」をそれ自身の中に移動することはできません。
already-exists-not-link = 「{ $a }」はすでに存在し、リンクではありません。
not-valid-mode = 「{ $a }」は有効なモードではありません。
enter-permissions-octal-digits = アクセス権を755のような8進数で入力してください。
field-can-hold-at = このフィールドは最大{ $a }文字で、ASCIIの英字、数字、記号だけが使えます。
item-change-no-longer = 変更する項目はもう存在しません。
isnt-boot-method-discern = 「{ $a }」は、Discernが知らない起動方式です。
choose-another = 別のものを選択してください。
only-one-view-can = 編集できるのは1つのビューだけです。
switch-view-change-entry = そのビューに切り替えて、そこで項目を変更してください。
stored-changes-cant-read = 保管された変更を読み取れません。
discard-stored-changes-make = 保管された変更を破棄して、変更をやり直してください。
edit-cant-made = 編集{ $a }を実行できません：{ $b }
discs-audio-tracks-cant = オーディオトラックのあるディスクは、以前のセッションに戻せません。

## edit: images that can't be built so

image-can-browsed-but = このイメージは閲覧できますが、編集はできません：{ $a }。
only-images-iso-9660 = 編集できるのは、ISO 9660またはUDFのイメージだけです。
which-holds-images-data = イメージのデータがある「{ $a }」が欠落しています。
open-together-file = このファイルと一緒に開いてください。
discs-audio-tracks-cant-edited = オーディオトラックのあるディスクは編集できません。
images-several-sessions-cant = 複数のセッションがあるイメージは編集できません。
save-one-sessions-image = 先にいずれかのセッションをイメージとして保存し、それを編集してください。
images-whose-data-doesnt = データがディスクの先頭から始まらないイメージは編集できません。
image-only-udf-can = このイメージにはUDFしかなく、{ $a }はISO 9660にしか記録できません。
extract-files-create-new = ファイルを取り出し、両方を備えた新しいイメージを作成してください。
# What can only be recorded in ISO 9660
boot-catalog-small = ブートカタログ
checksum-of-image-small = イメージのチェックサム
checksums-of-files-small = ファイルのチェックサム
this-text = このテキスト
image-also-file-system = このイメージには、Discernが書き込めない{ $a }ファイルシステムもあります。
image-also-file-system-which = このイメージには、Discernが書き込めない{ $a }ファイルシステムもあります。
new-image-would-wrong = 新しいイメージでは内容が正しくなくなり、除外すると、そこにしかないファイルが失われる可能性があります。
build-where-nothing-moves = 何も移動しない配置でビルドするか、現状のままにしてください。
image-also-hfs-file = このイメージには、Discernが書き込めないHFSファイルシステムもあります。
in-the-new-image-it-would-be-wrong = 新しいイメージでは内容が正しくなくなります。
what-would-go-resource = 一緒に失われるもの：リソースフォークと、そこにしかないファイル：{ $a }。
build-where-nothing-moves-or = 何も移動しない配置でビルドするか、不要であれば除外してください。
udf-cant-left-out = UDFはこのイメージのファイルを保持しているため、除外できません：{ $a }。
have-them-iso-9660 = ISO 9660に入れるには、ファイルを取り出して新しいイメージを作成してください。
files-image-udf-also = このイメージのファイルはUDFにあり、HFSファイルシステムもあるため、何も移動しない配置ではどちらかの内容が正しくなくなります。
leave-hfs-out = HFSを除外してください。
image-only-udf-which = このイメージにはUDFしかなく、イメージファイルのUDFにはセッションがありません。
build-where-nothing-moves-what = 何も移動しない配置でビルドしてください。新しいデータは古いデータの後に続き、古いデータも残ります。
udf-on-image-differs = このイメージのUDFは編集中のツリーと異なるため、書き直すとファイルが失われる可能性があります：{ $a }。
build-where-nothing-moves-or-leave = 何も移動しない配置でビルドするか、UDFにしかないものが不要であれば、UDFを除外してください。
there-data-where-udf = UDFの記述子が必要とする位置にデータがあるため、その位置を維持できません。
choose-smallest-rewrite-everything = 「最小」を選択して、すべてを書き直してください。
there-no-other-file = ほかのファイルシステムがありません

## convert, edit: sentences with their advice

# Where a reason is told as a whole, not as a title and a text
track-cant-converted-without-file = トラック{ $a }は、そのファイルがないと変換できません。「{ $b }」を追加してください。
track-longer-than-cd = トラック{ $a }はCDより長いため、生セクターではアドレスを格納できません。セクターを格納されたまま維持する形式を選択してください。
there-no-data-save = ISOイメージとして保存するデータがありません：すべてオーディオトラックです。別の形式を選択してください。
disk-bytes-discern-converts = このディスクは{ $a }バイトです。Discernが変換できるディスクは{ $b }までです。代わりに、中のファイルまたはパーティションを保存してください。
there-no-room-fat = FATイメージに空きがなく、拡大できません。先に何か削除してください。
there-no-room-fat-image = FATイメージに空きがなく、ファームウェアがディスクとしてエミュレートするため拡大できません。先に何か削除してください。
there-no-room-volume = 位置を維持するデータの前に、ボリューム記述子を置く空きがありません。「最小」を選択して、すべてを書き直してください。
udf-volume-blocks-bytes = このUDFボリュームのブロックは{ $a }バイトです。Discernが書き込むUDFのブロックは2048バイトまでです。ファイルを取り出して新しいイメージを作成してください。
# $a says how UDF and ISO 9660 differ
udf-cant-left-out-because = UDFはこのイメージのファイルを保持しているため、除外できません：{ $a }。ISO 9660に入れるには、ファイルを取り出して新しいイメージを作成してください。
udf-on-image-differs-from = このイメージのUDFは編集中のツリーと異なるため、書き直すとファイルが失われる可能性があります：{ $a }。何も移動しない配置でビルドするか、UDFにしかないものが不要であれば、UDFを除外してください。
what-would-go-resource-forks = 一緒に失われるもの：リソースフォークと、そこにしかないファイル：{ $a }。何も移動しない配置でビルドするか、不要であれば除外してください。

## edit: changes

nothing-to-do = 実行することがありません。
undone = 元に戻しました：{ $a }
redone = やり直しました：{ $a }
all-changes-discarded = すべての変更を破棄しました。
your-changes-back = 変更を復元しました。
undo = 「{ $a }」を元に戻す
undo-1-depends-on = 「{ $a }」と、これに依存する1件を元に戻す
undo-depend-on = 「{ $a }」と、これに依存する{ $b }件を元に戻す
and-more = { $a }、ほか{ $b }件
add = { $a }を追加
replace-with = { $a }を「{ $b }」で置き換え
remove = { $a }を削除
new-folder = 新しいフォルダー{ $a }
label-value = ラベル「{ $a }」
volume-dates = ボリュームの日時
make-link = リンク{ $a } → { $b }
permissions-for = { $b }のアクセス権{ $a }
change-owner-of = { $a }の所有者を変更
change-date-of = { $a }の日時を変更
hide = { $a }を隠す
unhide = { $a }の隠し属性を解除
boot-from = { $a }から起動
remove-boot-entry = ブートエントリ{ $a }を削除
replace-image-boot-entry = ブートエントリ{ $a }のイメージを「{ $b }」で置き換え
change-boot-entry = ブートエントリ{ $a }を変更
add-fat-image = FATイメージ{ $b }に{ $a }を追加
replace-fat-image = FATイメージ{ $b }の{ $a }を「{ $c }」で置き換え
remove-fat-image = FATイメージ{ $b }の{ $a }を削除
new-folder-fat-image = FATイメージ{ $b }に新しいフォルダー{ $a }
add-image-checksum = イメージのチェックサムを追加
remove-image-checksum = イメージのチェックサムを削除
add-file-checksums = ファイルのチェックサムを追加
remove-file-checksums = ファイルのチェックサムを削除
record-names-attributes-posix = POSIXの名前と属性を記録（Rock Ridge）
leave-out-rock-ridge = Rock Ridgeを除外
record-names-windows-joliet = Windows用の名前を記録（Joliet）
leave-out-joliet = Jolietを除外
rename-to = { $a }の名前を「{ $b }」に変更
move-to = { $a }を{ $b }に移動
# The FAT image that is a partition
partition-small = パーティション{ $n }

## edit: warnings

# “b” is a configuration
removed-names-what-doesnt = 削除されました：「{ $a }」で指定されており、その起動対象が起動しなくなります
now-names-what-doesnt = 今は「{ $a }」です：「{ $b }」で指定されており、その起動対象が起動しなくなります
empty-now-names-what = 空になりました：「{ $a }」で指定されており、その起動対象が起動しなくなります
modules-of-in = 「{ $c }」内の{ $b }のモジュール{ $a }個
were-removed-reads-them = 削除されました：必要時に読み込まれ、ないと停止します
removed-from-folder-but = フォルダーから削除されましたが、ブートカタログが指しているため、イメージには残ります
was-removed = 削除されました：{ $a }
is-now = 今は「{ $a }」です：{ $b }
is-empty-now = 空になりました：{ $a }
may-not-start = 起動されなくなる可能性があります：{ $a }
# Here and below: what follows the above
uefi-starts-from-stick = UEFIは、ファイルをコピーしたUSBメモリからこれを起動し、これがないと何も見つけられません
doesnt-start-without = { $a }は、これがないと起動しません
without-no-menu-starts = これがないと{ $a }はメニューを表示できず、自動では何も起動しません
reads-stops-without = { $a }がこれを読み込み、ないと停止します
firmware-reads-loader-from = ファームウェアはここからローダーを読み込み、ないと何も見つけられません
looks-doesnt-start-without = { $a }がこれを探し、ないと起動しません
names-which-isnt-image = イメージにない「{ $a }」を指定しています：その起動対象は起動しません
firmware-starts-another-entry = { $a }のファームウェアは別のエントリを起動します
nothing-left-starts-from = { $a }がディスクから起動できるものがなくなります
now-nothing-left-starts = 今は{ $a }用です：{ $b }がディスクから起動できるものがなくなります
removed-reads-stops-without = 削除されました：{ $a }がこれを読み込み、ないと停止します
removed-without-no-menu = 削除されました：これがないと{ $a }はメニューを表示できず、自動では何も起動しません
removed-doesnt-start-without = 削除されました：{ $a }は、これがないと起動しません
no-fat-file-system = FATファイルシステムがなくなりました：ファームウェアがローダーを見つけられません
removed-uefi-looks-or = 削除されました：UEFIがこれを探すか、これが次のローダーを起動します
freebsds-loader = FreeBSDのローダー
the-live-system = ライブシステム
boot-entry-of = ブートエントリ{ $a }（{ $b }）
file-path = ファイル「{ $a }」
boot-entry-file = ブートエントリ{ $a }（{ $b }）：ファイル「{ $c }」

## edit: what is done with each part

image-opened = 開いた元のイメージ
ends-bytes-too-soon = 終端が{ $a }バイト早いため、中のファイルは不完全なままです
unchanged = 変更なし
covered-old-image = 古いイメージを対象としていました
checksum-image-application-use = アプリケーション使用領域内のイメージのチェックサム（{ $a }）
contents-no-longer-one = 内容が連続した1つの領域ではなくなりました
covers-no-data-new = 対象のデータが新しいイメージにありません
rebuilt-from-main-tree = メインのツリーから再構築（エントリは{ $b }個から{ $a }個に）
joliet-tree = Jolietツリー
boot-entry-n = ブートエントリ{ $n }
boot-image-missing = ブートイメージが欠落しています
boot-catalog = ブートカタログ
no-entries-left = エントリが残っていません
nothing-records-size-so = サイズの記録がないため、次のデータまでの{ $a }バイトをすべて維持します（推定）
boot-image = ブートイメージ{ $a }（{ $b }）
uses-blocks-bytes = { $a }バイトのブロックを使用しています
boot-sector-usb-drives = USBドライブ用のブートセクター
loaders-code-address = ローダーのコードとそのアドレス
gpt-for-sticks = USBメモリ用のGPT
made-uefi-boot-image = UEFIブートイメージ用に作成し、末尾にバックアップを置きます
mbr-partition = MBRパーティション{ $a }
gpt-partition = GPTパーティション{ $a }
apple-partition-map-partition = Appleパーティションマップのパーティション{ $a }
table-stays-bytes-old = テーブルは元のまま：古いイメージのバイト{ $a }から{ $b }
bytes-now = バイト{ $a }から{ $b }は、{ $c }から{ $d }になりました
discern-cant-write-file = Discernはこのファイルシステムに書き込めません
points-no-known-boot = 既知のブートイメージを指していません
discern-doesnt-know-if = Discernにとって未知のものです。アドレスを含む場合、古いイメージのアドレスのままです
addresses-those-new-image = アドレスは新しいイメージのものです
addresses-no-file-known = アドレスのうち{ $a }個は、既知のファイルを指していません
nothing-can-load-moved = 読み込む対象は移動していません
moved-from-byte-byte = バイト{ $a }からバイト{ $b }に移動
starts-partition-table-names = テーブルで指定されたパーティションを起動します
looks-files-by-name = ファイルを名前で探します
mips-volume-header = MIPSボリュームヘッダー
palo-boot-block-pa = PALOブートブロック（PA-RISC）
sun-disk-label-sparc = SUNディスクラベル（SPARC）
decstation-boot-block-mips = DECstationブートブロック（MIPS）
srm-boot-block-alpha = SRMブートブロック（Alpha）
bios-boot-sector-of = BIOSブートセクター（{ $a }）
bios-boot-sector = BIOSブートセクター
there-no-room-primary = 主記述子に空きがありません
recomputed-new-image = 新しいイメージ用に再計算
only-has-all = すべてを含むのは{ $a }だけです
bytes-data-which-nobody = 削除していない{ $a }（{ $b }バイト、データの{ $c }%）が失われます：{ $d }
# What is lost, with its bytes
resource-forks = リソースフォーク
named-streams = 名前付きストリーム
names-iso-9660 = ISO 9660の名前
names-iso-9660-1999 = ISO 9660:1999の名前
names-joliet-which-windows = Jolietの名前（Windowsで表示される名前）
name-written-upper-case = { $a }個の名前が大文字で記録されます
names-written-upper-case = { $a }個の名前が大文字で記録されます
name-written-differently-rock = { $a }個の名前が異なる形で記録されます：{ $b }。Rock RidgeまたはJolietなら維持できます
name-written-differently-longer = { $a }個の名前が異なる形で記録されます：{ $b }。長いJoliet名（103文字）なら維持できる可能性があります
name-written-differently-rock-ridge = { $a }個の名前が異なる形で記録されます：{ $b }。Rock Ridgeなら維持できます
name-written-differently-rock-ridge-keeps = { $a }個の名前が異なる形で記録されます：{ $b }。Rock Ridgeで維持されます
names-written-differently-rock = { $a }個の名前が異なる形で記録されます：{ $b }。Rock RidgeまたはJolietなら維持できます
names-written-differently-longer = { $a }個の名前が異なる形で記録されます：{ $b }。長いJoliet名（103文字）なら維持できる可能性があります
names-written-differently-rock-ridge = { $a }個の名前が異なる形で記録されます：{ $b }。Rock Ridgeなら維持できます
names-written-differently-rock-ridge-keeps = { $a }個の名前が異なる形で記録されます：{ $b }。Rock Ridgeで維持されます
symbolic-links = シンボリックリンク（{ $a }）
devices-pipes-sockets = デバイス、パイプ、ソケット（{ $a }）
symbolic-links-devices-pipes = シンボリックリンク（{ $a }）、デバイス、パイプ、ソケット（{ $b }）
only-rock-ridge-place = 格納できるのはRock Ridgeだけです：{ $a }
level-1-allows-eight = レベル1は8階層までのため、「/RR_MOVED」に置かれます：{ $a }。Rock RidgeまたはJolietなら位置を維持できます
folders-below-eighth-level = 8階層より深いフォルダー（{ $a }）
rock-ridge-keeps-their = Rock Ridgeはバイトを維持します。ほかのツリーでは{ $a }として扱われます：{ $b }
rock-ridge-keeps-their-bytes = Rock Ridgeはバイトを維持します：{ $a }
they-taken = { $a }として扱われます：{ $b }
names-not-utf-8 = UTF-8ではない名前（{ $a }）
programs-dont-read-targets = { $a }バイトを超えるリンク先を読めないプログラムがあります：{ $b }
long-symbolic-links = 長いシンボリックリンク（{ $a }）
udf-file-system = UDFファイルシステム
hfs-file-system = HFSファイルシステム
removed-at-your-request = ご指定により削除。{ $a }
# “a” says how the file systems differ
written-anew-udf-1 = UDF 1.02として書き直し
written-anew-udf-1-02 = ISO 9660と並べてUDF 1.02として書き直し。ISO 9660側では{ $a }を維持
written-anew-udf-1-02-data = ISO 9660と共有するデータを使い、UDF 1.02として書き直し
removed-at-your-request-uncompared = ご指定により未比較のまま削除：そこにしかないファイルは失われます
everything-points-still-place = 指している先はすべて元の位置にあります。新しいものは一覧に含まれません
the-plain-tree = 基本のツリー
only-has-it = { $a }にしかありません
n-more-files = ほか{ $n }個のファイル
only-has-them = { $a }にしかありません
new-at-byte = 新規、バイト{ $a }
partition-moved = パーティションが移動しました
session-at-sector = セクター{ $a }のセッション
descriptors-at-sector-16 = セクター16の記述子がこのセッションのものになったため、以前のセッションは読み込めません
earlier-sessions-can-still = 以前のセッションも引き続き読み込めます
partition-behind-volume-moved = ボリュームの後ろのパーティションがこのセッションの後ろに移動し、その位置はこのセッションのカタログにしか記録されていません
boot-images-earlier-sessions = 以前のセッションのブートイメージ
boot-image-boot-info = ブートイメージ{ $a }（{ $b }）：ブート情報テーブル
boot-image-grub-2 = ブートイメージ{ $a }（{ $b }）：GRUB 2ポインター
addresses-updated = アドレスを更新
session-n = セッション{ $n }
now-the-newest = 最新になりました
later-sessions = 以降のセッション
session-no-boot-image = このセッションには、読み込むブートイメージがありません
belongs-later-session = 以降のセッションに属しています
now-ends-at-byte = バイト{ $a }で終わるようになりました
checksums-files-image-libisofs = ファイルとイメージのチェックサム（libisofs）
not-possible-together-isomd5sums = isomd5sumのものとは併用できません：互いに相手を対象に含める必要があるためです
not-written-beside-udf = UDFと一緒には書き込まれません
only-written-when-everything = すべてを配置し直す場合にのみ書き込まれます
there-no-place-them = Rock Ridgeがないと格納場所がありません
image-doesnt-contain-all = イメージに全体が含まれていません
named-streams-bytes = { $a }の名前付きストリーム、{ $b }バイト
udf-1-02-which = 書き込まれるUDF 1.02にはありません

## edit: the new image is checked

reading-checksums = チェックサムのために読み取り中
comparing-files-same-size = 同じサイズのファイルを比較中
new-image-opened-again = 新しいイメージを、通常のイメージと同じように開き直しました。
one-file-right-data = 唯一のファイルのデータは、すべての範囲で正しいことを確認しました。
all-files-have-right = { $a }個のファイルすべてのデータが、すべての範囲で正しいことを確認しました。
every-tree-right-entries = どのツリーのエントリも正しいことを確認しました：{ $a }。
boot-entry-points-image = ブートエントリは自身のイメージを指しています。
each-boot-entries-points = { $a }個のブートエントリは、それぞれ自身のイメージを指しています。
there-boot-catalog-should = あるはずのないブートカタログがあります
boot-catalog-entries-not = ブートカタログのエントリが{ $b }個ではなく{ $a }個です
boot-entry-does-not = ブートエントリ{ $a }が自身のイメージを指していません
loader-boot-entry-would = ブートエントリ{ $a }のローダーが、新しいツリーとは別のツリーを読み込みます
newest-session-another-tree = 最新のセッションのツリーが、イメージ先頭のツリーと異なります
no-longer-comes = { $a }から「{ $b }」にたどり着けなくなっています
comes-wrong-contents = { $a }からたどり着く「{ $b }」の内容が正しくありません
code-no-longer-what = { $a }のコードが元と異なっています
no-longer-loads-boot = { $a }がブートイメージ{ $b }を読み込まなくなっています
no-longer-active = { $a }がアクティブではなくなっています
no-longer-begins-fat = { $a }の先頭が自身のFATファイルシステムではなくなっています
volume-own-another-tree = 独立したボリュームとしての{ $a }のツリーが、イメージと異なります
there-times-only-one = { $a }が{ $b }個あり、名前で見つけられるのは1つだけです
should-not-there = { $a }はあるはずのないものです
wrong-type = { $a }の種類が正しくありません
wrong-data = { $a }のデータが正しくありません
is-missing-from = { $a }が{ $b }にありません
tree-files-directories-not = ツリー{ $a }は、{ $e }個のフォルダーに{ $d }個ではなく、{ $c }個のフォルダーに{ $b }個のファイルがあります
# Beginnings of a start, in the sentences above
boot-entry-small = ブートエントリ{ $a }（{ $b }）
the-boot-sector = ブートセクター
session-at-byte = バイト{ $a }のセッション

## edit: facts of an entry

will-written = 書き込み後の内容
permissions = アクセス権
user-group = ユーザー、グループ

## export: what is saved otherwise

cant-be-saved = 「{ $a }」を保存できません：{ $b }。
save-zip-archive = ZIPアーカイブとして保存してください。
is-saved-as = 「{ $a }」を「{ $b }」として保存します。
only-bytes-image-so = { $b }バイト中{ $a }バイトしかイメージにないため、「{ $c }」として保存します。
only-bytes-image = { $b }バイト中{ $a }バイトしかイメージにありません：「{ $c }」。
link-which-browser-cant = 「{ $a }」は「{ $b }」へのリンクで、ブラウザーでは作成できません。
was-left-out = 「{ $a }」を除外しました：{ $b }。
link-no-target = リンク先がありません
only-name-recorded-device = 名前だけが記録されています：デバイス、パイプ、またはソケットです
none-image = イメージにまったく含まれていません
n-more-notes = ほか{ $n }件の注記は表示していません。
on-another-disc-set = 「{ $a }」はセットの別のディスクにあるため、除外しました。
left-out-path-too = 「{ $a }」を除外しました：パスがアーカイブには長すぎます。
cannot-read-end = 「{ $a }」を最後まで読み取れません：{ $b }。
left-out-nothing-can = 「{ $a }」を除外しました：まったく読み取れません。
only-bytes-can-read = { $b }バイト中{ $a }バイトしか読み取れません：「{ $c }」。
name-too-long-zip = 名前がZIPアーカイブには長すぎます。

## open: refused files

file-format-cut-off = これは{ $a }形式のファイルですが、途中で切れており、データの位置を示す部分が欠落しています。
copy-or-download-again = もう一度コピーまたはダウンロードしてください。
file-format-damaged-or = これは{ $a }形式のファイルですが、破損しているか途中で切れています：{ $b }。
by-name-or-beginning = 名前または先頭部分からは「{ $a }」形式ですが、トラックの記載がありません：途中で切れているか破損しています。
get-complete-copy-or = 完全なコピーを入手するか、セクターのあるファイルを単独で開いてください。
file-empty-no-bytes = ファイルが空です：1バイトもありません。
file-ends-after-which = ファイルが{ $a }で終わっており、どのディスクの1セクターにも足りません。
which-discern-doesnt-read = これは{ $a }で、Discernでは読めません。
unpack-or-convert-another = 別のプログラムで展開または変換し、その結果を開いてください。
cut-off-or-damaged = これは{ $a }ですが、途中で切れているか破損しています。
not-image-disc-or = これは{ $a }で、ディスクのイメージではありません。
check-file-you-meant = 開こうとしたファイルか確認してください。
packed-not-image-disc = これは{ $b }で圧縮された{ $a }で、ディスクのイメージではありません。
check-file-you-meant-open = 開こうとしたファイルか確認するか、別のプログラムで展開してください。
seems-cd-audio-without = これはシートのないCDオーディオ{ $a }のようです：データセクターがなく、バイトの変化が2チャンネルの16ビットサンプルと一致します。
seems-cd-audio-without-sheet = これはシートのないCDオーディオ{ $a }のようです：データセクターがなく、バイトの変化が2チャンネルの16ビットサンプル（上位バイトが先）と一致します。
open-together-sheet-cue = トラックの開始位置を示すシート（.cue、.toc、.ccd）と一緒に開いてください。
without-one-can-opened = シートがない場合は、1つのオーディオトラックとして開けます。
minutes = { $a }:{ $b }（分:秒）
no-view-image-file = このイメージのどのビューにも、ファイル「{ $a }」がありません。
image-these-views = イメージのビュー：{ $a }。
folder-only-file-can = 「{ $a }」はフォルダーです。イメージとして開けるのはファイルだけです。
name-file = その中のファイルを指定してください。

## open: volumes and views

sessions-tracks-sectors-can = セッション、トラック、セクターは表示できますが、ファイルは表示できません。
partition-no-bytes-image = このパーティションのデータはイメージに1バイトもないため、表示していません。
two-partitions-share-bytes = 2つのパーティションが同じバイトを共有しています：一方に書き込むと、もう一方が破損します。
image-more-partitions-than = イメージには、表示しているよりも多くのパーティションがあります。
partitions-lie-within-partitions = パーティションが何重にも入れ子になっています。最も内側のものは表示していません。
gap = すき間
# “a” is a file system, the rest the name of a volume
in-partition-of = パーティション{ $b }（{ $c }）の{ $a }
in-partition-number = パーティション{ $b }の{ $a }
in-boot-image-of = ブートイメージ{ $b }（{ $c }）の{ $a }
directory-leads-back-into = フォルダーがそれ自身に戻るか、何度も参照されているため、たどりません。
directory-tree-more-entries = このフォルダーを含めると、ツリーの項目数が表示できる上限を超えます。
those-beyond-limit-all = 上限を超えた項目と、それまでに一覧になかったフォルダーはすべて省かれます。
what-cannot-listed = 中の項目を一覧表示できません。
data-goes-on-behind = データが記録上の終端より後に続いています：ボリュームの別のビューがそう示しているか、次のファイルが4 GiBの倍数だけ先から始まっています。
record-iso-9660-holds = ISO 9660のレコードは、大きなサイズの下位32ビットしか格納できません。
file-saved-from-view = ファイルは全体が揃ったビューから保存され、そのようなビューがなければ途中までになります。

## wrap: packed files

file-cut-off-last = ファイルが途中で切れています：最後のレコードが欠落しています。
discern-shows-sectors-left = Discernは残っているセクターを表示します。
file-cut-off-disk = ファイルが途中で切れています：アプライアンスのディスクがファイルの末尾より後に続いています。
appliance-several-disks-so = アプライアンスに複数のディスクがあるため、ファイルの一覧を表示しています。
open-disk-you-need = 必要なディスクを一覧から開いてください。
file-cut-off-or = ファイルが途中で切れているか、破損しています。
discern-shows-what-could = Discernは展開できた部分を表示します。
file-packed-cant-unpacked = このファイルは{ $a }で圧縮されており、展開できません：{ $b }。
download-or-copy-again = もう一度ダウンロードまたはコピーしてください。
nothing = 中身がありません
cut-off = 途中で切れています
zip-archive-no-files = このZIPアーカイブにはファイルがありません。
file-encrypted-or-compressed = ファイルが暗号化されているか、Discernが展開できない方式で圧縮されているため、除外しました。
files-data-does-not = ファイルのデータがアーカイブ内にないため、除外しました。

## worker: steps of jobs

comparing = 比較中
putting-together = まとめています
unpacking = 展開中
reading = 読み取り中
searching = 検索中
writing = 書き込み中

## worker: failures

nothing-was-changed = 何も変更されていません。
no-image-created = イメージは作成されませんでした。
no-partial-files-were = 不完全なファイルは残っていません。
image-ends-too-early = イメージが途中で終わっています：必要なデータが欠落しています。
probably-truncated-when-copied = コピーまたはダウンロードの際に途中で切れた可能性があります。
compare-size-original-get = 元のサイズと比較し、入手し直してください。
compressed-data-there-cant = そこにある圧縮データを展開できません。
part-image-damaged = イメージのこの部分が破損しています。
get-image-again-or = イメージを入手し直すか、まだ読める部分を保存してください。
file-changed-or-became = 開いた後に、ファイルが変更されたか読み取れなくなりました（ドライブの取り外し、クラウドのプレースホルダーなど）。
what-read-incomplete-so = 読み取った内容は不完全なため、何も保存されませんでした。
open-it-again = もう一度開いてください。
structure-needed-damaged = 必要な構造が破損しています。
image-damaged-or-program = イメージが破損しているか、作成したプログラムに不具合があります。
look-at-problems-get = 問題を確認し、可能であればイメージを入手し直してください。
image-exceeds-safety-limit = イメージが安全上の上限を超えています。
far-larger-than-any = 既知のどのイメージよりもはるかに大きいか、構造が循環しています。
if-real-image-please = 本物のイメージであれば、ぜひ報告してください。
there-is-no = { $a }がありません。
page-requested-something-isnt = ページが、イメージにないものを要求しました。
open-image-again-if = イメージを開き直してください。再発する場合は報告してください。
no-partial-files-were-kept = 不完全なファイルは残していません。
you-can-start-again = いつでもやり直せます。
parts-page-dont-match = このページの各部分が食い違っています。
your-browser-kept-one = ブラウザーに、古いバージョンの一部が残っています。
load-page-again = ページを再読み込みしてください。
no-image-open = イメージが開かれていません。
needs-open-image = この操作には、イメージを開く必要があります。
open-an-image = イメージを開いてください。
browser-cant-save-much = このブラウザーでは、これだけの量をここに保存できません。
data-unpacked-first = 先にデータを展開する必要があります。
without-service-workers-which = Service Workerがないと（プライベートウィンドウでは無効になります）、全体がメモリに収まる必要があります。
open-page-ordinary-window = ページを通常のウィンドウ、またはChromium、Chrome、Edgeで開くか、一度に保存するファイルを減らしてください。
no-place-save-chosen = 保存先が選択されていません。
nothing-was-written = 何も書き込まれていません。
choose-one = 保存先を選択してください。
part-discern-could-not = Discernの一部を読み込めませんでした。
what-you-asked-needs = 要求された操作に必要な部分です。
check-your-connection-then = 接続を確認してから、もう一度お試しください。
if-discern-been-updated = その間にDiscernが更新された場合は、ページを再読み込みしてください。
file-changed-or-became-unreadable = 追加した後に、ファイルが変更されたか読み取れなくなりました。
add-it-again = もう一度追加してください。
add-files-again = ファイルをもう一度追加してください。
cant-be-read = 「{ $a }」を読み取れません。
check-still-exists-you = ファイルが存在し、読み取りが許可されていることを確認してから、もう一度追加してください。
change-takes-away-what = この変更により、イメージの起動に必要なものが失われます：{ $a }。
disc-or-stick-made = 新しいイメージから作成したディスクやUSBメモリは、起動しない可能性があります。
if-you-didnt-mean = 意図したものでなければ、変更を元に戻してください。
new-image-failed-verification = 新しいイメージの検証に失敗しました。
bug-discern = Discernの不具合です。
image-isnt-saved-your = イメージは保存されていません。ファイルには影響ありません。
copy-details-report-them = 詳細をコピーして報告してください。
image-changed-while-being = 一覧の作成中にイメージが変更されました。
nothing-was-saved = 何も保存されませんでした。
save-it-again = もう一度保存してください。
item-save-no-longer = 保存する項目はもう存在しません。
folder-already-file = そのフォルダーには、すでにファイル「{ $a }」があります。
nothing-written-since-may = 開いているイメージの可能性があるため、何も書き込みませんでした。
choose-another-folder-or = 別のフォルダーを選択するか、そのファイルの名前を変更してください。
result-would-wrong-so = 結果が正しくならないため、保存しませんでした。
compared-image-while-made = 作成しながらイメージと比較しており、結果は一切残していません。
bug-discern-or-unknown = Discernの不具合か、未知の種類の破損です。
check-images-sectors-try = イメージのセクターを検査し、別の形式を試してください。あわせて報告をお願いします。
browser-didnt-start-download = ブラウザーがダウンロードを開始しませんでした。
allow-downloads-page-try = このページのダウンロードを許可してから、もう一度お試しください。
browser-stopped-download = ブラウザーがダウンロードを中止しました。
canceled-there-or-drive = ブラウザー側でキャンセルされたか、ドライブに空きがありません。
saved-file-incomplete = 保存されたファイルは不完全です。
check-browsers-downloads-free = ブラウザーのダウンロードとドライブの空き容量を確認してから、もう一度保存してください。
drive-full = ドライブに空きがありません。
free-some-space-or = 空き容量を増やすか別のドライブを選択してから、もう一度保存してください。
browser-no-longer-allowed = ブラウザーに、そこへの書き込みが許可されなくなりました。
save-again-allow-when = もう一度保存し、ブラウザーに確認されたら許可してください。
destination-no-longer-exists = 保存先がなくなっています。
check-drive-connected-folder = ドライブが接続され、フォルダーが存在することを確認してから、もう一度保存してください。
file-locked-probably-because = ファイルがロックされています。別のプログラムで開かれている可能性があります。
close-there-or-choose = そのプログラムで閉じるか別の名前を選択してから、もう一度保存してください。
browser-refuses-write-file = この名前のファイルまたはフォルダーの書き込みを、ブラウザーが拒否しました。
save-part-zip-file = 代わりに、ZIPファイルの一部として保存してください。
destination-cant-written = 保存先に書き込めません。
check-drive-free-space = ドライブに空きがあり、書き込みが許可されていることを確認してから、もう一度保存してください。
nothing-can-shown = 中に表示できるものがありません。
your-file-untouched = ファイルには影響ありません。
file-itself-may-fine = ファイル自体に問題はない可能性があります。
image-cant-built-like = この設定ではイメージをビルドできません。変更は残っています。
choose-another-layout-or = 別の配置を選択するか、変更を元に戻してください。
choose-another-kind-image = 別の種類のイメージか、別のファイルを選択してください。
# Stands within the above
image-ends-before-bytes = 必要なバイトの前でイメージが終わっています
file-could-not-read = ファイルを読み取れませんでした：{ $a }
image-goes-beyond-safety = イメージが安全上の上限を超えています：{ $a }
there-is-no-small = { $a }がありません
track-on-disc = ディスク上のトラック
such-entry = 該当する項目
such-view = 該当するビュー
samples-can-drawn = 描画できるサンプル
such-change-any-more = 該当する変更
such-entry-any-more = 該当する項目
such-file = 該当するファイル
such-directory = 該当するフォルダー
such-track = 該当するトラック
such-image = 該当するイメージ
such-boot-image = 該当するブートイメージ
such-block = 該当するブロック
such-inode = 該当するiノード
such-subvolume = 該当するサブボリューム
such-solid-resource = 該当するソリッドリソース
such-session-of-disc = ディスク上のセッション{ $n }
such-track-of-disc = ディスク上のトラック{ $n }
session-there-are = セッション{ $n }（全{ $b }個）
file-of-kind = 該当する種類のファイル
directory-of-kind = 該当する種類のフォルダー
content-is-directory = 内容（フォルダーのため）
content-of-disk = ディスクの内容
data-of-file = このファイルのデータ
record-of-file = このファイルのレコード
record-root-directory = ルートディレクトリのレコード
record-root-folder = ルートフォルダーのレコード
index-names-folder = このフォルダー内の名前のインデックス
member-archive-folder = このフォルダーに対応するアーカイブの項目
folder-of-archive = アーカイブのフォルダー
image-in-file = このファイル内のイメージ
directory-put-into = 追加先のフォルダー
view-to-edit = 編集するビュー
tree-new-image = 新しいイメージのツリー
place-data-udf = UDFのファイルのデータの位置
fat-image-small = FATイメージ
in-fat-image = FATイメージ内の「{ $a }」
file-path-small = ファイル「{ $a }」
file-among-added = 追加されたファイルの中に「{ $a }」
file-folder-boots = フォルダー内に起動用のファイル（探したファイル：{ $a }）
stream-of-file = このファイルのストリーム「{ $a }」
way-take-out = このファイルを取り出す方法「{ $a }」
inode-n = iノード{ $n }
object-n = オブジェクト{ $n }
subvolume-n = サブボリューム{ $n }
entry-file-table = ファイルテーブルのエントリ{ $n }
boot-entry-n-small = ブートエントリ{ $n }
content-boot-entry = ブートエントリ{ $n }の内容
partition-behind-volume = ボリュームの後ろのパーティション{ $n }
descriptors-session-sector = セクター{ $n }のセッションのボリューム記述子

## worker: notes

there-been-replaced = そこにあった「{ $a }」を置き換えました。
image-no-files-discern = このイメージには、Discernが一覧表示できるファイルがありません。
save-then-open-by = セッションとトラックを見るには、保存してから単独で開いてください。
deleted-files = 削除済みファイル
isnt-bytes-hexadecimal-digits = 「{ $a }」は16進数のバイトではありません。
enter-two-digits-each = 43 44 30 30 31のように、1バイトにつき2桁で入力してください。
encoding-cant-express = このエンコーディングでは「{ $a }」を表せません。
choose-another-encoding-or = 別のエンコーディングを選択するか、バイトで検索してください。

## worker: kinds of entries

folder = フォルダー
link-to = リンク → { $a }
link = リンク
character-device = キャラクターデバイス
block-device = ブロックデバイス
pipe = パイプ
socket = ソケット

## worker: tracks

dvd-blu-ray = DVDまたはBlu-ray
disk = ディスク
p-w-interleaved = P–W、インターリーブ
p-and-q = PとQ

## boot: facts and problems

firmware-looks-only-second = ファームウェアは2番目のボリューム記述子しか探さないため、このディスクは起動しない可能性があります。
there-no-boot-catalog-where = ブートレコードが指す位置にブートカタログがないため、このディスクは起動しません。
other-platform = その他のプラットフォーム
no-emulation = エミュレーションなし
mb-floppy = { $n } MBフロッピー
hard-disk = ハードディスク
unknown-emulation = 不明なエミュレーション
boot-catalog-title = ブートカタログ（El Torito）
boot-record = ブートレコード
entries = エントリ
boot-entry = ブートエントリ
platform = プラットフォーム
section = セクション
selection-criteria = 選択条件
firmware-may-reject-boot = ファームウェアがブートカタログを受け付けない可能性があります。
checksum-wrong = チェックサムが不正です。
entry-marked-neither-bootable = エントリが、起動可能とも起動不可とも示されていません。
shown-not-bootable = 起動不可として表示しています。
section-fewer-entries-than = セクションのエントリが、ヘッダーの記載より少なくなっています。
catalog-no-last-section = カタログに最後のセクションがありません。
firmware-may-not-find = ファームウェアがすべてのエントリを見つけられない可能性があります。
boot-image-outside-image = ブートイメージがこのイメージの外にあるため、ディスクはそこから起動しません。
boot-catalog-calls-image = ブートカタログではハードディスクのイメージですが、パーティションテーブルがありません。
bios-may-refuse-start = BIOSが起動を拒否する可能性があり、長さを示す情報もありません。
points-another-place-than = ブートイメージとは別の位置を指しているため、イメージがUSBドライブから起動しない可能性があります。
system-area = システム領域
holds = 内容
loads-from = 読み込み元
efi-byte-code = EFIバイトコード
unknown-processor = 不明なプロセッサー
# A list of revocations
microsofts-list-of = Microsoftの{ $a }のリスト
shim-16-1-where = shim 16.1（最新のものを適用する設定の場合）
windows-since-august-2024 = 2024年8月以降のWindows
list-you-gave = 指定したリスト
the-list-of-that-you-gave = 指定した{ $a }のリスト

## browse: the map of bytes

zeros = ゼロ
data-behind-declared-end = 宣言された終端より後のデータ
missing-end = 末尾の欠落
partition = パーティション
audio = オーディオ
file = ファイル
structure = 構造
boot = ブート
gap-with-data = データのあるすき間

## browse: comparing views

only-in = { $a }のみ
of-another-size = サイズが異なる
of-other-content = 内容が異なる
stored-twice-not-compared = 二重に格納、未比較
the-same = 同一
file-only = { $b }のみにあるファイル{ $a }個
files-only = { $b }のみにあるファイル{ $a }個
link-only = { $b }のみにあるリンク{ $a }個
links-only = { $b }のみにあるリンク{ $a }個
file-another-size = サイズの異なるファイル{ $a }個
files-another-size = サイズの異なるファイル{ $a }個
file-other-content = 内容の異なるファイル{ $a }個
files-other-content = 内容の異なるファイル{ $a }個
file-stored-twice-not = 二重に格納された未比較のファイル{ $a }個
files-stored-twice-not = 二重に格納された未比較のファイル{ $a }個
folders-not-listed = 一覧表示できないフォルダーあり
no-file = ファイルなし
hold-same = { $a }と{ $b }の内容は同じ（{ $c }）
have-common = { $a }と{ $b }に共通：{ $c }。{ $d }

## disc: sectors

sector = セクター
address = アドレス
part-of = 属するファイル
stored = 格納形式
header = ヘッダー
mode = モード
subheader = サブヘッダー
channel = チャンネル
submode = サブモード
coding = コーディング
codes = コード
form = フォーム
edc-recorded = EDC（記録値）
edc-computed = EDC（計算値）
subchannel-q = サブチャンネルQ
control = コントロール
track = トラック
index = インデックス
time-track = トラック内の時間
time-on-disc = ディスク上の時間
catalog-number = カタログ番号
kind = 種類
bytes = バイト
complete-sectors = 完全なセクター
all-sector = セクター全体
user-data-only = ユーザーデータのみ
without-sync-header = 同期とヘッダーなし
without-sync-header-subheader = 同期、ヘッダー、サブヘッダーなし
complete-sectors-high-byte = 完全なセクター、上位バイトが先
complete-sectors-scrambled = 完全なセクター、スクランブル

## disc: texts of a CD

songwriter = 作詞者
composer = 作曲者
arranger = 編曲者
message = メッセージ
disc-identification = ディスク識別情報
genre = ジャンル
code = コード
text-block = { $a }、ブロック{ $b }

## disc: partitions and volumes

pack-changed-after-crc = CRCの計算後にパックが変更されています。テキストが誤っている可能性があります。
packs-have-18-bytes = パックは18バイトです。余りは読み取りません。
pack-says-characters-have = パックでは1文字2バイトとされていますが、実際は1バイトです。
they-read-so = 1バイト文字として読み取ります。
map-fewer-entries-than = マップのエントリが記載より少なくなっています。
entries-map-disagree-on = マップのエントリ間で、エントリの総数が食い違っています。最初のものを採用します。
chain-partitions-leads-nowhere = パーティションの連鎖が途切れています。それより後のものは表示していません。
checksum-partition-table-wrong = パーティションテーブルのチェックサムが不正です。システムが受け付けない可能性があります。
checksum-partition-tables-header = パーティションテーブルのヘッダーのチェックサムが不正です。ファームウェアやシステムが受け付けない可能性があります。
checksum-partition-entries-wrong = パーティションエントリのチェックサムが不正です。ファームウェアやシステムが受け付けない可能性があります。
partition-entries-cannot-all = パーティションエントリがすべて揃っていません。読める部分を表示しています。
header-says-lies-somewhere = ヘッダーに記載された位置が、実際の位置と異なります。
table-at-start-gone = 先頭のテーブルがなくなっています。末尾のバックアップを表示しています。
table-at-start-damaged = 先頭のテーブルが破損しています。末尾のバックアップを表示しています。
there-no-backup-partition = あるはずの位置に、パーティションテーブルのバックアップがありません：イメージが途中で切れているか、拡張または変更されています。
backup-not-last-block = バックアップがイメージの最終ブロックにありません。ツールが移動を提案することがあります。
table-backup-say-different = テーブルとバックアップの内容が食い違っています。
backup = バックアップ
chain-logical-partitions-leads = 論理パーティションの連鎖が途切れています。それより後のものは表示していません。
partition-goes-on-beyond = パーティションがイメージの末尾を越えています：イメージが途中で切れているか、パディングが省かれています。
partition-table = パーティションテーブル（{ $a }）
block-size = ブロックサイズ
partition-entry = パーティション{ $a }（エントリ{ $b }）
checksum-block-partition-table = パーティションテーブルのブロックのチェックサムが不正です。システムが受け付けない可能性があります。
list-partitions-leads-nowhere = パーティションの一覧が途切れています。それより後のものは表示していません。
file-header = ヘッダーのファイル
volume-header = ボリュームヘッダー
replacement-bad-tracks = 不良トラックの代替
raw-data = 生データ
whole-disk = ディスク全体
logical-volume = 論理ボリューム
raw-logical-volume = 論理ボリューム（生データ）
tag = タグ
the-map-itself = マップ自体
free-space = 空き領域
no-file-system-tos = TOSのファイルシステムなし

## tree: types of files

does-not-name-file = 「{ $a }」はファイルを指していません。
text = テキスト
document = 文書
spreadsheet = 表計算
presentation = プレゼンテーション
pdf-document = PDF文書
e-book = 電子書籍
web-page = Webページ
style-sheet = スタイルシート
data = データ
settings = 設定
program-library = プログラムライブラリ
driver = ドライバー
installer = インストーラー
script = スクリプト
source-code = ソースコード
picture = 画像
sound = サウンド
music = 音楽
video-data = ビデオデータ
font = フォント
archive = アーカイブ
disk-image = ディスクイメージ
disc-image = 光ディスクイメージ
file-system-image = ファイルシステムイメージ
signature = 署名
icon = アイコン
shortcut = ショートカット

## container: forms to convert to

iso-image = ISOイメージ
files-data-track-or = データトラックまたはセッションのファイル。
every-program-computer-opens = あらゆるプログラムとコンピューターで開けます。
raw-disk-image = rawディスクイメージ
every-byte-from-first = 先頭セクターから末尾までの全バイト。USBメモリやカードへの書き込み用。どのエミュレーターでも使えます。
image-packed-gzip = gzip圧縮イメージ
plain-image-gz-file = 通常のイメージを.gzファイルに圧縮。どのシステムでも展開でき、USBメモリの書き込みソフトでそのまま使えます。
image-packed-zstandard = Zstandard圧縮イメージ
plain-image-zst-file = 通常のイメージを.zstファイルに圧縮。展開はgzipの数倍高速です。
bin-cue-one-file = BIN/CUE、1ファイル
raw-sectors-2352-bytes = 2352バイトの生セクターを1つのファイルに格納。
every-program-cds-reads = CD用のあらゆるプログラムで読めます。
bin-cue-file-each = BIN/CUE、トラックごとに1ファイル
raw-sectors-2352-bytes-one = 2352バイトの生セクターをトラックごとに1ファイルに格納。ゲーム保存アーカイブで使われる形です。
bin-cue-sectors-they = BIN/CUE、格納されたままのセクター
keeps-sectors-2048-2336 = 2048バイトや2336バイトのセクターをそのまま維持します。
instant-since-no-data = データを読み取らないため、瞬時に完了します。
dreamcast-gd-rom-gdi = Dreamcast GD-ROM（GDI）
one-file-per-track = トラックごとに1ファイル。Dreamcastエミュレーターと光学ドライブエミュレーター用。
cdrdao-image-toc-bin = cdrdaoイメージ（TOC/BIN）
one-session-all-texts = 1セッションのテキスト、フラグ、ISRCをすべて含み、cdrdaoで書き込めます。
clonecd-image-ccd-img = CloneCDイメージ（CCD/IMG/SUB）
raw-sectors-separate-subchannel = 生セクターと個別のサブチャンネルデータ。プロテクト付きディスクのコピーやエミュレーター用。
nero-image = Neroイメージ
sessions-audio-cd-text = セッション、オーディオ、CD-Textを1つのファイルに格納。Nero 5.5以降と、そのイメージを読めるプログラム用。
nero-image-first-generation = Neroイメージ（第1世代）
programs-before-nero-5 = Nero 5.5より前のプログラム用。4 GiBまで。
alcohol-120-image-mds = Alcohol 120%イメージ（MDS/MDF）
alcohol-daemon-tools-other = Alcohol、DAEMON Toolsなど、イメージをマウントするプログラム用。
keeps-sessions-subchannels = セッションとサブチャンネルを維持します。
packed-disc-or-disk = 圧縮ディスク（CHD）
all-tracks-checksums-mame = 全トラックとチェックサムを格納。そのまま読めるMAMEなどのエミュレーター用。
virtualbox-disk-vdi = VirtualBoxディスク（VDI）
virtualbox-which-lets-grow = VirtualBox用。可変サイズで、スナップショットを作成できます。
empty-parts-arent-stored = 空の部分は格納されません。
vmware-disk-vmdk = VMwareディスク（VMDK）
vmware-workstation-fusion-player = VMware Workstation、Fusion、Player、VirtualBox用。
vmware-disk-vmdk-packed = VMwareディスク（VMDK）、圧縮
stream-optimized-form-which = アプライアンス（OVA）の配布やESXiへのディスクのインポートに使われる、ストリーム最適化形式。
hyper-v-disk-vhdx = Hyper-Vディスク（VHDX）
hyper-v-windows-8 = Hyper-VとWindows 8以降用。Windowsではダブルクリックで接続できます。
virtual-hard-disk-vhd = 仮想ハードディスク（VHD）、可変
hyper-v-virtualbox-windows = Hyper-V、VirtualBox、Windows用。Windowsではダブルクリックで接続できます。
virtual-hard-disk-vhd-fixed = 仮想ハードディスク（VHD）、固定
whole-disk-footer-behind = ディスク全体の後ろにフッターを付けた、Azureが求める形式。
qemu-disk-qcow2 = QEMUディスク（QCOW2）
qemu-kvm-proxmox-utm = QEMU、KVM、Proxmox、UTM、OpenStack用。
qemu-disk-qcow2-packed = QEMUディスク（QCOW2）、圧縮
qcow2-packed-zstandard-qemu = QCOW2をZstandardで圧縮。QEMU 5.1以降用で、配布や保管向け。
packed-disc-cso = 圧縮ディスク（CSO）
emulators-psp-playstation-2 = そのまま読めるPSPやPlayStation 2のエミュレーター用。
packed-disc-zso = 圧縮ディスク（ZSO）
cso-unpacked-faster-little = CSOより展開が速く、少し大きい形式。実機用。

## container: why it can't be converted, and repairs

track-longer-than-cd-so = トラック{ $a }はCDより長いため、生セクターではアドレスを格納できません。
choose-format-keeps-sectors = セクターを格納されたまま維持する形式を選択してください。
disc-not-dreamcast-gd = このディスクはDreamcast GD-ROMではなく、この形式はそれ以外を格納できません。
choose-another-format = 別の形式を選択してください。
disc-longer-than-cd = このディスクはCDより長く、この形式はCD以外を格納できません。
disc-too-long-nero = ディスクが長すぎて、{ $a }が32ビットである第1世代のNeroイメージに収まりません。
# What has 32 bits
place-in-file = ファイル内の位置
time-small = 時間
choose-nero-image-second = 第2世代のNeroイメージを選択してください。
no-track-sector-so = どのトラックにもセクターがないため、変換するものがありません。
check-files-disc-complete = ディスクのファイルが揃っているか確認してください。
tracks-have-sectors-common = トラック{ $a }と{ $b }が同じセクターを共有しており、そのようなディスクを格納できる形式はありません。
save-tracks-one-by = トラックを1つずつ保存するか、記述ファイル内の位置を修正してください。
there-no-data-save-iso = ISOイメージとして保存するデータがありません：すべてオーディオトラックです。
disk-bytes-discern-converts-disks = このディスクは{ $a }バイトです。Discernが変換できるディスクは{ $b }までです。
save-files-or-partitions = 代わりに、中のファイルまたはパーティションを保存してください。
disk-cant-converted-without = 残りのデータがあるファイルがないと、ディスクを変換できません。
open-together = 「{ $a }」と一緒に開いてください。
track-becomes-track-number = トラック{ $a }はトラック{ $b }になります：番号は重複できず、欠番も許されません。
track-no-sectors-left = トラック{ $a }にはセクターがないため、省かれます。
track-begins-at-first = トラック{ $a }を先頭セクターから始めます：インデックス1が最後のセクターより後にあるためです。

## fs: what can't be written

there-no-room-volume-descriptors = 位置を維持するデータの前に、ボリューム記述子を置く空きがありません。
files-4-gib-or = 4 GiB以上のファイルには、交換レベル3が必要です。
choose-level-3 = レベル3を選択してください。
volume-no-primary-iso = このボリュームにはISO 9660の主記述子がないため、編集できません。
extract-files-create-new-image = ファイルを取り出して新しいイメージを作成してください。
udf-cant-record-name = UDFは名前「{ $a }」を記録できません：254文字（西欧文字以外を含む場合は127文字）を超えています。
give-shorter-name = 名前を短くしてください。
longer-than-gb-discern = 「{ $a }」は、DiscernがUDFの1ファイルとして書き込める{ $b } GBを超えています。
split-the-file = ファイルを分割してください。
udf-cant-record-where = UDFはリンク「{ $a }」のリンク先を記録できません：リンク先の一部が長すぎます。
give-link-shorter-target = リンク先を短くしてください。
udf-volume-blocks-bytes-discern = このUDFボリュームのブロックは{ $a }バイトです。Discernが書き込むUDFのブロックは2048バイトまでです。
udf-volume-which-discern = このUDFボリュームには、Discernが読めても書き込めない{ $a }があります。
# What the UDF volume has
virtual-partition = （追記型メディアのような）仮想パーティション
sparable-partition = （書き換え型メディアのような）スペアラブルパーティション
metadata-partition = （Blu-rayディスクのような）メタデータパーティション
several-partitions = 複数のパーティション
fat-image-incomplete-ends = FATイメージは不完全です：テーブルの途中で終わっています。
folder-fat-image = 「{ $a }」はFATイメージのフォルダーです。
file-fat-image = 「{ $a }」はFATイメージのファイルです。
there-no-room-fat-image-which = FATイメージに空きがなく、ファームウェアがディスクとしてエミュレートするため拡大できません。
remove-something-from-first = 先に何か削除してください。
root-folder-fat-image = FATイメージのルートフォルダーがいっぱいです。
there-no-room-fat-image-cant = FATイメージに空きがなく、拡大できません。
fat-image-full-fat16 = FATイメージがいっぱいです：FAT16は最大{ $a }クラスター（ここでは各{ $b }バイト）です。
remove-something-from-or = 何か削除するか、より大きいFAT32イメージに置き換えてください。
cant-name-file-fat = 「{ $a }」は、FATイメージのファイル名にできません。
use-up-255-characters = 255文字以内で、" * / : < > ? \ | を使わず、末尾をドットやスペース以外にしてください。

## container, archive, codec, source, fs: refused files

archive-cut-off-or = この7zアーカイブは途中で切れているか破損しています：末尾のディレクトリがあるべき位置にありません。
archive-encrypted-discern-cant = この7zアーカイブは暗号化されており、Discernでは復号できません。
unpack-7-zip-open = 7-Zipで展開し、その結果を開いてください。
archive-packed-which-discern = この7zアーカイブは、Discernが展開できない{ $a }で圧縮されています。
unpack-7z-archive-bytes = この7zアーカイブの展開には、{ $a }バイトのデータの展開または{ $b }バイトのメモリが必要で、Discernで使える量を超えています。
file-compressed-which-discern = このファイルは、Discernが展開できない{ $a }で圧縮されています。
unpack-archive-another-program = アーカイブを別のプログラムで展開してください。
file-encrypted-discern-doesnt = このファイルは暗号化されており、Discernでは復号できません。
unpack-archive-password-another = 別のプログラムで、パスワードを使ってアーカイブを展開してください。
zip-archive-last-parts = このZIPアーカイブは{ $a }個に分割されたうちの最後で、Discernでは結合できません。
join-them-first-example = 先に`zip -s 0`などで結合してください。
zip-archive-cut-off = このZIPアーカイブは途中で切れています：末尾のディレクトリが欠落しています。
data-unpacks-more-than = この{ $a }データは展開すると{ $b } GiBを超えます。これは、Discernが中を見るために展開する上限です。
unpack-another-program-open = 別のプログラムで展開し、その結果を開いてください。
data-unpacks-no-room = この{ $a }データは展開すると{ $b } GiBを超え、ディスクにはそれを保存する空きがありません。
free-space-or-unpack = 空き容量を増やすか、別のプログラムで展開し、その結果を開いてください。
data-unpacks-more-than-gib = この{ $a }データは展開するとほぼ同じ内容の繰り返しだけで{ $b } GiBを超えます。ディスクのイメージではあり得ないため、展開を中止しました。
if-you-trust-unpack = 信頼できるものであれば、別のプログラムで展開し、その結果を開いてください。
tracks-packed-way-isnt = 「{ $a }」のトラックは公開されていない方式で圧縮されており、Discernでは展開できません。
convert-program-made = 作成したプログラムで変換してください。
clonecd-descriptor-without-table = これは目次のないCloneCDの記述ファイルです：トラックの開始位置を示すセクションがありません。
cut-off-or-only = 途中で切れているか、最初の数行しかコピーされていません。
get-complete-copy-ccd = .ccdファイルの完全なコピーを入手するか、.imgファイルを単独で開いてください。
chd-image-version-discern = これはバージョン{ $a }のCHDイメージです。Discernが読めるのはバージョン3～5です。
convert-chdman-copy-i = 「chdman copy -i IN.chd -o OUT.chd」で変換してください。
chd-image-packed-which = このCHDイメージは、Discernが展開できない「{ $a }」で圧縮されています。
convert-chdman-copy-i-chd = 「chdman copy -i IN.chd -o OUT.chd -c none」で変換してください。
audio-cd-1-tracks = 音楽CDのトラックは1～{ $a }個ですが、WAVEまたはFLACのファイルが{ $b }個あります。
choose-other-files = 別のファイルを選択してください。
by-name-or-beginning-format = 名前または先頭部分からは「ファイル付きキューシート（CUE/BIN）」形式ですが、解釈できるトラックがありません：期待値{ $a }、実際の値{ $b }。
get-complete-copy-correct = 完全なコピーを入手するか、テキストエディターで修正するか、セクターのあるファイルを単独で開いてください。
records-changes-disk-end = 「{ $a }」は別のディスクへの変更を記録していますが、たどっていくと「{ $a }」自身に戻ります。
one-files-wrong-name = いずれかのファイルの名前が違っています：一緒に作成されたファイルと合わせてディスクを開いてください。
encrypted-discern-cant-decrypt = 「{ $a }」は暗号化されており、Discernでは復号できません。
decrypt-program-made = 作成したプログラムで復号してください。
uses-feature-format-discern = 「{ $a }」は、Discernが対応していない形式の機能を使っています：{ $b }。
convert-another-format-program = 作成したプログラムで別の形式に変換してください。
program-playstation-portable-holds = 「{ $a }」はPlayStation Portable用のプログラムで、PlayStationのディスクを含んでいません。
encrypted-disk-image-discern = 「{ $a }」は暗号化されたディスクイメージで、Discernでは復号できません。
open-on-mac-or = Macで開くか、Macで「hdiutil convert -format UDZO」を使って変換してください。
part-disk-image-discern = 「{ $a }」はディスクイメージの{ $c }個中{ $b }番目の部分です。Discernが読めるのは、1つにまとまったイメージだけです。
join-parts-on-mac = Macで「hdiutil convert -format UDZO」を使って結合してください。
gdi-file-which-lists = これはDreamcastのディスクのトラックを列挙するGDIファイルですが、ファイルのあるトラックが1つもありません。
get-complete-copy-or-open = 完全なコピーを入手するか、トラックのファイルを個別に開いてください。
alcohol-120-or-daemon = これはAlcohol 120%またはDAEMON Toolsのバージョン2のイメージ（MDX、またはMDSとMDF）で、記述部分が暗号化されています。
discern-reads-version-1 = Discernが読めるのはバージョン1だけです。
convert-iso-or-version = 作成したプログラムで、ISOまたはバージョン1に変換してください。
there-no-file-open = 開くファイルがありません。
choose-image-all-files = イメージと、それに属するファイルをすべて選択してください。
table-contents-cdrdao-none = これはcdrdaoの目次ですが、解釈できるトラックがありませんでした。
get-complete-copy-toc = .tocファイルの完全なコピーを入手するか、データファイルを単独で開いてください。
begins-disk-amiga-but = Amigaのディスクのように始まっていますが、ルートディレクトリがありません。
disks-start-game-or = ゲームやデモが自動で起動するディスクには、ファイルがないことがよくあります。エミュレーターで使用してください。
container-apfs-spread-over = このAPFSコンテナーは2つのデバイスにまたがっています（Fusion）。
open-on-mac-made = 作成元のMacで開いてください。
all-volumes-container-apfs = このAPFSコンテナーのボリュームは、すべて暗号化されています（FileVault）。
open-key-on-system = 作成元のシステムで、キーを使って開いてください。
file-compressed-by-method = このファイルは、Discernが展開できない方式（decmpfs { $a }）で圧縮されています。
copy-on-mac-which = Macでコピーすると展開されます。
volume-btrfs-features-discern = このBtrfsボリュームには、Discernが知らない機能があります：{ $a }。
open-linux-made = 作成元のLinuxで開いてください。
volume-erofs-features-discern = このEROFSボリュームには、Discernが知らない機能があります：{ $a }。
extract-fsck-erofs-version = 作成時と同じバージョンのfsck.erofsで取り出してください。
journal-ext-volume-elsewhere = これは、別の場所にあるextボリュームのジャーナルです。
it-has-no-files = ファイルはありません。
open-volume-itself = ボリューム自体を開いてください。
file-encrypted-discern-no = このファイルは暗号化されており、Discernには復号キーがありません。
open-key-on-computer = 元のコンピューターで、キーを使って開いてください。
not-fat-image = これはFATイメージではありません。
fat-image-damaged-chain = FATイメージが破損しています：クラスターの連鎖が終わりません。
fat-volume-incomplete-ends = FATボリュームは不完全です：テーブルの途中で終わっています。
file-compressed-by-zisofs2 = このファイルはzisofs2で、{ $a }を使って圧縮されています。Discernが展開できるのはzlibだけです。
windows-keeps-file-compressed = Windowsは、このファイルをDiscernが展開できない方式（{ $a }）で圧縮しています。
windows-can-read = Windowsでは読めます。
file-encrypted-by-windows = このファイルはWindows（EFS）で暗号化されており、Discernには復号キーがありません。
open-on-computer-user = 暗号化したコンピューターで、暗号化したユーザーとして開いてください。
file-compressed-by-method-which = このファイルは、Discernが展開できない方式{ $a }で圧縮されています。
windows-may-able-read = Windowsでは読める可能性があります。
content-file-not = このファイルの内容はここにありません：これは{ $a }です。
# What it is
file-data-elsewhere = データが別の場所にあるファイル（重複除去）
file-in-cloud = クラウド上のファイル
open-on-computer-from = 元のコンピューターで開いてください。
squashfs-volume-compressed-which = このSquashFSボリュームは、Discernが展開できない{ $a }で圧縮されています。
on-linux-unsquashfs-can = Linuxでは、`unsquashfs`でファイルを取り出せます。
squashfs-discern-reads-versions = これはSquashFS { $a }です。Discernが読めるのはバージョン1～4です。
squashfs-volume-incomplete-bytes = このSquashFSボリュームは不完全です：{ $b }バイト中{ $a }バイトしかありません。
list-files-at-end = 末尾にあるファイルの一覧が欠落しています。
content-file-another-part = このファイルの内容はWindowsイメージの別の部分にあります。これは{ $b }個中{ $a }番目の部分です。
join-parts-wimlib-imagex = `wimlib-imagex join NEW.wim PART1.swm PART2.swm …`で結合し、その結果を開いてください。
windows-image-no-content = このWindowsイメージには、このファイルの内容がありません。
windows-image-made-sent = このWindowsイメージはパイプで送るためのもので、Discernではこの形式を読めません。
write-anew-wimlib-imagex = `wimlib-imagex export IMAGE all NEW.wim`で書き直してください。
packed-unknown-method-which = これは、Discernが展開できない不明な方式で圧縮されています。
write-image-anew-wimlib = `wimlib-imagex export IMAGE all NEW.wim --compress=LZX`でイメージを書き直してください。
volume-xfs-features-discern = このXFSボリュームには、Discernが知らない機能があります：{ $a }。
file-lies-images-archives = このファイルは{ $a }重に入れ子になったイメージやアーカイブの中にあり、Discernはこれ以上深く開きません。
may-hold-itself-files = プログラムに負荷をかけるために作られたファイルのように、自分自身を含んでいる可能性があります。
if-real-image-extract = 本物のイメージであれば、取り出して単独で開いてください。

## texts elsewhere that would match others of these

there-no-path-table = ビッグエンディアンのパステーブルがありません。現在の一般的なシステムでは不要です。
file-holds-discs-game = このファイルには、複数枚組ゲームのディスクが入っています。Discernは最初のディスクを表示します。
what-packed-doesnt-unpack = 圧縮したものを展開しても、同じバイトになりません
sectors-before-volume = ボリュームより前のセクター
sector-root-directory = ルートディレクトリのセクター
place-data-file = データファイル内の位置

## signature: what a file is instead of an image

# Within “This is …, not an image of a disc or disk.” and others; the variables are names
a-picture = 画像（{ $a }）
a-drawing = 図（{ $a }）
a-model = 3Dモデル（{ $a }）
a-font = フォント（{ $a }）
an-audio-file = オーディオファイル（{ $a }）
a-video = ビデオ（{ $a }）
piece-music = 楽曲（{ $a }）
audio-or-video-file = オーディオまたはビデオファイル（{ $a }）
video-or-audio-file = ビデオまたはオーディオファイル（{ $a }）
a-document = 文書（{ $a }）
a-database = データベース（{ $a }）
a-data-file = データファイル（{ $a }）
a-program = プログラム（{ $a }）
a-program-for = { $a }用のプログラム
a-kind-disc-image = { $a }光ディスクイメージ（{ $b }）
a-kind-image-of = { $a }イメージ（{ $b }）
an-kind-image-of = { $a }イメージ（{ $b }）
a-kind-image = { $a }イメージ
an-kind-image = { $a }イメージ
a-disk = { $a }ディスク（{ $b }）
a-disk-descriptor = { $a }ディスク記述ファイル（{ $b }）
a-descriptor = { $a }記述ファイル（{ $b }）
an-descriptor = { $a }記述ファイル（{ $b }）
a-disc-of-the = { $a }のディスク
volume-encrypted-by = { $a }で暗号化されたボリューム
file-packed = { $a }で圧縮されたファイル
a-volume = { $a }ボリューム
an-volume = { $a }ボリューム
a-archive = { $a }アーカイブ
an-archive = { $a }アーカイブ
a-of-windows = Windowsの{ $a }
part-set = { $a }セットの一部
torrent-which-only-tells = トレント（ダウンロードする対象をプログラムに伝えるだけのファイル）
zip-archive-without-files = ファイルのないZIPアーカイブ
collection-fonts = フォントコレクション
help-file-windows-chm = Windowsのヘルプファイル（CHM）
document-microsoft-office = Microsoft Office文書
mailbox-outlook = Outlookのメールボックス
pack-git = Gitのパック
property-list-macos = macOSのプロパティリスト
event-log-windows = Windowsのイベントログ
shortcut-windows = Windowsのショートカット
registry-file-windows = Windowsのレジストリファイル
program-macos-java = macOSまたはJava用のプログラム
video-matroska-webm = ビデオ（MatroskaまたはWebM）
apple-disk-image = Appleディスクイメージ（DMG）
virtual-pc-disk = 仮想ハードディスク（VHD）
ext-volume = ext2、ext3またはext4ボリューム
library-object-files = オブジェクトファイルのライブラリ
image-raw-cd-sectors = CDの生セクターのイメージ
cabinet-archive-cab = キャビネットアーカイブ（CAB）
package-debian = Debianパッケージ
an-rpm-package = RPMパッケージ
part-apple-corestorage-volume = Apple CoreStorageボリュームの一部
part-linux-raid = Linux RAIDの一部
linux-swap-area = Linuxのスワップ領域
an-apfs-container = APFSコンテナー
part-zfs-pool = ZFSプールの一部
part-bcache-set = bcacheセットの一部
ubi-image-flash-memory = フラッシュメモリのUBIイメージ

## Titles of groups of facts.

group-image = イメージ
group-volume = ボリューム
plain-image = 通常のイメージ
