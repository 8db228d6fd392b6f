# The bytes of the image file, and the structures in them.

title = Octets et structures
# Name of the panel for screen readers.
grid = Octets du fichier image

## An offset as a link

show-bytes = Afficher les octets
# Name of a link for screen readers; $place is an offset, as in 0x8000.
show-bytes-at = { $place } : afficher les octets

## Searching

search = Rechercher dans les octets
# Name of the choice between text and bytes.
search-for = Rechercher
text = Texte
digits = Octets (hexa)
# Name of the field in which the text or the bytes are entered.
pattern = Élément à rechercher
nothing-entered = Saisissez ce qu’il faut rechercher.
previous-match = Résultat précédent
next-match = Résultat suivant
encoding = Encodage de la recherche
ignore-case = Ignorer la casse

## Going to a place

go-to = Aller à
# Name of the choice between byte and sector.
go-to-unit = Aller à un octet ou à un secteur
byte = Octet
# MSF is a place on a disc as a time: minutes, seconds and frames.
sector = Secteur ou MSF
place = Emplacement à atteindre
# Examples of what can be entered.
sector-example = 16 ou 00:02:16
not-stored = Ce secteur n’est pas stocké tel quel.
not-a-sector = Saisissez un nombre comme 16 ou un temps comme 00:02:16.
not-a-byte = Saisissez un nombre comme 32768 ou 0x8000, situé dans le fichier.

## The byte under the cursor

# Its offset, in hexadecimal and decimal digits.
here = Octet { $place } ({ $number })
selected = { $count ->
    [one] { $count } octet sélectionné
   *[other] { $count } octets sélectionnés
}
# The field that the byte is part of: its name in the standard, and its value.
field = { $name } : { $value }

## Commands for selected bytes

selected-bytes = Octets sélectionnés
copy-hex = Copier en hexa
copy-text = Copier comme texte
copy-c = Copier comme tableau C
copy-base64 = Copier en Base64
save-range = Enregistrer la plage

## Structures

structures = Structures
