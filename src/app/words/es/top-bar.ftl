# The bar at the top of the page

new = New…
new-title = Create an image from a folder
open = Open…
search = Search
search-items = { $count ->
    [one] Search { $count } item
   *[other] Search { $count } items
}
search-label = Search names; use * and ? as wildcards, / to search paths
