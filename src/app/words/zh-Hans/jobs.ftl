# Jobs that run or have ended: saving, converting, checking; and the parts of the page that are loaded when needed.

## A job that runs

# What a progress bar shows
done = 完成
stopping = 正在停止…
starting = 正在开始…
progress = { $phase }：{ $done } / { $total }
percent = { $percent }%
# The time that a job still takes
left = 剩余 { $duration }

## The list of jobs, and its button

label = 任务
button = 任务：{ $counts }
close-list = 关闭任务列表
clear-list = 清空列表
finished-job = 已完成：{ $title }
failed-job = 失败：{ $title }
retry = 重试
# Leads to where a job belongs
show = 显示
running = { $count } 个正在运行
finished = { $count } 个已完成
failed = { $count } 个失败

## A part of the page that is missing

not-loaded = Discern 的这一部分无法加载。请检查网络连接，然后重试。映像仍处于打开状态。
