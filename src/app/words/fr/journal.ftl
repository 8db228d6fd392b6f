# Changes that the browser keeps in case the page is closed before they are built.

no-space = Votre navigateur n’a plus de place pour stocker ces modifications : elles seraient perdues si vous actualisiez la page.
choose-again = Choisissez à nouveau les fichiers ajoutés.
