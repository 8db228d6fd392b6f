# The album of an audio disc: its tracks, with a player.

# Name of the panel, and of the buttons that lead to it.
album = 专辑
# Stands for the title of an album that has none.
disc = 音乐光盘
track-count = { $count } 条轨道
# Name of the list for screen readers.
tracks = 轨道
save-flac = 全部保存为 FLAC…
save-wav = 全部保存为 WAV…
# Audio before the first track of a CD.
hidden-track = 隐藏轨道
# Stands for the title of a track that has none.
track = 轨道 { $number }
# A button; $track is a title.
play = 播放 { $track }
# A button; $track is a title.
pause = 暂停 { $track }
