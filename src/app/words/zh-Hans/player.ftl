# The audio player

pause = Pause
play = Play
player = Player
volume = Volume
position = Position
# A time of the length, both as in “1:05”
position-of = { $position } of { $length }
# Positions in a track that the disc numbers
index-marks = Index marks

## The waveform, for screen readers

silence = Waveform: silence throughout.
loudest = Waveform: loudest at { $time }, { $percent }% of full scale.
loudest-after-silence = Waveform: loudest at { $time }, { $percent }% of full scale; silence until { $start }.
