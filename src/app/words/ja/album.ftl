# The album of an audio disc: its tracks, with a player.

# Name of the panel, and of the buttons that lead to it.
album = アルバム
# Stands for the title of an album that has none.
disc = 音楽CD
track-count = { $count }トラック
# Name of the list for screen readers.
tracks = トラック
save-flac = すべてをFLACで保存…
save-wav = すべてをWAVで保存…
# Audio before the first track of a CD.
hidden-track = 隠しトラック
# Stands for the title of a track that has none.
track = トラック{ $number }
# A button; $track is a title.
play = 「{ $track }」を再生
# A button; $track is a title.
pause = 「{ $track }」を一時停止
