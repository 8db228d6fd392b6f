# Opening and closing images, and going back to them.

# $kinds is a list of file systems and formats, as “ISO 9660 · Joliet”
opened = { $name } geöffnet, { $kinds }.
already-open = { $name } ist bereits geöffnet.
closed = { $name } geschlossen.

## Too many are open
too-many = { $count ->
    [one] { $count } Abbild ist geöffnet, mehr geht nicht.
   *[other] { $count } Abbilder sind geöffnet, mehr geht nicht.
}
too-many-meaning = Jedes geöffnete Abbild braucht eigenen Speicher.
too-many-advice = Schließen Sie eines davon und öffnen Sie dann das andere Abbild erneut.

## An image of the list of recent ones
recent-unreadable = { $name } lässt sich von hier nicht mehr öffnen.
recent-unreadable-meaning = Die Datei wurde verschoben, umbenannt oder gelöscht, oder Ihr Browser durfte sie nicht lesen.
recent-unreadable-advice = Wählen Sie sie erneut aus.

## The browser’s history and address
is-closed = Dieses Abbild ist geschlossen. Öffnen Sie es erneut, um dorthin zurückzukehren.
stay-open = Geöffnete Abbilder bleiben geöffnet. Um sie zu verlassen, schließen Sie diesen Tab Ihres Browsers.
nothing-at-address = Die Adresse im Browser führt in diesem Abbild zu nichts.
