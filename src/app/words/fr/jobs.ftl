# Jobs that run or have ended: saving, converting, checking; and the parts of the page that are loaded when needed.

## A job that runs

# What a progress bar shows
done = Done
stopping = Stopping…
starting = Starting…
progress = { $phase }: { $done } of { $total }
percent = { $percent }%
# The time that a job still takes
left = { $duration } left

## The list of jobs, and its button

label = Jobs
button = Jobs: { $counts }
close-list = Close the list of jobs
clear-list = Clear the list
finished-job = Finished: { $title }
failed-job = Failed: { $title }
retry = Retry
# Leads to where a job belongs
show = Show
running = { $count ->
    [one] { $count } running
   *[other] { $count } running
}
finished = { $count ->
    [one] { $count } finished
   *[other] { $count } finished
}
failed = { $count ->
    [one] { $count } failed
   *[other] { $count } failed
}

## A part of the page that is missing

not-loaded = This part of Discern could not be loaded. Check your connection, then try again. Your image is still open.
