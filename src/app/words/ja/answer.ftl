# The panel next to the files while none is selected: what the image is, and whether it is all right.

# Name of the panel for screen readers.
image = イメージ
# A button that leads to the reasons for what the panel says.
why = 理由は？
