# What went wrong in the page itself: what happened, what it means, what the user can do

stopped = Angehalten.
stopped-meaning = Nichts wurde geändert.
stopped-advice = Sie können jederzeit neu beginnen.

# The part of the program that reads images has crashed
worker = Beim Lesen des Abbilds ist etwas schiefgegangen.
worker-meaning = Das ist ein Fehler in Discern. Ihre Datei ist unberührt.
worker-advice = Laden Sie die Seite neu und versuchen Sie es erneut. Tritt es wieder auf, kopieren Sie die Details und melden Sie sie.

part = Ein Teil von Discern konnte nicht geladen werden.
part-meaning = Ihr Abbild ist noch geöffnet.
part-advice = Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut.

drop = Die abgelegten Dateien lassen sich nicht lesen.
drop-advice = Prüfen Sie, ob sie noch da sind, und legen Sie sie dann erneut ab.

audio = Ihr Browser kann dieses Audio nicht abspielen.
audio-meaning = Sie können den Track trotzdem speichern.
audio-advice = Speichern Sie ihn und spielen Sie ihn in einem anderen Programm ab.
