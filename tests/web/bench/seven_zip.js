// 7z-wasm in a worker of its own, as its WORKERFS needs: the user's file is read in place, not copied.

import SevenZip from "../node_modules/7z-wasm/7zz.es6.js";

const lines = [];
const module = await SevenZip({ print: (line) => lines.push(line), printErr: () => {} });
postMessage("ready");

onmessage = ({ data: { file, command } }) => {
  try {
    module.FS.mkdir("/in");
    module.FS.mount(module.WORKERFS, { files: [file] }, "/in");
    lines.length = 0;
    module.callMain([...command, `/in/${file.name}`]);
    const blob = command[0] === "e" ? new Blob([module.FS.readFile("large.bin")]) : undefined;
    postMessage({ lines: lines.length, blob });
  } catch (error) {
    postMessage({ error: String(error) });
  }
};
