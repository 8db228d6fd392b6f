# Buttons that save, and the field in which a name is edited

as-zip = ZIPで保存
# Label of a choice of variants
save-as = 保存方法
# Before it, the name of a button, as in “Save repaired images”
several-to-folder = { $label }：フォルダーへ（{ $count }個のファイル）…
several-as-zip = { $label }：1つのZIPで（{ $count }個のファイル）
one-zip = 1つのZIP
separately = 個別にダウンロード
new-name-of = 「{ $name }」の新しい名前
