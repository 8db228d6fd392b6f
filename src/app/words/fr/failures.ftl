# What went wrong in the page itself: what happened, what it means, what the user can do

stopped = Arrêté.
stopped-meaning = Rien n’a été modifié.
stopped-advice = Vous pouvez recommencer à tout moment.

# The part of the program that reads images has crashed
worker = Un problème est survenu pendant la lecture de l’image.
worker-meaning = C’est un bogue de Discern. Votre fichier est intact.
worker-advice = Actualisez la page et réessayez. Si cela se reproduit, copiez les détails et signalez-les.

part = Une partie de Discern n’a pas pu être chargée.
part-meaning = Votre image est toujours ouverte.
part-advice = Vérifiez votre connexion, puis réessayez.

drop = Les fichiers déposés ne peuvent pas être lus.
drop-advice = Vérifiez qu’ils existent toujours, puis déposez-les à nouveau.

audio = Votre navigateur ne peut pas lire cet audio.
audio-meaning = Vous pouvez tout de même enregistrer la piste.
audio-advice = Enregistrez-la et lisez-la dans un autre programme.
