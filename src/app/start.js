// Runs before the first paint: sets the theme, makes the welcome screen of `index.html` work, and starts the program.
// What is dropped or chosen before the program has come is kept, and opened once it has. A file of its own, so that the
// Content-Security-Policy need not allow any inline script.
"use strict";

{
  // Programs come from the page's own place or from blobs of its own, and markup has nothing that runs: anything else
  // that reached such a place would be a fault, and is refused.
  globalThis.trustedTypes?.createPolicy("default", {
    createScriptURL: (text) => {
      const url = new URL(text, document.baseURI);
      if (url.origin === location.origin || url.protocol === "blob:") return text;
      throw new TypeError(`no program of this page: ${text}`);
    },
    createHTML: (text) => {
      if (/<(script|iframe|object|embed|base|meta|link|style)|[\s"'/]on\w+\s*=|javascript:/i.test(text)) {
        throw new TypeError("no markup of this page");
      }
      return text;
    },
  });

  const root = document.documentElement;

  /** Tags of the languages, and what each calls itself. */
  const LANGUAGES = {
    en: "English",
    de: "Deutsch",
    es: "Español",
    fr: "Français",
    ja: "日本語",
    "zh-Hans": "简体中文",
  };

  /** Elements of `index.html` with texts, and the English ones; the program takes some of them out of the page. */
  const translated = [];

  /** Texts of the language for the welcome screen and for scripts; English ones are where they are used. */
  let welcome = {};

  /** A text in the user's language, with its variables filled in. */
  const say = (id, english, values = {}) =>
    (welcome[id] ?? english).replace(/\{(\w+)\}/g, (variable, name) => values[name] ?? variable);
  globalThis.say = say;

  /** The language that the user has chosen, else the first of the browser's that there is. */
  const preferred = () => {
    let chosen;
    try {
      chosen = localStorage.getItem("language");
    } catch {
      // Where storage is forbidden, the language is the browser's.
    }
    const known = (tag) => {
      if (Object.hasOwn(LANGUAGES, tag)) return tag;
      try {
        const { language, script } = new Intl.Locale(tag).maximize();
        return [language, `${language}-${script}`].find((name) => Object.hasOwn(LANGUAGES, name));
      } catch {
        // A system without a language, whose browser gives its locale, such as "C".
        return undefined;
      }
    };
    return [chosen, ...navigator.languages].filter(Boolean).map(known).find(Boolean) ?? "en";
  };

  /** Loads the texts of a language; none for English, which the program has itself. */
  const load = async (language) => {
    if (language === "en") return null;
    const file = `words-${language}.json`;
    const response = await fetch("./parts/" + file, { cache: "no-cache" });
    return { language, ...(await response.json()) };
  };

  /** Puts the page into a language; the program, which listens, follows. Where its texts can't be loaded, the page stays
   * English. */
  const speak = async (language) => {
    const texts = await load(language).catch(() => null);
    welcome = texts?.welcome ?? {};
    root.lang = texts ? language : "en";
    root.dir = new Intl.Locale(root.lang).getTextInfo?.().direction ?? "ltr";
    for (const { element, english } of translated) {
      const { words, wordsLabel } = element.dataset;
      if (wordsLabel) element.ariaLabel = say(wordsLabel, english);
      else element.textContent = say(words, english);
    }
    document.getElementById("language").value = root.lang;
    applyTheme();
    listKept();
    nameFormer();
    return texts;
  };

  /** Fills the field of languages, and listens to it. */
  const offerLanguages = () => {
    const field = document.getElementById("language");
    for (const element of document.querySelectorAll("[data-words], [data-words-label]")) {
      translated.push({ element, english: element.ariaLabel ?? element.textContent });
    }
    for (const [tag, name] of Object.entries(LANGUAGES)) {
      const option = new Option(name, tag);
      option.lang = tag;
      field.append(option);
    }
    field.addEventListener("change", () => {
      globalThis.words = speak(field.value);
      try {
        localStorage.setItem("language", field.value);
      } catch {
        // Where storage is forbidden, the choice lasts as long as the page.
      }
      window.dispatchEvent(new Event("words"));
    });
    const language = preferred();
    if (language !== "en") globalThis.words = speak(language);
  };

  const THEMES = ["system", "light", "dark"];
  let theme = "system";
  try {
    theme = localStorage.getItem("theme") ?? theme;
  } catch {
    // Where storage is forbidden, the theme is the system's.
  }

  const applyTheme = () => {
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
    const button = document.getElementById("theme");
    const label = { system: say("theme-system", "Theme: system"), light: say("theme-light", "Theme: light") };
    const words = label[theme] ?? say("theme-dark", "Theme: dark");
    button?.setAttribute("aria-label", words);
    button?.setAttribute("title", words);
    button?.querySelector("use").setAttribute("href", `#icon-${theme}`);
  };

  const nextTheme = () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    applyTheme();
    try {
      localStorage.setItem("theme", theme);
    } catch {
      // Where storage is forbidden, the choice lasts as long as the page.
    }
  };

  /** Lists the changes that are kept in the browser, each with a button that deletes it. */
  const listKept = () => {
    const kept = document.getElementById("welcome-kept");
    if (!kept) return;
    let keys = [];
    try {
      keys = Object.keys(localStorage).filter((key) => key.startsWith("changes:"));
    } catch {
      // Where storage is forbidden, nothing is kept.
    }
    kept.hidden = keys.length === 0;
    kept.querySelector("ul").replaceChildren(
      ...keys.map((key) => {
        const [line, name, remove] = ["li", "span", "button"].map((tag) => document.createElement(tag));
        // The name of the image comes first, then its size and date.
        name.textContent = key.slice("changes:".length).replace(/:\d+:\d+$/, "");
        remove.className = "button";
        remove.textContent = say("kept-delete", "Delete");
        const label = say("kept-delete-of", "Delete the changes to {name}", { name: name.textContent });
        remove.setAttribute("aria-label", label);
        remove.addEventListener("click", () => {
          localStorage.removeItem(key);
          listKept();
        });
        line.append(name, " ", remove);
        return line;
      }),
    );
  };

  /** Shows that files are being opened, as the program does once it is there. */
  const opening = (name) => {
    const button = document.getElementById("welcome-open");
    button.textContent = say("opening", "Opening {name}…", { name });
    button.disabled = document.getElementById("welcome-new").disabled = true;
    document.querySelector(".welcome-disc").classList.add("welcome-disc-busy");
  };

  /** Keeps the handles of the files given last, or promises of them, by which the program can open them again later. */
  const keepHandles = (handles) => (globalThis.handles = handles);

  /** Lets the user choose files: where the browser has them, with handles. */
  const pick = async (input) => {
    if (!globalThis.showOpenFilePicker) return input.click();
    const handles = await showOpenFilePicker({ multiple: true }).catch(() => []);
    const given = new DataTransfer();
    for (const handle of handles) given.items.add(await handle.getFile());
    if (handles.length === 0) return;
    keepHandles(handles);
    input.files = given.files;
    input.dispatchEvent(new Event("change"));
  };

  /** Names the image that was open before the page was loaded again. */
  const nameFormer = () => {
    const [, name] = /^\d+ (.+):\d+:\d+$/.exec(history.state) ?? [];
    if (!name) return;
    const again = document.getElementById("welcome-again");
    if (!again) return;
    again.textContent = say("again", "Choose {name} again to continue.", { name });
    again.hidden = false;
  };

  const start = () => {
    applyTheme();
    offerLanguages();
    const on = (id, act) => document.getElementById(id).addEventListener("click", act);
    const [files, folder] = ["welcome-files", "welcome-folder"].map((id) => document.getElementById(id));
    listKept();
    on("theme", nextTheme);
    nameFormer();
    on("welcome-open", () => pick(files));
    window.addEventListener("pick", () => pick(files));
    window.addEventListener("drop", ({ dataTransfer }) => {
      keepHandles([...dataTransfer.items].map((item) => item.getAsFileSystemHandle?.()));
    });
    on("welcome-new", () => folder.click());
    on("welcome-retry", () => location.reload());

    // Until the program listens itself. What was given waits in the two inputs: files as their files, a folder that was
    // dropped as the entries of the drop, which can only be asked for while it is handled.
    const waiting = new AbortController();
    const listen = (target, type, act) => target.addEventListener(type, act, { signal: waiting.signal });
    for (const input of [files, folder]) {
      listen(input, "change", () => input.files.length > 0 && opening(input.files[0].name));
    }
    for (const type of ["dragenter", "dragover"]) listen(window, type, (event) => event.preventDefault());
    listen(window, "drop", (event) => {
      event.preventDefault();
      const items = [...event.dataTransfer.items].filter(({ kind }) => kind === "file");
      if (items.length === 0) return;
      const entries = items.map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
      const input = entries.some((entry) => entry.isDirectory) ? folder : files;
      if (input === folder) folder.entries = entries;
      else files.files = event.dataTransfer.files;
      input.dataset.at = `${Math.round(event.clientX)} ${Math.round(event.clientY)}`;
      opening(entries[0].name);
    });
    listen(window, "keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "o") {
        event.preventDefault();
        pick(files);
      }
    });
    run(waiting, [files, folder]);
  };

  /** Loads the program, which Trunk names in a <meta>, and hands over what was given meanwhile. */
  const run = async (waiting, inputs) => {
    try {
      const { js, wasm } = document.querySelector("meta[name=program]").dataset;
      const { default: load } = await import(new URL(js, document.baseURI));
      await load({ module_or_path: new URL(wasm, document.baseURI) });
    } catch (error) {
      document.getElementById("welcome-failed").hidden = false;
      throw error;
    }
    waiting.abort();
    for (const input of inputs) {
      if (input.files.length > 0 || input.entries) input.dispatchEvent(new Event("change"));
    }
    // What can wait, unless the page was started with files to open.
    const isLaunched = location.hash === "#shared" || !matchMedia("(display-mode: browser)").matches;
    setTimeout(async () => (await import("./parts/idle.js")).begin(inputs[0]), isLaunched ? 0 : 5000);
  };

  applyTheme();
  document.addEventListener("DOMContentLoaded", start);
}
