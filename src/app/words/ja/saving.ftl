# What came of saving.

saved = 「{ $name }」を保存しました。
saved-size = 「{ $name }」（{ $size }）を保存しました。
saved-files = { $count }個のファイル（{ $size }）を保存しました。
saved-files-to = { $count }個のファイルを「{ $folder }」に保存しました。
saved-files-size-to = { $count }個のファイル（{ $size }）を「{ $folder }」に保存しました。
# The browser saves it by itself
downloads = 「{ $name }」を保存しています。ブラウザーのダウンロードを確認してください。
downloads-size = 「{ $name }」（{ $size }）を保存しています。ブラウザーのダウンロードを確認してください。
# A range of bytes of the image
downloads-range = 「{ $name }」（{ $size }）を保存しています。ブラウザーのダウンロードを確認してください。
range-refused = ブラウザーが範囲を保存しませんでした。

## Failures
nothing-saved = 何も保存されませんでした。
stopped-advice = いつでもやり直せます。
refused = ブラウザーがファイルを受け付けませんでした。
refused-advice = このページのダウンロードを許可してから、もう一度お試しください。
# $title is the title of the job
interrupted = 「{ $title }」は中断されました：Discernのうち、イメージを読み取る部分が異常終了しました。
interrupted-meaning = Discernの不具合です。イメージには影響ありません。書き込み中だったデータは不完全で、最終的な名前のファイルとしては残っていませんが、それまでに完了したファイルは残っています。
interrupted-advice = イメージは開き直されます。処理をもう一度開始してください。再び失敗する場合は、詳細をコピーして報告してください。
