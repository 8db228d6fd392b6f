# The images that were open before, on the welcome screen

title = 最近的映像
forget-all = 全部忘记
# The user has to choose the file again, since the browser keeps no access to it
choose-again = 重新选择 { $name }…
# Removes an image from the list
forget = 忘记
forget-name = 忘记 { $name }
