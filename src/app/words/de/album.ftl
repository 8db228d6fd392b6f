# The album of an audio disc: its tracks, with a player.

# Name of the panel, and of the buttons that lead to it.
album = Album
# Stands for the title of an album that has none.
disc = Audio-CD
track-count = { $count ->
    [one] { $count } Track
   *[other] { $count } Tracks
}
# Name of the list for screen readers.
tracks = Tracks
save-flac = Alle als FLAC speichern…
save-wav = Alle als WAV speichern…
# Audio before the first track of a CD.
hidden-track = Versteckter Track
# Stands for the title of a track that has none.
track = Track { $number }
# A button; $track is a title.
play = { $track } abspielen
# A button; $track is a title.
pause = { $track } anhalten
