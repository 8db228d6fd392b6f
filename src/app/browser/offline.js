// The service worker that keeps the page for use without a network. The build writes constants in front of it:
// `VERSION`, and lists of the page's files with the SHA-256 of each: `FIRST`, which a first use needs, `LATER`, and
// `WANTED`, which are kept once they are asked for.
//
// It answers requests for these files alone, from its cache if it can: any other request passes it by, under the policy
// of the page. A file is kept only if its bytes are those of the build, so versions never mix. A newer version waits
// until all tabs with the older one are closed, or the user asks for it.

const FILES = { ...FIRST, ...LATER, ...WANTED };
/** Other pages of this host have caches, too. */
const PREFIX = `discern ${registration.scope} `;
const CACHE = PREFIX + VERSION;

/** Files that another program has shared with Discern, until the page asks for them. */
let shared = [];

addEventListener("install", (event) => event.waitUntil(keepAll()));
addEventListener("activate", (event) => event.waitUntil(forgetOthers()));

addEventListener("message", ({ data, source }) => {
  if (data === "renew") skipWaiting();
  if (data === "shared") source.postMessage({ shared: shared.splice(0) });
  if (Object.hasOwn(WANTED, data)) caches.open(CACHE).then((cache) => keep(cache, data));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const name = nameOf(request);
  if (request.method === "POST" && name === "shared") event.respondWith(take(request));
  if (request.method === "GET" && Object.hasOwn(FILES, name)) event.respondWith(answer(name, request));
});

/** Path of a requested file in the page; empty for the page itself. */
function nameOf({ url, mode }) {
  const address = new URL(url);
  address.hash = "";
  if (mode === "navigate") address.search = "";
  const name = address.href.startsWith(registration.scope) ? address.href.slice(registration.scope.length) : undefined;
  return name === "index.html" ? "" : name;
}

async function answer(name, request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(registration.scope + name, { ignoreVary: true });
  // A host with another version answers as if there were no service worker.
  return kept ?? keep(cache, name).catch(() => fetch(request));
}

async function keepAll() {
  const cache = await caches.open(CACHE);
  await Promise.all(Object.keys(FIRST).map((name) => keep(cache, name)));
  if (navigator.connection?.saveData) return;
  for (const name of Object.keys(LATER)) {
    // What cannot be loaded now is loaded when it is needed.
    await keep(cache, name).catch(() => undefined);
  }
}

/** Loads a file, from the browser's own cache if that has it as it was built. */
async function keep(cache, name) {
  const address = registration.scope + name;
  const integrity = `sha256-${FILES[name]}`;
  const loaded = await fetch(address, { integrity }).catch(() => fetch(address, { integrity, cache: "reload" }));
  // A browser refuses to show a page that a redirection led to.
  const response = loaded.redirected ? new Response(loaded.body, { headers: loaded.headers }) : loaded;
  await cache.put(address, response.clone());
  return response;
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
}

/** Keeps shared files, and shows the page, which asks for them. */
async function take(request) {
  shared = (await request.formData()).getAll("files");
  return Response.redirect("./#shared", 303);
}
