# Changes that the browser keeps in case the page is closed before they are built.

no-space = El navegador no tiene espacio para guardar estos cambios, así que se perderían al recargar.
choose-again = Elija de nuevo los archivos añadidos.
