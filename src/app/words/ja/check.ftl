# The Check tab: checks of sectors and of checksums, and comparison with another image.

## Checking every sector

checking = 全セクターを検査中…
# A title, and a button.
every-sector = 全セクターを検査
# EDC and ECC are error detection code and error correction code. $size as in 700.1 MB.
every-sector-about = このイメージの各セクターには、固有のチェックサム（EDC）と修復用データ（ECC）があります。検査では{ $size }すべてをお使いのコンピューター上で読み取り、何も変更しません。
again = 再検査
# Follows a sentence about the sectors that have checksums.
uncheckable = { $count }セクターにはチェックサムがありません（オーディオ、プリギャップ、またはチェックサムなしで格納されたデータ）。
read-at-once = { $size }を0.1秒未満で読み取りました。
# $speed as in 210.0 MB, per second.
read-quickly = { $size }を0.1秒未満で読み取りました（{ $speed }/秒）。
# $seconds as in 2.5; $speed as in 210.0 MB, per second.
read-in = { $size }を{ $seconds }秒で読み取りました（{ $speed }/秒）。

## Images whose sectors have no checksums

carries-sums = このイメージにはチェックサムがあります
no-sums = この形式には誤り検出の仕組みがありません
# One of the two texts “sums-below” and “no-sums-about” follows.
user-data-only = 各セクターのユーザーデータ、またはオーディオだけを格納しています。CDではデータと一緒にチェックサムが記録されていますが、このイメージはそれを含めずに作成されました。DVDやそれより大容量のディスクでは、チェックサムを取り出せません。
sums-below = 対象のバイトが変化していないかは、下に示すイメージ内のチェックサムでわかります。
no-sums-about = そのため、ファイル内のバイトが変化したかどうかは、イメージだけではわかりません。ファイルのチェックサムを配布元のものと照合してください。
also-checked = そのほかの検査内容
can-be-checked = 代わりに検査できる内容
whole = ファイルは本来の長さどおりです。
shorter = ファイルは本来の長さより{ $size }短くなっています。ダウンロードが完了していない可能性があります。
findings = { $count ->
    [0] これまでに読み取った記述子とフォルダーに問題は見つかりませんでした。
   *[other] これまでに読み取った記述子とフォルダーで{ $count }件の項目が検出されました。
}

## Repair

repair = 修復
repairable = { $count }セクターを修復でき、修復後に再度検査します。
not-repairable = { $count ->
    [0] 破損は残りません。
   *[other] { $count }セクターは誤りのバイトが多すぎるため修復できません。
}
save-repaired = 修復したイメージを保存

## Map of all sectors, and counts of the tracks

# A kind of sectors; their number follows.
good = 正常
# A kind of sectors: their data is right, but what would repair it isn’t. Their number follows.
wrong-parity = パリティ不正
# A kind of sectors; their number follows.
damaged = 破損
# A kind of sectors that the image file lacks; their number follows.
missing = 欠落
# A kind of sectors; their number follows.
no-checksums = チェックサムなし
# Name of a list of kinds of sectors, and heading of a column with ranges of them.
sectors = セクター
# Describes a picture for screen readers; $good is a number of sectors.
map-good = セクターマップ：正常{ $good }、不良なし。
# Describes a picture for screen readers; $good is a number of sectors, $from and $to are numbers.
map-bad = セクターマップ：正常{ $good }、{ $from }～{ $to }パーセントの間に不良セクターが{ $places }か所。
tracks = トラック
track = トラック

## Bad sectors

bad-sectors = 不良セクター
# Heading of a column with times on the disc, as in 00:02:16.
time = 時間
# Heading of a column.
problem = 問題
edc-wrong = データ破損（EDC）
ecc-wrong = パリティのみ不正（ECC）
not-data = データセクター以外
# In the column “Repair”.
not-possible = 不可
# In the column “Repair”.
possible = 可能
# In the column “Repair”: how many of the sectors can be repaired.
some-possible = { $all }中{ $some }
more-places = ほか{ $count }か所

## Files on bad sectors

files-hit = 不良セクター上のファイル
show-more = さらに表示（残り{ $count }件）
# Follows the path of a file.
parity-hit = データは正常、{ $count }セクターがパリティ不正
# Follows the path of a file.
damage-hit = { $count }セクターが破損
# Follows the path of a file: numbers of sectors.
both-hit = { $damaged }セクターが破損、{ $parity }セクターがパリティ不正
# Follows the path of a folder; $what is one of the three texts above.
folder-hit = フォルダー、{ $what }

## Comparing checksums

compare-title = チェックサムの照合
compare-about = 配布元のページに載っているチェックサムを貼り付けるか、ダウンロードに付属するリスト（SHA256SUMS、.md5、.sfv、.datファイルなど）をドロップしてください。リストで使われている方式で計算します。
list-or-sum = チェックサムまたはリスト
# A button.
compare = 照合
choose-list = リストを選択…
# Name of the lists of checksums for screen readers.
lists = リスト
# Stands for the name of a list.
pasted = 貼り付けたテキスト
# A list of checksums: its name, how many it has, and the names of their algorithms.
list = { $name }：{ $count }個の値、{ $algorithms }
# Title of a group of algorithms to choose: checksums are computed, and compared with nothing.
only-compute = または計算のみ
compute-image = イメージに対して計算
compute-selected = 選択した{ $count }項目に対して計算
# $speed as in 210.0 MB, per second.
read-at = { $size }を{ $speed }/秒で読み取りました。
checksums = チェックサム
# Heading of a column.
algorithm = アルゴリズム
# Heading of a column.
value = 値
save-text = テキストで保存
# $list is the name of a list of checksums.
matches = 「{ $file }」は{ $list }と一致します（{ $algorithm }）
match-given = 「{ $file }」は指定したチェックサムと一致します（{ $algorithm }）
# $list is the name of a list of checksums.
mismatch = 「{ $file }」は{ $list }と一致しません（{ $algorithm }）
mismatch-given = 「{ $file }」は指定したチェックサムと一致しません（{ $algorithm }）
# $list is the name of a list of checksums.
not-listed = 「{ $file }」は{ $list }にありません
not-given = 「{ $file }」は指定したチェックサムにありません
other-file = チェックサムからすると、リスト内の別のファイルです：{ $name }。
mismatch-about = ファイルが破損しているか、不完全か、別のファイルです。もう一度ダウンロードしてください。
not-listed-about = リストがこのダウンロードのものか確認してください。
# The name of the file in the list of checksums.
listed-as = リスト内の名前：{ $name }。
# A checksum follows.
listed = 記載値：
# A checksum follows.
computed = 計算値：

## Checksums that the image carries

carried = このイメージ内のチェックサム
carried-about = データの正しい値がイメージ自体に記録されています。検査ではそのデータをすべて読み取ります。
check-all = すべて検査
# A button.
check = 検査
# Name of a button for screen readers; $name describes a kind of checksums.
check-one = 検査：{ $name }
# A place in the image file.
byte = バイト{ $number }
show-sector = セクターを表示

## Comparing with another image

other-title = 別のイメージと比較
other-about = 追加、削除、変更、移動されたファイルと、異なるセクターを表示します。両方のイメージを読み取るだけで、何も変更しません。
choose-other = 別のイメージを選択…
# The name of the other image, and the result of the comparison.
result = { $image }：{ $summary }
save-json = JSONで保存
differing-files = 異なるファイル
differing-sectors = 異なるセクター
differing-facts = 異なる情報
# Heading of a column.
fact = 情報
# Heading of a column with values of the open image.
this-image = このイメージ
# Heading of a column with values of the other image.
the-other = もう一方
# Follows the path of a file that only the other image has.
added = 追加
# Follows the path of a file that only the open image has.
removed = 削除
# Follows the path of a file.
changed = 変更
# Follows the path of a file.
moved = 移動
# What happened to a file, as in “moved”, and details of it.
change-note = { $change }、{ $note }
