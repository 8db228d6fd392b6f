# The bar at the top of the page

new = 新建…
new-title = 从文件夹创建映像
open = 打开…
search = 搜索
search-items = 搜索 { $count } 个项目
search-label = 搜索名称；可用 * 和 ? 作通配符，用 / 搜索路径
