# Two views (file systems, or trees of names) of an image side by side.

title = ビューを比較
first = 1つ目のビュー
second = 2つ目のビュー
running = 比較中…
# What happened, and what to do: two sentences
failure = { $what }{ $advice }
# A clause like “UDF and ISO 9660 hold the same 412 files” becomes a sentence
summary = { $clause }。
read-files = 比較のために{ $count }個のファイルを読み取る
# As in “only in UDF, 1.2 KB”
with-size = { $what }、{ $size }
# As in “other content: 1.2 KB and 1.4 KB”
with-sizes = { $what }：{ $first }と{ $second }
