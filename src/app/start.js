// Starts the page. It is a file of its own so that the Content-Security-Policy need not allow any inline script;
// Trunk says in a <meta> what the files are called.
const { js, wasm } = document.querySelector("meta[name=program]").dataset;
const { default: start } = await import(new URL(js, document.baseURI));
await start({ module_or_path: new URL(wasm, document.baseURI) });
