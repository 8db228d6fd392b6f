# Problems found in the image, in the Check tab, and the warning that an image is incomplete.

label = 検出項目

## The heading

damaged-places = 破損{ $count }か所
warnings = 警告{ $count }件
notes = 注記{ $count }件
no-problems = 問題は見つかりませんでした
checked-so-far = これまでに検査したもの：記述子、フォルダー、ブートレコード。ファイルの内容は読み取っていません。位置はファイル内のバイトオフセットです。
save-text = テキストで保存

## Problems of one kind

damage = 破損
warning = 警告
note = 注記
places = { $count }か所
places-by-file = { $count }か所（ファイル別）
# The name of a structure in its standard, before what is wrong with it
of-structure = { $structure }：

## A place, as in “byte 32,768: expected 1, found 2”: these are between the position and the two values

expected = ：期待値{ " " }
found = 、実際の値{ " " }

## A place in the saved text; the values are as above

saved-place = バイト{ $byte }：期待値{ $expected }、実際の値{ $found }
saved-place-of-file = { $path }、バイト{ $byte }：期待値{ $expected }、実際の値{ $found }

## The warning

incomplete = このイメージは不完全です：{ $size }が欠落しています。
incomplete-advice = ここから作成したものも不完全になります。可能であれば、イメージを入手し直してください。
