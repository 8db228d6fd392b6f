// Loaded soon after the program has started, since none of it is needed for a first look: makes the page work without a
// network and installable, takes files from the system, and shows the progress of long work outside the page.

/** Milliseconds between two looks for a newer version. */
const SELDOM = 3_600_000;

/** Begins; files put into the input `chosen` are opened as if the user had chosen them. */
export function begin(chosen) {
  watchJobs();
  // A page that is one file has nothing beside it.
  if (globalThis.single) return;
  sweep().catch(() => undefined);
  addEventListener("worker-ended", () => setTimeout(() => sweep().catch(() => undefined), 1000));
  const open = (files) => {
    if (files.length === 0) return;
    const given = new DataTransfer();
    for (const file of files) given.items.add(file);
    chosen.files = given.files;
    chosen.dispatchEvent(new Event("change"));
  };
  if (!document.querySelector("link[rel=manifest]")) {
    // Not in `index.html`: browsers that look at it would fetch it, with its icons, before the page can be used.
    document.head.append(element("link", { rel: "manifest", href: "./discern.webmanifest" }));
  }
  globalThis.launchQueue?.setConsumer(async ({ files }) => open(await Promise.all(files.map((file) => file.getFile()))));
  // There is none on a host without TLS, and in private windows of Firefox.
  if (navigator.serviceWorker) work(open).catch(() => undefined);
}

/** Shows the progress of jobs in the title and the icon of the tab, and keeps the screen on while there are any. Listens
 * to their bars, since a browser slows the timers of a hidden tab down to one a minute. */
function watchJobs() {
  const bars = document.getElementsByClassName("job-bar");
  const icon = document.querySelector("link[rel=icon]");
  const { href } = icon;
  // Kept for the next job: a browser may still be loading one when the next is shown. At most 101 of 300 bytes.
  const rings = [];
  let [shown, lock] = [undefined, undefined];
  const stayAwake = async () => {
    if (lock || document.hidden || shown === undefined) return;
    lock = navigator.wakeLock?.request("screen");
    // A browser may refuse, as with little charge left, and takes it back while the tab is hidden.
    const held = await lock?.catch(() => undefined);
    held?.addEventListener("release", () => (lock = undefined));
    if (!held) lock = undefined;
    else if (shown === undefined) held.release();
  };
  const look = () => {
    const done = Array.from(bars, ({ value, max }) => value / max);
    const percent = done.length === 0 ? undefined : Math.round((100 * done.reduce((sum, part) => sum + part)) / done.length);
    if (percent === shown) return;
    shown = percent;
    const title = document.title.replace(/^\d+% · /, "");
    document.title = percent === undefined ? title : `${percent}% · ${title}`;
    icon.href = percent === undefined ? href : (rings[percent] ??= ring(percent));
    if (percent === undefined) lock?.then((held) => held?.release(), () => undefined);
    else stayAwake();
  };
  const watched = { subtree: true, childList: true, attributeFilter: ["value"] };
  new MutationObserver(look).observe(document.body, watched);
  document.addEventListener("visibilitychange", stayAwake);
  look();
}

/** Address of an icon that is a ring, filled so far. */
function ring(percent) {
  const circle = (color, length) =>
    `<circle cx="32" cy="32" r="24" pathLength="100" stroke="${color}" stroke-dasharray="${length} 100"/>`;
  const head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" fill="none" stroke-width="14">';
  const drawn = `${head}<g transform="rotate(-90 32 32)">${circle("#9aa5ad", 100)}${circle("#0b8ea3", percent)}</g></svg>`;
  return URL.createObjectURL(new Blob([drawn], { type: "image/svg+xml" }));
}

/** Removes what workers that have ended had unpacked (`src/worker/files/storage.rs`). A browser removes no file that is in
 * use. */
async function sweep() {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("unpacked");
  for await (const name of folder.keys()) folder.removeEntry(name).catch(() => undefined);
}

/** Registers the service workers, and takes what was shared. */
async function work(open) {
  const workers = navigator.serviceWorker;
  workers.onmessage = ({ data }) => open(data.shared ?? []);
  if (location.hash === "#shared") {
    history.replaceState(null, "", location.pathname);
    workers.controller?.postMessage("shared");
  }
  const registration = await workers.register(new URL("./offline.js", document.baseURI));
  keepLanguage(workers);
  addEventListener("words", () => keepLanguage(workers));
  if (!globalThis.showSaveFilePicker) {
    // Where downloads need a service worker of their own, it has to be there before the network is gone.
    workers.register(new URL("./download.js", document.baseURI), { scope: "./saved/" }).catch(() => undefined);
  }
  const offer = () => registration.waiting && workers.controller && announce(registration);
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing.addEventListener("statechange", () => installing.state === "installed" && offer());
  });
  offer();
  // Another tab may have asked for the newer version: this one is older than the files it would load now.
  if (workers.controller) workers.addEventListener("controllerchange", () => announce(registration), { once: true });
  // The program's own button for a tab that is too old has to lead to the newer version, too.
  globalThis.renew = () => renew(registration);
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - looked < SELDOM) return;
    looked = Date.now();
    registration.update().catch(() => undefined);
  });
}

/** Has the texts of the user's language kept for use without a network: they were loaded before there was who keeps
 * them. */
async function keepLanguage(workers) {
  const texts = await globalThis.words;
  if (texts) (await workers.ready).active.postMessage(`parts/words-${texts.language}.json`);
}

/** Offers to load the newer version, unless that is offered already. */
function announce(registration) {
  if (document.getElementById("renewal")) return;
  const text = element("p", { textContent: say("newer-how", "You can go on with this one for now.") });
  const reload = element("button", { className: "button button-primary", textContent: say("reload", "Reload") });
  const later = element("button", { className: "button", textContent: say("later", "Later") });
  const label = say("newer-label", "New version");
  const card = element("section", { className: "card", id: "renewal", role: "status", ariaLabel: label });
  const actions = element("div", { className: "card-actions" });
  actions.append(later, reload);
  const title = element("p", { className: "card-title", textContent: say("newer", "A new version is ready") });
  card.append(title, text, actions);
  later.addEventListener("click", () => card.remove());
  let isWarned = false;
  reload.addEventListener("click", () => {
    if (isWarned || !isUnsaved()) return renew(registration);
    isWarned = true;
    text.textContent = say(
      "newer-unsaved",
      "You have unsaved work, which reloading would end. Save it first, or reload all the same.",
    );
    reload.textContent = say("reload-anyway", "Reload anyway");
  });
  (document.querySelector(".cards") ?? document.body).append(card);
}

/** Whether the program would have the browser ask before the tab is closed. */
function isUnsaved() {
  return !dispatchEvent(new Event("beforeunload", { cancelable: true }));
}

/** Reloads the page, in the newer version if one is waiting. */
function renew({ waiting }) {
  if (!waiting) return location.reload();
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage("renew");
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}
