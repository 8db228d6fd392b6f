# What is shown over the page while files are dragged over it.

# Of the two targets below, for screen readers
title = Drop
# Two targets, each with a second line that says how
open-how = as another image
add = Add to this image
add-how = to the listed folder

open-one = Open this image
open-several = Open { $count } files as one image
open-one-beside = Open this image, beside the open one
open-several-beside = Open { $count } files as one image, beside the open one
add-missing = Add the missing files, or open another image
