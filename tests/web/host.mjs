// A host of the built page, in a folder of its own, that can be switched off and get another version.

import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { URL as BUILT } from "./discern.mjs";

const MARK = '<html lang="en"';

/** Starts a host that ends with the test. */
export async function host(test, folder = "/some/folder/") {
  const server = createServer((request, response) => answer(request, response).catch(() => response.destroy()));
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  test.after(() => server.close());
  const started = {
    url: `http://127.0.0.1:${server.address().port}${folder}`,
    /** Paths of all requests, in order. */
    requests: [],
    /** Whether every connection is cut. */
    isOff: false,
    /** A mark of this version, in the element of the document. */
    version: "",
    /** Whether the host has files of a name. */
    has: () => true,
  };

  async function answer(request, response) {
    if (started.isOff) return response.destroy();
    const path = request.url.split("?")[0];
    started.requests.push(path);
    const name = path.startsWith(folder) ? path.slice(folder.length) : undefined;
    const built = name !== undefined && started.has(name) ? await fetch(BUILT + name) : new Response(null, { status: 404 });
    const body = await changed(name, Buffer.from(await built.arrayBuffer()));
    // As GitHub Pages does: the browser's cache may answer for a while.
    const headers = { "content-type": built.headers.get("content-type") ?? "text/plain", "cache-control": "max-age=600" };
    response.writeHead(built.status, headers).end(body);
  }

  async function changed(name, body) {
    if (!started.version) return body;
    const page = async () => Buffer.from(marked(await (await fetch(BUILT)).text()));
    if (name === "" || name === "index.html") return page();
    if (name !== "offline.js") return body;
    const digest = createHash("sha256").update(await page()).digest("base64");
    return body.toString().replace(/"": "[^"]*"/, `"": "${digest}"`).replace(/VERSION = "/, `$&${started.version}`);
  }

  const marked = (text) => text.replace(MARK, `${MARK} data-version="${started.version}"`);
  return started;
}
