# What went wrong in the page itself: what happened, what it means, what the user can do

stopped = 已停止。
stopped-meaning = 没有任何更改。
stopped-advice = 随时可以重新开始。

# The part of the program that reads images has crashed
worker = 读取映像时出错。
worker-meaning = 这是 Discern 的错误。文件未受影响。
worker-advice = 请重新加载页面并重试。如果再次发生，请复制详细信息并报告。

part = Discern 的一部分无法加载。
part-meaning = 映像仍处于打开状态。
part-advice = 请检查网络连接，然后重试。

drop = 拖放的文件无法读取。
drop-advice = 请确认文件仍在，然后再次拖放。

audio = 浏览器无法播放此音频。
audio-meaning = 仍可以保存该轨道。
audio-advice = 请保存后用其他程序播放。
