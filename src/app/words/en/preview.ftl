# The preview of a file, the large preview, and views of bytes.

label = Preview

## How the file is shown

show-as = Show as
text = Text
image = Image
audio = Audio
video = Video
# Bytes in hexadecimal digits
hex = Hex
reading = Reading…
file-bytes = Bytes of the file
go-to-byte = Go to byte

## A text

text-encoding = Encoding of the text
# An encoding that is guessed
automatic = Automatic
automatic-name = Automatic: { $name }
file-text = Text of the file
# Before the button “Show more”
showing-first = Showing the first { $size }.{ " " }
show-more = Show more
stacked = The rest isn’t shown: it stacks more marks than a browser can lay out.

## A picture

# Before the button “Draw it”
drawing-as-text = This is a drawing (SVG), shown as its text.{ " " }
draw = Draw it
# Before the button “Show it”
many-pixels = This image has { $width } × { $height } pixels, which takes much memory to show.{ " " }
show = Show it
# Before the button “Show the text”
drawn = Drawn by your browser.{ " " }
show-text = Show the text
drawing = Drawing

## The large preview

previous-file = Previous file
next-file = Next file
close = Close the preview
empty = This file is empty.
find = Find in the text
no-matches = No matches
# Number of a match, and of all
match-of = { $number } of { $total }
match-of-more = { $number } of { $total } or more
previous-match = Previous match
next-match = Next match
