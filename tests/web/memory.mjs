// Memory that the browser uses.

import { readFile } from "node:fs/promises";

/** Formats bytes, as in "12 MiB". */
export const mebibytes = (bytes) => `${Math.round(bytes / 2 ** 20)} MiB`;

/** Bytes that the browser's processes hold now, by a CDP session of the browser. */
export async function held(session) {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const held = { all: 0, renderers: 0 };
  for (const { id, type } of processInfo) {
    const status = await readFile(`/proc/${id}/status`, "utf8").catch(() => "");
    const bytes = Number(/^RssAnon:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
    held.all += bytes;
    if (type === "renderer") held.renderers += bytes;
  }
  return held;
}

/** Watches the memory of the browser's processes until `end` is called. */
export async function memoryOf(browser) {
  const session = await browser.newBrowserCDPSession();
  const before = (await held(session)).all;
  let [peak, renderers, isOver] = [before, 0, false];
  const watching = (async () => {
    while (!isOver) {
      const now = await held(session);
      peak = Math.max(peak, now.all);
      renderers = Math.max(renderers, now.renderers);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  })();
  const end = async () => {
    isOver = true;
    await watching;
    await session.detach();
    return { before, peak, renderers };
  };
  return { end };
}
