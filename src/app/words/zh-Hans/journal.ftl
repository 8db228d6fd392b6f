# Changes that the browser keeps in case the page is closed before they are built.

no-space = 浏览器没有空间存储这些更改，重新加载会丢失它们。
choose-again = 请再次选择添加过的文件。
