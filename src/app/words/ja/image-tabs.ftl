# The tabs of the open images.

open-images = 開いているイメージ
# Delete is the key
close-delete = 閉じる（Delete）
close = 「{ $name }」を閉じる
