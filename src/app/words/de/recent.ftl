# The images that were open before, on the welcome screen

title = Zuletzt geöffnete Abbilder
forget-all = Alle vergessen
# The user has to choose the file again, since the browser keeps no access to it
choose-again = { $name } erneut wählen…
# Removes an image from the list
forget = Vergessen
forget-name = { $name } vergessen
