# What the fields of structures mean, beside their names in the standards. A message per field, by its name.

## Volume descriptors of ISO 9660
system-identifier = システム領域がどのシステム用か。
volume-identifier = システムに表示されるディスクの名前。
volume-space-size = ボリュームのサイズ。イメージは少なくともこの長さが必要。
volume-set-size = セットに含まれるディスクの枚数。
volume-sequence-number = セットの何枚目のディスクか。
logical-block-size = 位置とサイズを数える単位。
path-table-size = 全フォルダーの一覧の長さ。
type-l-path-table = 全フォルダーの一覧の先頭位置（下位バイトを先に格納するプロセッサー用）。
type-m-path-table = 全フォルダーの一覧の先頭位置（上位バイトを先に格納するプロセッサー用）。
volume-set-identifier = ディスクが属するセットの名前。
publisher-identifier = 発行者。
data-preparer-identifier = ファイルをまとめた人またはプログラム。
application-identifier = ディスクの対象となる、またはディスクを作成したプログラム。
copyright-file-identifier = ルートフォルダーにある著作権情報のファイル。
abstract-file-identifier = ルートフォルダーにある概要のファイル。
volume-creation = ボリュームの作成日時。
volume-modification = ボリュームの最終更新日時。
volume-expiration = 内容が失効する日時。
volume-effective = 内容を使用できるようになる日時。
file-structure-version = フォルダーとレコードの規則のバージョン。
application-use = ディスクを作成したプログラムが自由に使える領域。
escape-sequences = 名前の文字セット。JolietではUCS-2のレベル。
volume-flags = 文字セットが登録済みのものかどうか。
boot-system-identifier = このブートレコードを読むシステム。光ディスクではEl Torito。
boot-identifier = どのブートシステムを指すか。

## Directory records and extended attributes of ISO 9660
length-of-directory-record = 次のレコードまでのバイト数。
location-of-extent = データが始まるブロック。
ecma-119-data-length = データのバイト数。
file-flags = フォルダーか、隠しファイルか、次のレコードに続くか。
file-unit-size = インターリーブされたファイル：ひとまとまりのブロック数。
interleave-gap-size = インターリーブされたファイル：間にあるほかのファイルのブロック数。
owner-identification = ファイルの所有ユーザーの番号。
group-identification = ファイルの所有グループの番号。
permissions = ファイルの読み取り、変更、実行を許可する相手。
file-creation = 内容の作成日時。
file-modification = 内容の最終更新日時。
file-expiration = 内容が失効する日時。
file-effective = 内容を使用できるようになる日時。
record-format = ファイルをレコードに分ける場合の方式。
record-attributes = 印刷用ファイルの行末の形式。
record-length = ファイルのレコードのサイズ。
system-area = ISO 9660が使わない先頭の32 KiB。ブートコードやパーティションテーブルが置かれる。
system-use = Rock Ridgeなど、ほかの規格が追加するフィールド。

## UDF
tag = 記述子の種類と、そのチェックサムおよび位置。
partition-starting-location = パーティションが始まるセクター。
partition-length = パーティションのセクター数。
partition-contents = パーティションの記録に使われた規格。
access-type = パーティションへの書き込み：1回のみ、繰り返し可能、または不可。
number-of-partition-maps = ブロック番号を位置に変換する方法の数。
logical-volume-identifier = システムに表示されるディスクの名前。
file-set-identifier = このファイルセットの名前。
implementation-identifier = 構造を書き込んだプログラム。
recording-date-and-time = 構造が書き込まれた日時。
udf-revision = UDFのバージョン。読み取る側に必要な対応を示す。
file-type = ファイルか、フォルダーか、それ以外か。
file-link-count = このファイルを指す名前の数。
information-length = 内容のバイト数。
strategy-type = 書き換え時にファイルのエントリがどうつながるか。
unique-id = ボリューム内でほかのファイルと重複しない番号。

## Boot catalog (El Torito)
selection-criteria = このブートエントリを使う条件。
boot-record = ブートカタログの位置。
emulation = ブートイメージが何として振る舞うか：フロッピーディスク、ハードディスク、またはなし。
load-segment = ブートイメージを置くメモリ上の位置。0は通常の位置。
number-of-sectors = ファームウェアが読み込む512バイト単位のセクター数。
platform = エントリの対象となるコンピューターの種類。

## Partition tables
disk-signature = Windowsがディスクを識別する番号。
disk-guid = システムがディスクを識別する番号。
partition-guid = システムがパーティションを識別する番号。
first-usable-block = パーティションに使える最初のブロック。
last-usable-block = パーティションに使える最後のブロック。
this-copy = テーブルのこのコピーの位置。
other-copy = テーブルのもう一方のコピーの位置。通常はディスクの末尾。
header-checksum = ヘッダーが破損していないかを示す。
entries-checksum = パーティションの一覧が破損していないかを示す。
size-of-an-entry = テーブル内でパーティション1つが占めるバイト数。
number-of-entries = 登録できるパーティションの数。
bootable = ファームウェアがここから起動できるかどうか。

## Boot sectors and FAT
boot-code = ファームウェアが最初に実行するプログラム。
first-sector = 先頭のセクター。
sectors-per-cluster = ファイルに一度に割り当てるセクター数。
bytes-per-sector = このボリュームのセクターのサイズ。
reserved-sectors = 最初のファイルアロケーションテーブルより前のセクター。
number-of-fats = ファイルアロケーションテーブルのコピーの数。
entries-of-the-root-directory = ルートに置けるファイルとフォルダーの数。
hidden-sectors = ディスク上でボリュームより前にあるセクターの数。
volume-serial-number = ボリュームの作成日時から作られた番号。
oem-name = ボリュームをフォーマットしたプログラム。
fsinfo-sector = 空きクラスター数が記録されている場所。
backup-boot-sector = このセクターのコピーの位置。

## Other file systems
inodes = ボリュームに置けるファイルの数。
inode-size = ファイルのレコードが占めるバイト数。
blocks-per-group = 1つのビットマップを共有するブロックの数。
last-mounted = ボリュームが最後に使われた日時。
last-mounted-at = 最後に使われたときのマウント先フォルダー。
compatible-features = 読み取る側が無視してよい機能。
incompatible-features = ボリュームを読むために対応が必要な機能。
read-only-compatible-features = ボリュームを変更するために対応が必要な機能。
allocation-block-size = ファイルに領域を割り当てる単位。
free-allocation-blocks = 空き容量。
catalog-node-id = カタログ内のファイルまたはフォルダーの番号。
data-fork = ファイルの内容。
resource-fork = Macintoshファイルのうち、アイコン、メニュー、テキストを含む部分。

## Audio, and others
isrc = 録音を世界共通で識別する番号。
media-catalog-number = ディスクのバーコードの番号。
uuid = システムがボリュームを識別する番号。
cluster-heap-offset = ファイルの内容が始まる位置。
compressor = ブロックの圧縮方式。
