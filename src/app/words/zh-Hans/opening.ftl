# Opening and closing images, and going back to them.

# $kinds is a list of file systems and formats, as “ISO 9660 · Joliet”
opened = Opened { $name }, { $kinds }.
already-open = { $name } is open already.
closed = Closed { $name }.

## Too many are open
too-many = { $count ->
    [one] { $count } image is open, and no more can be.
   *[other] { $count } images are open, and no more can be.
}
too-many-meaning = Each open image takes memory of its own.
too-many-advice = Close one of them, then open the other image again.

## An image of the list of recent ones
recent-unreadable = { $name } can’t be opened from here any more.
recent-unreadable-meaning = It was moved, renamed or deleted, or your browser wasn’t allowed to read it.
recent-unreadable-advice = Choose it again.

## The browser’s history and address
is-closed = That image is closed. Open it again to go back to it.
stay-open = Open images stay open. To leave them, close this tab of your browser.
nothing-at-address = The address in the browser leads to nothing in this image.
