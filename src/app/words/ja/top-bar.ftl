# The bar at the top of the page

new = 新規…
new-title = フォルダーからイメージを作成
open = 開く…
search = 検索
search-items = { $count }項目を検索
search-label = 名前を検索（ワイルドカードは*と?、パスの検索は/）
