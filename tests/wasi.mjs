// Runs a wasm32-wasip1 program under Node: the library's unit tests with a 32-bit `usize`, as in a browser.
// usage: node --no-warnings tests/wasi.mjs PROGRAM.wasm ARGUMENTS…

import { readFile } from "node:fs/promises";
import { WASI } from "node:wasi";

const [program, ...args] = process.argv.slice(2);
const wasi = new WASI({ version: "preview1", args: [program, ...args], env: process.env, preopens: { "/": "/" } });
const module = await WebAssembly.compile(await readFile(program));
const instance = await WebAssembly.instantiate(module, wasi.getImportObject());
process.exitCode = wasi.start(instance);
