# The list of all commands, which users search by typing, and the list of keyboard shortcuts.

title = 命令
find = 查找命令
no-such = 没有这样的命令。

## Commands

open-image = 打开映像…
create-image = 从文件夹创建映像…
go-overview = 转到概览
go-files = 转到文件
go-disc = 转到光盘：区段、轨道、扇区、字节
go-check = 转到检查：发现、校验和
go-convert = 转到转换
go-build = 转到生成
next-image = 显示下一个映像
close-image = 关闭此映像
search = 搜索名称
save-selection = 保存所选内容
save-zip = 全部保存为 ZIP
save-folder = 保存到文件夹…
copy-text = 将此列表复制为文本
copy-csv = 将此列表复制为 CSV
copy-json = 将此列表复制为 JSON
copy-ls = 以 ls -lR 格式复制此文件夹
add-folder = 添加文件夹…
new-folder = 新建文件夹
volume-boot = 卷和启动…
density = 紧凑行距：开或关
language = 选择语言
theme = 更改主题

## Keys. Names of keys as keyboards of the language have them.

ctrl-o = Ctrl+O
ctrl-s = Ctrl+S
ctrl-z = Ctrl+Z
ctrl-shift-z = Ctrl+Shift+Z
ctrl-k = Ctrl+K
search-keys = / 或 Ctrl+F
esc = Esc
enter = Enter
parent-keys = Backspace 或 Alt+↑
history-keys = Alt+← 和 Alt+→
# The keys that move in a list
list-keys = ↑ ↓ Page Up Page Down Home End
# The space bar
space = 空格
ctrl-a = Ctrl+A
# The keys of letters
letters = 字母
# “Menu” is the key that opens the context menu
menu-keys = Shift+F10 或菜单键
delete-key = Delete
cut-keys = Ctrl+X 和 Ctrl+V
alt-enter = Alt+Enter
undo-keys = Ctrl+Z 和 Ctrl+Shift+Z
tab-keys = ← → 和 Delete，在映像的标签页上
preview-keys = ← →，在大预览中

## What the keys do

shortcuts = 键盘快捷键
all-commands = 所有命令
this-list = 此列表
does-open = 打开映像
does-end = 结束搜索；清除选择
does-enter = 打开文件夹或映像，或文件的大预览
does-parent = 转到上级文件夹
does-history = 后退和前进
does-list = 在列表中移动；按住 Shift 选择
does-toggle = 选择或取消选择该行
does-all = 全选
does-letters = 移到以这些字母开头的下一个名称
does-menu = 该行、树中该行或该轨道的命令
does-cut = 剪切，并粘贴到所列文件夹
does-properties = 属性
does-undo = 撤销和重做
does-tab = 显示另一个映像；关闭映像
does-preview = 显示上一个或下一个文件
does-fold = 在树中折叠和展开；在标签页间移动
