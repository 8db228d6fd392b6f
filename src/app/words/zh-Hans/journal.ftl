# Changes that the browser keeps in case the page is closed before they are built.

no-space = Your browser has no space to store these changes, so a reload would discard them.
choose-again = Choose the files you added again.
