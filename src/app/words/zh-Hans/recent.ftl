# The images that were open before, on the welcome screen

title = 最近的映像
forget-all = 清空列表
# The user has to choose the file again, since the browser keeps no access to it
choose-again = 重新选择 { $name }…
# Removes an image from the list
forget = 移除
forget-name = 从列表中移除 { $name }
