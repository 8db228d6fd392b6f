# The bytes of a sector of a disc or disk, and facts about it

stored-bytes = セクターのバイト
user-data-bytes = セクターのユーザーデータ
subchannel-bytes = セクターのサブチャンネル
title = セクター

## The way to another sector

go-to = セクターに移動
previous = 前のセクター
next = 次のセクター
# Names of keys
page-up = Page Up
page-down = Page Down
# Label of the field for the number of a sector
number = セクター
# LBA: the number of a sector; MSF: its minutes, seconds and frames
number-or-time = LBAまたはMSF
# Examples of what can be typed
example = 16 または 00:02:16
wrong-number-or-time = 16や-150のようなセクター番号か、00:02:16のような時間を入力してください。
hint-number-or-time = 番号、または分:秒:フレーム。Page UpとPage Downで1つずつ移動します。
wrong-number = 16や0x10のようなセクター番号を入力してください。
hint-number = Page UpとPage Downで1つずつ移動します。

## Its check

# Before the path of a file
part-of = 属するファイル：
not-stored = ここには何も格納されていません
valid = チェックサム正常
damaged = 破損：チェックサム不正
wrong-parity = データは正常、パリティ不正
no-checksum = 検査するチェックサムなし
checksum-not-stored = チェックサム未格納

## The choice of its bytes

# Label of the choice of what is shown
show = 表示
raw = 生セクター
user-data = ユーザーデータ
# Bytes that a disc has beside those of each sector
subchannel = サブチャンネル
