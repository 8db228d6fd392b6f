// Runs 7z-wasm in its own worker, which its WORKERFS needs to read the user's file in place, without a copy.

import SevenZip from "../node_modules/7z-wasm/7zz.es6.js";

const lines = [];
const module = await SevenZip({ print: (line) => lines.push(line), printErr: () => {} });
postMessage("ready");

onmessage = ({ data: { file, command } }) => {
  try {
    module.FS.mkdir("/in");
    module.FS.mount(module.WORKERFS, { files: [file] }, "/in");
    lines.length = 0;
    const code = module.callMain([...command, `/in/${file.name}`]);
    if (code) throw new Error(lines.findLast((line) => /error|Can.t open/i.test(line)) ?? `exit code ${code}`);
    const blob = command[0] === "e" ? new Blob([module.FS.readFile("large.bin")]) : undefined;
    postMessage({ lines: lines.length, blob });
  } catch (error) {
    postMessage({ error: String(error) });
  }
};
