# Names of the edges of panes and columns for screen readers. “Size”, “Modified” … are the titles of the columns.

tree = 树的宽度
details = 详细信息的宽度
size = 大小列的宽度
modified = 修改时间列的宽度
kind = 类型列的宽度
sector = 首扇区列的宽度
attributes = 属性列的宽度
