// Runs first in the page that is one file (`xtask/src/single.rs`). The other files of the page lie in its last elements,
// packed. They are unpacked into blobs, so that nothing is requested.
//
// Chromium gives a page from a disk no modules and no requests in its workers, even for the page's own blobs. So the
// worker is a classic script, and gets the files by its first message.
"use strict";

globalThis.single = {
  /** Unpacked files by their names. */
  files: {},

  /** Unpacks all files, once. */
  unpacked() {
    return (this.unpacking ??= this.unpack());
  },

  async unpack() {
    const { files } = this;
    const unpack = async ({ dataset: { name }, textContent }) => {
      const packed = new Blob([Uint8Array.from(atob(textContent), (sign) => sign.charCodeAt(0))]);
      const content = await new Response(packed.stream().pipeThrough(new DecompressionStream("deflate"))).blob();
      const ending = name.split(".").at(-1);
      const type = { js: "text/javascript", wasm: "application/wasm", txt: "text/plain;charset=utf-8" }[ending];
      files[name] = content.slice(0, content.size, type);
    };
    await Promise.all(Array.from(document.querySelectorAll("script[data-name]"), unpack));
    return files;
  },

  /** Stands in for the program's own loader, with all files unpacked first. */
  async start() {
    const files = await globalThis.single.unpacked();
    const licenses = document.querySelector('a[href="licenses.txt"]');
    if (licenses) licenses.href = URL.createObjectURL(files["licenses.txt"]);
    const worker = URL.createObjectURL(files["worker.js"]);
    globalThis.Worker = class extends Worker {
      constructor() {
        super(worker);
        this.postMessage({ files });
      }
    };
    const { default: load } = await import(URL.createObjectURL(files["app.js"]));
    return load({ module_or_path: new Response(files["app.wasm"]) });
  },
};

{
  const loader = new Blob(["export default globalThis.single.start"], { type: "text/javascript" });
  document.querySelector("meta[name=program]").dataset.js = URL.createObjectURL(loader);
}
