// Lists an image with 7z-wasm, which is installed with the browser's tests, and prints how many milliseconds that takes,
// without the time to load it.
//
//   node benches/seven_zip.mjs IMAGE l -ba -tudf

import { basename, dirname } from "node:path";
import SevenZip from "../tests/web/node_modules/7z-wasm/7zz.es6.js";

const [image, ...command] = process.argv.slice(2);
let lines = 0;
const module = await SevenZip({ print: () => (lines += 1), printErr: console.error });
module.FS.mkdir("/in");
module.FS.mount(module.NODEFS, { root: dirname(image) }, "/in");
const begin = performance.now();
module.callMain([...command, `/in/${basename(image)}`]);
const milliseconds = performance.now() - begin;
if (lines < 2) throw new Error(`${lines} lines`);
console.log(milliseconds.toFixed(1));
