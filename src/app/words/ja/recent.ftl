# The images that were open before, on the welcome screen

title = 最近使ったイメージ
forget-all = すべて消去
# The user has to choose the file again, since the browser keeps no access to it
choose-again = 「{ $name }」をもう一度選択…
# Removes an image from the list
forget = 消去
forget-name = 「{ $name }」を消去
