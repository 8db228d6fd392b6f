# The images that were open before, on the welcome screen

title = Imágenes recientes
forget-all = Olvidar todas
# The user has to choose the file again, since the browser keeps no access to it
choose-again = Elegir { $name } de nuevo…
# Removes an image from the list
forget = Olvidar
forget-name = Olvidar { $name }
