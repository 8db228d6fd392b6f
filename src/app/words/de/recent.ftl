# The images that were open before, on the welcome screen

title = Recent images
forget-all = Forget all
# The user has to choose the file again, since the browser keeps no access to it
choose-again = Choose { $name } again…
# Removes an image from the list
forget = Forget
forget-name = Forget { $name }
