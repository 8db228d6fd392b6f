# The audio player

pause = Pause
play = Lecture
player = Lecteur
volume = Volume
position = Position
# A time of the length, both as in “1:05”
position-of = { $position } sur { $length }
# Positions in a track that the disc numbers
index-marks = Marques d’index

## The waveform, for screen readers

silence = Forme d’onde : silence d’un bout à l’autre.
loudest = Forme d’onde : maximum à { $time }, { $percent } % de la pleine échelle.
loudest-after-silence = Forme d’onde : maximum à { $time }, { $percent } % de la pleine échelle ; silence jusqu’à { $start }.
