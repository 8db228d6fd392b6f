# The audio player

pause = 暂停
play = 播放
player = 播放器
volume = 音量
position = 位置
# A time of the length, both as in “1:05”
position-of = { $position } / { $length }
# Positions in a track that the disc numbers
index-marks = 索引标记

## The waveform, for screen readers

silence = 波形：全程静音。
loudest = 波形：{ $time } 处最响，为满刻度的 { $percent }%。
loudest-after-silence = 波形：{ $time } 处最响，为满刻度的 { $percent }%；{ $start } 之前为静音。
