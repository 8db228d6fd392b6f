// The service worker that makes a download of what the page writes piece by piece: the way to save large files where a
// browser has no file handles. It is registered for addresses below `saved/` alone: it answers those itself, keeps nothing,
// and sees no other request.
//
// The page sends `{ id, name, size? }` with two ports, hears on the first that the address is known, and then loads
// `saved/ID` in a frame. The other end of the second port is our worker's: it gets "begin", and a "pull" for every
// piece that the browser is ready for; it sends bytes, at last "end", or "abort" where nothing is to be left.

const outputs = new Map();

addEventListener("message", ({ data, ports: [reply, port] }) => {
  // A message without ports only keeps this worker awake.
  if (!port) return;
  outputs.set(data.id, { ...data, port });
  reply.postMessage("ready");
});

addEventListener("fetch", (event) => {
  const id = event.request.url.split("/").at(-1);
  const output = outputs.get(id);
  outputs.delete(id);
  event.respondWith(output ? download(output) : new Response(null, { status: 410 }));
});

function download({ name, size, port }) {
  port.postMessage("begin");
  const source = {
    start(controller) {
      port.onmessage = ({ data }) => {
        if (data === "end") controller.close();
        else if (data === "abort") controller.error(new Error("stopped"));
        else controller.enqueue(data);
        if (typeof data === "string") port.close();
      };
      // Our worker is gone: what has come so far is not all, and must not look as if it were.
      port.onclose = () => controller.error(new Error("crashed"));
    },
    // Answered by the next message; until then the stream does not pull again.
    pull: () => port.postMessage("pull"),
    cancel: () => port.postMessage("cancel"),
  };
  // Nothing is pulled ahead: a piece is asked for when the browser has taken the one before.
  const stream = new ReadableStream(source, { highWaterMark: 0 });
  return new Response(stream, {
    headers: {
      "Content-Type": "application/octet-stream",
      ...(size && { "Content-Length": size }),
      "Content-Disposition": `attachment; filename*=UTF-8''${encoded(name)}`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
}

/** RFC 5987, 3.2: what `encodeURIComponent` leaves and a header must not have. */
function encoded(name) {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
