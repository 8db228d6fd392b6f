# The Disc tab.

# Of a group of buttons: what to look at
look-at = 查看
tracks = 轨道和扇区
map = 分布图
bytes = 字节和结构

## The disc

# Headings of a disc without a title: an optical disc; a hard disk, memory card or floppy disk
disc = 光盘
disk = 磁盘
disk-note = 磁盘没有区段和轨道：扇区从 0 开始计数。
plain-note = 此格式只存储用户数据，每扇区 2,048 字节，不记录区段和轨道。
guessed-note = 没有文件描述轨道，Discern 通过检查扇区找到了它们。要得到准确的布局，请将映像与其 .cue、.toc 或 .ccd 文件一起打开。
catalog-number = 目录编号
unknown-medium = 未知介质
session-count = { $count } 个区段
track-count = { $count } 条轨道

## The drawing of the disc

between = 两个区段之间的导出区和导入区
lead-out-of = 区段 { $session } 的导出区，从扇区 { $sector } 起
pregap-of = 轨道 { $number } 的前间隙
index-of = 轨道 { $number } 的索引 { $index }
# As in “Track 2: Audio, 03:12:40 from 04:10:00”: its mode, its length, and where it begins
track-title = 轨道 { $number }：{ $mode }，{ $length }，始于 { $start }

## The legend of the drawing

data = 数据
audio = 音频
file-missing = 缺少文件
pregap-stored = 前间隙，已存储
pregap-not-stored = 前间隙，未存储
index-mark = 索引标记
lead-out = 导出区
between-sessions = 区段之间，未按比例

## A description of the drawing, which screen readers say

layout = 按比例的光盘布局，{ $count } 个区段。{ $sessions }
# The tracks are those below, with “; ” between them
describe-session = 区段 { $number }：{ $tracks }；导出区位于 { $address }。
describe-track = 轨道 { $number }，{ $mode }，{ $length }
describe-missing = 轨道 { $number }，{ $mode }，{ $length }，缺少文件

## The files of the image

files = 文件
one-missing = 缺少 { $name }。请拖放到这里或选择它。
several-missing = 缺少 { $count } 个文件。请拖放到这里或选择它们。
missing = 缺失
choose-file = 选择文件…
