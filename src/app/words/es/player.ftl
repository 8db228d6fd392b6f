# The audio player

pause = Pausar
play = Reproducir
player = Reproductor
volume = Volumen
position = Posición
# A time of the length, both as in “1:05”
position-of = { $position } de { $length }
# Positions in a track that the disc numbers
index-marks = Marcas de índice

## The waveform, for screen readers

silence = Forma de onda: silencio en toda la pista.
loudest = Forma de onda: máximo en { $time }, { $percent } % de la escala completa.
loudest-after-silence = Forma de onda: máximo en { $time }, { $percent } % de la escala completa; silencio hasta { $start }.
