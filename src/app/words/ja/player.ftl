# The audio player

pause = 一時停止
play = 再生
player = プレーヤー
volume = 音量
position = 位置
# A time of the length, both as in “1:05”
position-of = { $position } / { $length }
# Positions in a track that the disc numbers
index-marks = インデックスマーク

## The waveform, for screen readers

silence = 波形：全体が無音。
loudest = 波形：最大は{ $time }で、フルスケールの{ $percent }%。
loudest-after-silence = 波形：最大は{ $time }で、フルスケールの{ $percent }%。{ $start }まで無音。
