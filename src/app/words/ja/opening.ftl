# Opening and closing images, and going back to them.

# $kinds is a list of file systems and formats, as “ISO 9660 · Joliet”
opened = 「{ $name }」を開きました：{ $kinds }。
already-open = 「{ $name }」はすでに開いています。
closed = 「{ $name }」を閉じました。

## Too many are open
too-many = { $count }個のイメージが開いており、これ以上は開けません。
too-many-meaning = 開いているイメージはそれぞれメモリを使用します。
too-many-advice = いずれかを閉じてから、もう一度開いてください。

## An image of the list of recent ones
recent-unreadable = 「{ $name }」をここから開けなくなりました。
recent-unreadable-meaning = 移動、名前変更、または削除されたか、ブラウザーに読み取りが許可されていません。
recent-unreadable-advice = もう一度選択してください。

## The browser’s history and address
is-closed = そのイメージは閉じられています。戻るには、もう一度開いてください。
stay-open = 開いたイメージはそのまま残ります。終了するには、ブラウザーのこのタブを閉じてください。
nothing-at-address = ブラウザーのアドレスに対応するものが、このイメージにありません。
