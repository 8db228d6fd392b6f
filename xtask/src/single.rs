//! Writes the page as one file, which opens from a disk without any host: `discern.html`.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use crate::command::{Result, ask, command, root};
use crate::digest::{base64, hex, sha256};
use crate::steps::Steps;
use crate::{offline, page, split};

/// Name of the file in the built page.
pub const NAME: &str = "discern.html";

/// Prints every given file, packed as a zlib stream (RFC 1950) in base64, a line each. Such a stream names no date and no
/// system, so a build is the same everywhere.
const PACK: &str = "\
const { deflateSync } = require('node:zlib');
for (const file of process.argv.slice(1)) {
  console.log(deflateSync(require('node:fs').readFileSync(file), { level: 9 }).toString('base64'));
}";

/// Where the programs load a part from, in the page of many files and in that of one (`src/app/single.js`).
const PART: [&str; 2] = [
    "fetch(new URL(\"./parts/\" + file, import.meta.url))",
    "new Response(globalThis.single.files[\"parts/\" + file])",
];

/// The same for the script that is loaded when the page is idle.
const IDLE: [&str; 2] =
    ["import(\"./parts/idle.js\")", "import(URL.createObjectURL(globalThis.single.files[\"parts/idle.js\"]))"];

/// The same for the texts of a language.
const WORDS: [&str; 2] = [
    "fetch(\"./parts/\" + file, { cache: \"no-cache\" })",
    "new Response((await globalThis.single.unpacked())[\"parts/\" + file])",
];

/// Begins the worker with its first message, which brings the files. The page hears only of errors that are thrown.
const BEGIN: &str = "
addEventListener(\"message\", (event) => {
event.stopImmediatePropagation();
globalThis.single = event.data;
__wbg_init({ module_or_path: new Response(single.files[\"worker.wasm\"]) }).catch((error) => setTimeout(() => {
throw error;
}));
}, { once: true });
";

/// Builds the page, and prints where its single file is.
pub fn single() -> Result<ExitCode> {
    let mut steps = Steps::default();
    page::build(&mut steps)?;
    steps.print();
    Ok(ExitCode::SUCCESS)
}

/// Prints the SHA-256 of the single file, as `sha256sum` does.
pub fn print(page: &Path) -> Result<()> {
    let path = page.join(NAME);
    println!("{}  {}", hex(&sha256(&fs::read(&path)?)), path.display());
    Ok(())
}

/// Writes the single file into a built page.
pub fn write(page: &Path) -> Result<()> {
    let names = offline::files(page)?;
    let read = |name: &str| -> Result<String> { Ok(fs::read_to_string(page.join(name))?) };
    let one = |start: &str, end: &str| -> Result<&String> {
        let found = names.iter().find(|name| name.starts_with(start) && name.ends_with(end));
        Ok(found.ok_or_else(|| format!("the page has no {start}…{end}"))?)
    };
    let first = split::squeeze(&fs::read_to_string(root().join("src/app/single.js"))?);
    let start = replaced(&replaced(&split::squeeze(&read(one("start-", ".js")?)?), IDLE)?, WORDS)?;
    let style = read(one("discern-", ".css")?)?;

    let policy = policy(&[&first, &start], &style);
    let mut html = read("index.html")?;
    html = between(&html, "content=\"default-src", "\"", &format!("content=\"{policy}\""))?;
    html = between(&html, "<link rel=\"stylesheet\"", ">", &format!("<style>{style}</style>"))?;
    for preloaded in ["<link rel=\"modulepreload\"", "<link rel=\"preload\""] {
        while html.contains(preloaded) {
            html = between(&html, preloaded, ">", "")?;
        }
    }
    html = between(&html, "<meta name=\"program\"", ">", "<meta name=\"program\" data-js data-wasm>")?;
    html = between(&html, "<script src=", "</script>", &format!("<script>{first}</script><script>{start}</script>"))?;
    let files = packed(page, &names)?;
    html = between(&html, "</body>", "", &format!("{files}</body>"))?;
    Ok(fs::write(page.join(NAME), html)?)
}

/// The policy of the single file: its own scripts and style, what they unpack, and no request to anywhere.
fn policy(scripts: &[&str], style: &str) -> String {
    let hash = |text: &str| format!("'sha256-{}'", base64(&sha256(text.as_bytes())));
    let scripts: Vec<String> = scripts.iter().map(|script| hash(script)).collect();
    format!(
        "default-src 'none'; script-src {} blob: 'wasm-unsafe-eval'; worker-src blob:; frame-src blob:; \
         style-src {}; img-src blob: data:; media-src blob:; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types default",
        scripts.join(" "),
        hash(style),
    )
}

/// Elements with the packed files that the programs load, under names without digests.
fn packed(page: &Path, names: &[String]) -> Result<String> {
    let folder = page.join("single");
    fs::create_dir_all(&folder)?;
    let (mut paths, mut short) = (Vec::new(), Vec::new());
    for name in names {
        let Some(called) = called(name) else { continue };
        let mut path = page.join(name);
        if matches!(called, "app.js" | "worker.js") {
            // The programs look for their parts elsewhere.
            let program = replaced(&fs::read_to_string(&path)?, PART)?;
            path = folder.join(called);
            fs::write(&path, if called == "app.js" { program } else { classic(&program)? })?;
        }
        paths.push(path);
        short.push(called);
    }
    let lines = ask(command("node").args(["-e", PACK]).args(&paths)).ok_or("Node.js 20 is not there")?;
    fs::remove_dir_all(folder)?;
    let element =
        |(name, data): (&&str, &str)| format!("<script type=\"text/plain\" data-name=\"{name}\">{data}</script>\n");
    Ok(short.iter().zip(lines.lines()).map(element).collect())
}

/// The worker's module as a classic script.
fn classic(module: &str) -> Result<String> {
    let script = between(module, "\nexport {", "};", "")?;
    Ok(format!("\"use strict\";\n{}{BEGIN}", replaced(&script, ["import.meta.url", "location.href"])?))
}

/// Name of a file within the single file; `None` for those that are not packed.
fn called(name: &str) -> Option<&str> {
    match name.rsplit_once('.')? {
        _ if name.starts_with("parts/") || matches!(name, "licenses.txt" | "worker.js") => Some(name),
        ("worker_bg", "wasm") => Some("worker.wasm"),
        (stem, "js") if stem.starts_with("app-") => Some("app.js"),
        (stem, "wasm") if stem.starts_with("app-") => Some("app.wasm"),
        _ => None,
    }
}

/// Replaces a text that must be there.
fn replaced(text: &str, [from, to]: [&str; 2]) -> Result<String> {
    if text.contains(from) { Ok(text.replace(from, to)) } else { Err(format!("no script has `{from}`").into()) }
}

/// Replaces the only text that begins and ends so.
pub fn between(text: &str, start: &str, end: &str, with: &str) -> Result<String> {
    let missing = || format!("the page has no `{start}`");
    let (before, rest) = text.split_once(start).ok_or_else(missing)?;
    let (_, after) = rest.split_once(end).ok_or_else(missing)?;
    Ok(format!("{before}{with}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_element_is_replaced() {
        assert_eq!(between("<a><b x=1><c>", "<b", ">", "<d>").unwrap(), "<a><d><c>");
        assert_eq!(between("<a></body>", "</body>", "", "x</body>").unwrap(), "<a>x</body>");
        assert!(between("<a>", "<b", ">", "").is_err());
    }

    #[test]
    fn the_worker_is_no_module() {
        let script = classic("const a = import.meta.url;\nexport { a, __wbg_init as default };\n").unwrap();
        assert!(script.starts_with("\"use strict\";\nconst a = location.href;\n"));
        assert!(!script.contains("export") && script.contains("__wbg_init({"));
    }

    #[test]
    fn programs_have_names_without_digests() {
        assert_eq!(called("app-0123_bg.wasm"), Some("app.wasm"));
        assert_eq!(called("app-0123.js"), Some("app.js"));
        assert_eq!(called("parts/worker-make-0123.wasm"), Some("parts/worker-make-0123.wasm"));
        assert_eq!(called("offline.js"), None);
        assert_eq!(called("install/icon.svg"), None);
    }

    #[test]
    fn the_policy_names_each_script() {
        // Computed by `printf abc | openssl dgst -sha256 -binary | base64`.
        let policy = policy(&["abc"], "");
        assert!(policy.contains("script-src 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=' blob:"), "{policy}");
        assert!(policy.starts_with("default-src 'none';") && !policy.contains("'self'"));
    }
}
