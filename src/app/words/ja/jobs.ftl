# Jobs that run or have ended: saving, converting, checking; and the parts of the page that are loaded when needed.

## A job that runs

# What a progress bar shows
done = 完了
stopping = 中止中…
starting = 開始中…
progress = { $phase }：{ $done } / { $total }
percent = { $percent }%
# The time that a job still takes
left = 残り{ $duration }

## The list of jobs, and its button

label = 処理
button = 処理：{ $counts }
close-list = 処理の一覧を閉じる
clear-list = 一覧を消去
finished-job = 完了：{ $title }
failed-job = 失敗：{ $title }
retry = 再試行
# Leads to where a job belongs
show = 表示
running = 実行中{ $count }件
finished = 完了{ $count }件
failed = 失敗{ $count }件

## A part of the page that is missing

not-loaded = Discernのこの部分を読み込めませんでした。接続を確認してから、もう一度お試しください。イメージは開いたままです。
