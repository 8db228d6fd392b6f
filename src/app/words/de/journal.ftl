# Changes that the browser keeps in case the page is closed before they are built.

no-space = Ihr Browser hat keinen Platz für diese Änderungen; beim Neuladen gingen sie verloren.
choose-again = Wählen Sie die hinzugefügten Dateien noch einmal aus.
