# What went wrong in the page itself: what happened, what it means, what the user can do

stopped = Stopped.
stopped-meaning = Nothing was changed.
stopped-advice = You can start again at any time.

# The part of the program that reads images has crashed
worker = Something went wrong while reading the image.
worker-meaning = This is a bug in Discern. Your file is untouched.
worker-advice = Reload the page and try again. If it happens again, copy the details and report them.

part = A part of Discern could not be loaded.
part-meaning = Your image is still open.
part-advice = Check your connection, then try again.

drop = The dropped files can’t be read.
drop-advice = Check that it’s still there, then drop it again.

audio = Your browser can’t play this audio.
audio-meaning = You can still save the track.
audio-advice = Save it and play it in another program.
