// Other readers behind one interface: each takes a file, and returns the milliseconds used.

/** Starts 7z-wasm; loading it doesn't count. */
async function sevenZip() {
  const worker = new Worker("seven_zip.js", { type: "module" });
  const next = () =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
    });
  await next();
  return async (file, command) => {
    const begin = performance.now();
    worker.postMessage({ file, command });
    const { lines, blob, error } = await next();
    if (error) {
      throw new Error(error);
    }
    return { milliseconds: performance.now() - begin, count: lines, blob };
  };
}

/** Lists with 7z-wasm, by its command for that. */
export async function listBySevenZip(file, command) {
  const run = await sevenZip();
  return run(file, command);
}

/** Extracts the one large file with 7z-wasm. */
export async function extractBySevenZip(file) {
  const run = await sevenZip();
  return run(file, ["e", "-y"]);
}

async function openByLibarchive(file) {
  const { Archive } = await import("../node_modules/libarchive.js/dist/libarchive.js");
  Archive.init({ workerUrl: "../node_modules/libarchive.js/dist/worker-bundle.js" });
  const begin = performance.now();
  return { archive: await Archive.open(file), begin };
}

/** Lists with libarchive.js. */
export async function listByLibarchive(file) {
  const { archive, begin } = await openByLibarchive(file);
  const { length } = await archive.getFilesArray();
  return { milliseconds: performance.now() - begin, count: length };
}

/** Extracts the one large file with libarchive.js. */
export async function extractByLibarchive(file) {
  const { archive, begin } = await openByLibarchive(file);
  const files = await archive.getFilesObject();
  const blob = await files["large.bin"].extract();
  return { milliseconds: performance.now() - begin, count: 1, blob };
}
