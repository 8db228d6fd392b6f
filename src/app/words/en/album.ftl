# The album of an audio disc: its tracks, with a player.

# Name of the panel, and of the buttons that lead to it.
album = Album
# Stands for the title of an album that has none.
disc = Audio disc
track-count = { $count ->
    [one] { $count } track
   *[other] { $count } tracks
}
# Name of the list for screen readers.
tracks = Tracks
save-flac = Save all as FLAC…
save-wav = Save all as WAV…
# Audio before the first track of a CD.
hidden-track = Hidden track
# Stands for the title of a track that has none.
track = Track { $number }
# A button; $track is a title.
play = Play { $track }
# A button; $track is a title.
pause = Pause { $track }
