# The album of an audio disc: its tracks, with a player.

# Name of the panel, and of the buttons that lead to it.
album = Álbum
# Stands for the title of an album that has none.
disc = Disco de audio
track-count = { $count ->
    [one] { $count } pista
   *[other] { $count } pistas
}
# Name of the list for screen readers.
tracks = Pistas
save-flac = Guardar todo como FLAC…
save-wav = Guardar todo como WAV…
# Audio before the first track of a CD.
hidden-track = Pista oculta
# Stands for the title of a track that has none.
track = Pista { $number }
# A button; $track is a title.
play = Reproducir { $track }
# A button; $track is a title.
pause = Pausar { $track }
