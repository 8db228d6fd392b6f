# Opening and closing images, and going back to them.

# $kinds is a list of file systems and formats, as “ISO 9660 · Joliet”
opened = { $name } ouvert, { $kinds }.
already-open = { $name } est déjà ouvert.
closed = { $name } fermé.

## Too many are open
too-many = { $count ->
    [one] { $count } image est ouverte ; il n’est pas possible d’en ouvrir davantage.
   *[other] { $count } images sont ouvertes ; il n’est pas possible d’en ouvrir davantage.
}
too-many-meaning = Chaque image ouverte occupe de la mémoire.
too-many-advice = Fermez-en une, puis rouvrez l’autre image.

## An image of the list of recent ones
recent-unreadable = { $name } ne peut plus être ouvert d’ici.
recent-unreadable-meaning = Le fichier a été déplacé, renommé ou supprimé, ou votre navigateur n’a pas été autorisé à le lire.
recent-unreadable-advice = Choisissez-le à nouveau.

## The browser’s history and address
is-closed = Cette image est fermée. Rouvrez-la pour y revenir.
stay-open = Les images ouvertes le restent. Pour les quitter, fermez cet onglet du navigateur.
nothing-at-address = L’adresse du navigateur ne mène à rien dans cette image.
