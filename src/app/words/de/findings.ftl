# Problems found in the image, in the Check tab, and the warning that an image is incomplete.

label = Findings

## The heading

damaged-places = { $count ->
    [one] { $count } damaged place
   *[other] { $count } damaged places
}
warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
no-problems = No problems found
checked-so-far = Checked so far: descriptors, folders and boot records. File contents haven’t been read. Positions are byte offsets in the file.
save-text = Save as text

## Problems of one kind

damage = Damage
warning = Warning
note = Note
places = { $count ->
    [one] { $count } place
   *[other] { $count } places
}
places-by-file = { $count ->
    [one] { $count } place, by file
   *[other] { $count } places, by file
}
# The name of a structure in its standard, before what is wrong with it
of-structure = { $structure }:{ " " }

## A place, as in “byte 32,768: expected 1, found 2”: these are between the position and the two values

expected = : expected{ " " }
found = , found{ " " }

## A place in the saved text; the values are as above

saved-place = byte { $byte }: expected { $expected }, found { $found }
saved-place-of-file = { $path }, byte { $byte }: expected { $expected }, found { $found }

## The warning

incomplete = This image is incomplete: { $size } is missing.
incomplete-advice = Anything made from it will be incomplete too. Get the image again if you can.
