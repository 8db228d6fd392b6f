# Names of the edges of panes and columns for screen readers. “Size”, “Modified” … are the titles of the columns.

tree = ツリーの幅
details = 詳細の幅
size = 「サイズ」の幅
modified = 「更新日時」の幅
kind = 「種類」の幅
sector = 「先頭セクター」の幅
attributes = 「属性」の幅
