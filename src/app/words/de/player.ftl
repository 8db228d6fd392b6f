# The audio player

pause = Anhalten
play = Abspielen
player = Player
volume = Lautstärke
position = Position
# A time of the length, both as in “1:05”
position-of = { $position } von { $length }
# Positions in a track that the disc numbers
index-marks = Indexmarken

## The waveform, for screen readers

silence = Wellenform: durchgehend Stille.
loudest = Wellenform: am lautesten bei { $time }, { $percent } % der Vollaussteuerung.
loudest-after-silence = Wellenform: am lautesten bei { $time }, { $percent } % der Vollaussteuerung; Stille bis { $start }.
