# The images that were open before, on the welcome screen

title = Images récentes
forget-all = Tout oublier
# The user has to choose the file again, since the browser keeps no access to it
choose-again = Choisir à nouveau { $name }…
# Removes an image from the list
forget = Oublier
forget-name = Oublier { $name }
