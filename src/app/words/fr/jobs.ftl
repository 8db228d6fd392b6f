# Jobs that run or have ended: saving, converting, checking; and the parts of the page that are loaded when needed.

## A job that runs

# What a progress bar shows
done = Effectué
stopping = Arrêt…
starting = Démarrage…
progress = { $phase } : { $done } sur { $total }
percent = { $percent } %
# The time that a job still takes
left = encore { $duration }

## The list of jobs, and its button

label = Tâches
button = Tâches : { $counts }
close-list = Fermer la liste des tâches
clear-list = Vider la liste
finished-job = Terminé : { $title }
failed-job = Échec : { $title }
retry = Réessayer
# Leads to where a job belongs
show = Afficher
running = { $count ->
    [one] { $count } en cours
   *[other] { $count } en cours
}
finished = { $count ->
    [one] { $count } terminée
   *[other] { $count } terminées
}
failed = { $count ->
    [one] { $count } échouée
   *[other] { $count } échouées
}

## A part of the page that is missing

not-loaded = Cette partie de Discern n’a pas pu être chargée. Vérifiez votre connexion, puis réessayez. Votre image est toujours ouverte.
