# What went wrong in the page itself: what happened, what it means, what the user can do

stopped = 中止しました。
stopped-meaning = 何も変更されていません。
stopped-advice = いつでもやり直せます。

# The part of the program that reads images has crashed
worker = イメージの読み取り中に問題が発生しました。
worker-meaning = Discernの不具合です。ファイルには影響ありません。
worker-advice = ページを再読み込みして、もう一度お試しください。再発する場合は、詳細をコピーして報告してください。

part = Discernの一部を読み込めませんでした。
part-meaning = イメージは開いたままです。
part-advice = 接続を確認してから、もう一度お試しください。

drop = ドロップされたファイルを読み取れません。
drop-advice = ファイルがまだ存在するか確認してから、もう一度ドロップしてください。

audio = ブラウザーがこのオーディオを再生できません。
audio-meaning = トラックの保存は可能です。
audio-advice = 保存して別のプログラムで再生してください。
