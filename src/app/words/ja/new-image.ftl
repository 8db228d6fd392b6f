# Making a new image from a folder, and the bar about an image made here.

## The form

title = 「{ $name }」からイメージを作成
contents = { $count }個のファイル、{ $size }
# Of the image
preset = 種類
date = 日付（毎回同じバイトにする場合。省略時は今日）
create = イメージを作成

## The types, each with its purpose

data = データディスク
data-purpose = あらゆる文字の長い名前に対応し、現行のすべてのシステムで読めます：ISO 9660、Joliet、Rock Ridge。
udf = データディスク（UDF付き）
udf-purpose = 同じデータにUDFも備えたデータディスク。Windows、プレーヤー、4 GB以上のファイル向け。
udf-only = UDFのみ
udf-only-purpose = WindowsやmacOSがDVDをフォーマットするときと同じく、ISO 9660なし。古いシステムでは読めません。
installer = Windowsインストーラー
installer-purpose = Microsoftの構成と同じく、全ファイルをUDFに配置。フォルダーにWindowsローダー（boot/etfsboot.com）、GRUB 2、またはUEFIイメージがあれば起動します。
bootable = 起動ディスク
bootable-purpose = コンピューターを起動できるデータディスク。フォルダーにISOLINUX、GRUB 2、Windowsローダー、またはUEFIイメージが必要です。
retro = レトロCD
# 8.3: up to eight letters, a dot and three letters
retro-purpose = DOS、ゲーム機、古いコンピューター向けに、短い名前（8.3形式）のみ。
audio = 音楽CD
audio-purpose = WAVとFLACのファイルを名前順にトラックにします。どのCDプレーヤーでも再生できます。

## The bar

new-image = 新しいイメージ
checked-sample = 新しいイメージ、検査済み、このページで作成
checked-unsaved = 新しいイメージ、検査済み、未保存
checked-saved = 新しいイメージ、検査済み、保存済み
# Convert is the tab; BIN/CUE and Nero are formats
audio-cd = 新しい音楽CD。保存するには「変換」で形式を選択してください。ディスクに書き込むならBIN/CUEまたはNeroです
save-image = イメージを保存

## What was checked in the new image

what-was-checked = 検査した内容
# A part of the image, and what happened with it
receipt-line = { $part }：{ $why }
save-receipt = 処理記録を保存
