# The album of an audio disc: its tracks, with a player.

# Name of the panel, and of the buttons that lead to it.
album = Album
# Stands for the title of an album that has none.
disc = Disque audio
track-count = { $count ->
    [one] { $count } piste
   *[other] { $count } pistes
}
# Name of the list for screen readers.
tracks = Pistes
save-flac = Tout enregistrer en FLAC…
save-wav = Tout enregistrer en WAV…
# Audio before the first track of a CD.
hidden-track = Piste cachée
# Stands for the title of a track that has none.
track = Piste { $number }
# A button; $track is a title.
play = Lire { $track }
# A button; $track is a title.
pause = Mettre en pause { $track }
