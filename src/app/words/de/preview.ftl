# The preview of a file, the large preview, and views of bytes.

label = Vorschau

## How the file is shown

show-as = Zeigen als
text = Text
image = Bild
audio = Audio
video = Video
# Bytes in hexadecimal digits
hex = Hex
reading = Wird gelesen…
file-bytes = Bytes der Datei
go-to-byte = Zum Byte gehen

## A text

text-encoding = Zeichensatz des Texts
# An encoding that is guessed
automatic = Automatisch
automatic-name = Automatisch: { $name }
file-text = Text der Datei
# Before the button “Show more”
showing-first = Gezeigt werden die ersten { $size }.{ " " }
show-more = Mehr zeigen
stacked = Der Rest wird nicht gezeigt: Er stapelt mehr Zeichen, als ein Browser setzen kann.

## A picture

# Before the button “Draw it”
drawing-as-text = Das ist eine Zeichnung (SVG), als Text gezeigt.{ " " }
draw = Zeichnen
# Before the button “Show it”
many-pixels = Dieses Bild hat { $width } × { $height } Pixel; es zu zeigen braucht viel Speicher.{ " " }
show = Zeigen
# Before the button “Show the text”
drawn = Von Ihrem Browser gezeichnet.{ " " }
show-text = Text zeigen
drawing = Zeichnung

## The large preview

previous-file = Vorige Datei
next-file = Nächste Datei
close = Vorschau schließen
empty = Diese Datei ist leer.
find = Im Text suchen
no-matches = Keine Treffer
# Number of a match, and of all
match-of = { $number } von { $total }
match-of-more = { $number } von { $total } oder mehr
previous-match = Voriger Treffer
next-match = Nächster Treffer
