# Buttons that save, and the field in which a name is edited

as-zip = 保存为 ZIP
# Label of a choice of variants
save-as = 另存为
# Before it, the name of a button, as in “Save repaired images”
several-to-folder = { $label }（{ $count } 个文件）到文件夹…
several-as-zip = { $label }（{ $count } 个文件）为一个 ZIP
one-zip = 一个 ZIP
separately = 分别下载
new-name-of = { $name } 的新名称
