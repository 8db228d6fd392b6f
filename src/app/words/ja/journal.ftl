# Changes that the browser keeps in case the page is closed before they are built.

no-space = ブラウザーに変更を保管する空きがないため、再読み込みすると変更が失われます。
choose-again = 追加したファイルをもう一度選択してください。
