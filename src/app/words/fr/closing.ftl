# The question before an image is closed or opened again, with something unsaved or still being saved.

stop-close = Stop saving and close { $name }?
close = Close { $name }?
stop-open = Stop saving and open { $name } with the other files?
open = Open { $name } with the other files?
still-saving = Files are still being saved from this image. If you stop, they’ll be incomplete.
changes = { $count ->
    [one] { $count } change isn’t in a saved image. Your browser keeps them until you open this image again.
   *[other] { $count } changes aren’t in a saved image. Your browser keeps them until you open this image again.
}
new-image = The new image hasn’t been saved, and would be gone.

## Buttons

keep-saving = Keep saving
keep-image = Keep this image
do-stop-close = Stop and close
do-close = Close this image
do-stop-open = Stop and open
do-open = Open with the other files
