# Jobs that run or have ended: saving, converting, checking; and the parts of the page that are loaded when needed.

## A job that runs

# What a progress bar shows
done = Fertig
stopping = Wird angehalten…
starting = Wird begonnen…
progress = { $phase }: { $done } von { $total }
percent = { $percent } %
# The time that a job still takes
left = noch { $duration }

## The list of jobs, and its button

label = Vorgänge
button = Vorgänge: { $counts }
close-list = Liste der Vorgänge schließen
clear-list = Liste leeren
finished-job = Fertig: { $title }
failed-job = Gescheitert: { $title }
retry = Erneut versuchen
# Leads to where a job belongs
show = Zeigen
running = { $count ->
    [one] { $count } läuft
   *[other] { $count } laufen
}
finished = { $count ->
    [one] { $count } fertig
   *[other] { $count } fertig
}
failed = { $count ->
    [one] { $count } gescheitert
   *[other] { $count } gescheitert
}

## A part of the page that is missing

not-loaded = Dieser Teil von Discern konnte nicht geladen werden. Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut. Ihr Abbild ist noch geöffnet.
