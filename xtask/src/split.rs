//! Replaces wasm-bindgen on Trunk's `PATH`, under its name, to split a program into parts first.
//!
//! The order is fixed: `wasm-split-cli` needs the linker's relocations, which wasm-bindgen drops and wasm-opt cannot
//! read. All parts of a program share its memory, table, stack and allocator, so any Rust value can cross between them.
//! The loader that the main part needs is appended to wasm-bindgen's JavaScript before Trunk hashes it.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::command::{Result, run};
use crate::{classes, imports};

/// Name of the program that this one replaces.
pub const NAME: &str = "wasm-bindgen";

/// Folder of the parts in the built page.
pub const PARTS: &str = "parts";

/// Prefix of the symbols made by the macro of `wasm_split_helpers`, by which a program with parts is recognized.
const MARK: &[u8] = b"__wasm_split_00";

/// Shared pieces of fewer bytes are combined in one file, since each alone would cost a request.
const SMALL: usize = 24 << 10;

/// WebAssembly features that a part may use. All features at once would make parts that no browser loads.
const FEATURES: [&str; 7] = [
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-reference-types",
    "--enable-simd",
];

/// Appended to the loader that `wasm-split-cli` writes. A host may not know the media type of WebAssembly, so parts are
/// compiled from their bytes, as in wasm-bindgen. A response that is not a part belongs to a newer deployment, which
/// the page asks about (`outdated`).
const FETCHING: &str = r#"
async function fetchPart(file) {
  const response = await fetch(new URL("./parts/" + file, import.meta.url));
  if (!response.ok || response.headers.get("content-type")?.startsWith("text/html")) {
    globalThis.outdated = true;
    throw new Error(file + ": " + response.status);
  }
  return response;
}
async function instantiatePart(source, imports) {
  const response = await source;
  return response.headers.get("content-type")?.startsWith("application/wasm")
    ? WebAssembly.instantiateStreaming(response, imports)
    : WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
"#;

/// Loads all small shared pieces, each preceded by its length. They are compiled side by side: there are dozens of them,
/// and waiting for each before the next takes longer than fetching them.
const PACK: &str = r#"const pack = makeLoad(() => {
  const source = fetchPart("PACK");
  source.catch(() => {});
  return async (imports) => {
    const bytes = await (await source).arrayBuffer();
    const view = new DataView(bytes);
    const pieces = [];
    for (let at = 0; at < bytes.byteLength; at += 4 + view.getUint32(at, true)) {
      pieces.push(WebAssembly.instantiate(new Uint8Array(bytes, at + 4, view.getUint32(at, true)), imports));
    }
    await Promise.all(pieces);
  };
}, []);
"#;

/// Whether this process was started in place of wasm-bindgen.
pub fn stands_in() -> bool {
    env::current_exe().is_ok_and(|path| path.file_stem().is_some_and(|stem| stem == NAME))
}

/// Does the work of wasm-bindgen, after splitting its input if it has parts.
pub fn main(arguments: &[String]) -> Result<ExitCode> {
    let bindgen = real()?;
    let input = arguments.iter().find(|argument| !argument.starts_with("--") && *argument != "-V").map(PathBuf::from);
    let input = match input {
        Some(path) if has_parts(&fs::read(&path)?) => path,
        _ => {
            run(Command::new(bindgen).args(arguments))?;
            return Ok(ExitCode::SUCCESS);
        }
    };
    let value = |flag: &str| {
        let found = arguments.iter().find_map(|argument| argument.strip_prefix(flag));
        found.ok_or_else(|| format!("wasm-bindgen was not told {flag}"))
    };
    let (folder, name) = (PathBuf::from(value("--out-dir=")?), value("--out-name=")?);
    let (work, parts) = (empty(folder.join(format!("{name}.split")))?, empty(folder.join(format!("{name}.parts")))?);
    let used = work.join("used");
    fs::write(&used, classes::without_exports(&fs::read(&input)?)?)?;
    run(Command::new("wasm-split-cli").arg(&used).arg(&work).args(["--out-name", name, "--target", "web"]))?;
    let main = work.join(format!("{name}.wasm"));
    let flags = arguments.iter().filter(|argument| argument.starts_with("--"));
    run(Command::new(bindgen).args(flags).arg("--keep-lld-exports").arg(main))?;
    let loader = fs::read_to_string(work.join("__wasm_split.js"))?;
    let loader = finish(&loader, name, shrink(&work, !folder.ends_with("debug"))?, |file, content| {
        Ok(fs::write(parts.join(file), content)?)
    })?;
    let glue = folder.join(format!("{name}.js"));
    let joined = join(&classes::without_classes(&fs::read_to_string(&glue)?)?, &loader)?;
    let program = folder.join(format!("{name}_bg.wasm"));
    let (shortened, joined) = imports::shorten(&fs::read(&program)?, &joined)?;
    fs::write(program, shortened)?;
    fs::write(glue, joined)?;
    Ok(ExitCode::SUCCESS)
}

/// Copies the parts of all programs from wasm-bindgen's output (`from`) into the page (`to`).
pub fn gather(from: &Path, to: &Path) -> Result<()> {
    let to = empty(to.join(PARTS))?;
    for folder in fs::read_dir(from)? {
        let folder = folder?.path();
        if folder.extension().is_some_and(|extension| extension == "parts") {
            for part in fs::read_dir(folder)? {
                let part = part?;
                fs::copy(part.path(), to.join(part.file_name()))?;
            }
        }
    }
    Ok(())
}

/// The real wasm-bindgen, which this program hides.
fn real() -> Result<PathBuf> {
    let own = env::current_exe()?.canonicalize()?;
    let file = own.file_name().ok_or("this program has no name")?;
    let folders = env::var_os("PATH").unwrap_or_default();
    let mut found = env::split_paths(&folders).filter_map(|folder| folder.join(file).canonicalize().ok());
    Ok(found.find(|path| *path != own).ok_or("wasm-bindgen is not on PATH")?)
}

fn has_parts(program: &[u8]) -> bool {
    program.windows(MARK.len()).any(|window| window == MARK)
}

/// Makes an empty folder, replacing an existing one.
fn empty(folder: PathBuf) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// All parts except the main one, by their names in the loader; optimized by wasm-opt for a release build.
fn shrink(work: &Path, is_shipped: bool) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut parts = BTreeMap::new();
    for entry in fs::read_dir(work)? {
        let path = entry?.path();
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if (file.starts_with("split_") || file.starts_with("chunk_")) && file.ends_with(".wasm") {
            let small = work.join(format!("{file}.opt"));
            if is_shipped {
                let mut optimizer = Command::new("wasm-opt");
                optimizer.args(["--quiet", "-Oz", "--strip-debug", "--strip-producers"]).args(FEATURES);
                // wasm-opt warns about the names of data segments, which it drops.
                optimizer.arg(&path).arg("-o").arg(&small).stderr(std::process::Stdio::null());
                run(&mut optimizer)?;
            }
            parts.insert(file, fs::read(if is_shipped { small } else { path })?);
        }
    }
    Ok(parts)
}

/// Rewrites the loader: small shared pieces are combined, files are named by their content (`put` stores each), and
/// responses are checked.
fn finish(
    loader: &str,
    program: &str,
    mut parts: BTreeMap<String, Vec<u8>>,
    put: impl Fn(&str, &[u8]) -> Result<()>,
) -> Result<String> {
    let (import, body) = loader.split_once('\n').ok_or("the loader is empty")?;
    if !import.starts_with("import { initSync }") {
        return Err("wasm-split-cli writes another loader than this one knows".into());
    }
    let mut text = body.replace("export const ", "const ");
    let small: Vec<String> = parts
        .iter()
        .filter(|(file, content)| file.starts_with("chunk_") && content.len() < SMALL)
        .map(|(file, _)| file.clone())
        .collect();
    let mut before = String::new();
    if small.len() > 1 {
        let mut pack = Vec::new();
        for file in small {
            let content = parts.remove(&file).unwrap_or_default();
            pack.extend(u32::try_from(content.len())?.to_le_bytes());
            pack.extend(content);
            text = replace_loader(&text, file.trim_end_matches(".wasm"))?;
        }
        let file = format!("{program}-shared-{}.bin", digest(&pack));
        put(&file, &pack)?;
        before = PACK.replace("PACK", &file);
    }
    for (file, content) in parts {
        // File name of a part, as in `worker-make-0123456789abcdef.wasm`.
        let stem = file.trim_end_matches(".wasm").trim_start_matches("split_");
        let named = format!("{program}-{stem}-{}.wasm", digest(&content));
        put(&named, &content)?;
        text =
            text.replace(&format!("fetch(new URL(\"./{file}\", import.meta.url))"), &format!("fetchPart(\"{named}\")"));
    }
    text = text.replace("WebAssembly.instantiateStreaming(src, imports)", "instantiatePart(src, imports)");
    if text.contains("fetch(new URL") {
        return Err("wasm-split-cli left a part that is not among its files".into());
    }
    // Constants are used before the line that declares them, except for this one.
    let place = text.find("/* ").or_else(|| text.find("const __wasm_split_load_")).unwrap_or(text.len());
    text.insert_str(place, &before);
    text.push_str(FETCHING);
    Ok(text)
}

/// Replaces the loader of a shared piece by that of the combined file.
fn replace_loader(text: &str, piece: &str) -> Result<String> {
    let begin = format!("const __{piece} = ");
    let (before, rest) = text.split_once(&begin).ok_or_else(|| format!("the loader has no {piece}"))?;
    let (_, after) = rest.split_once(", []);").ok_or_else(|| format!("the loader of {piece} is unlike the others"))?;
    Ok(format!("{before}{begin}pack;{after}"))
}

/// Inserts the loader into the JavaScript that imports it.
fn join(glue: &str, loader: &str) -> Result<String> {
    let mut joined = String::new();
    for line in glue.lines() {
        match line.strip_prefix("import ").and_then(|line| line.split_once(" from ")) {
            Some((names, from)) if from.contains("__wasm_split.js") => {
                let namespace = names.strip_prefix("* as ").ok_or("wasm-bindgen imports parts in another way")?.trim();
                let loads: Vec<&str> = loader
                    .lines()
                    .filter_map(|line| line.strip_prefix("const ")?.split_once(" = ").map(|(name, _)| name))
                    .filter(|name| name.starts_with("__wasm_split_load_"))
                    .collect();
                // Called only when the program runs, after all of this file has been executed.
                let calls: Vec<String> =
                    loads.iter().map(|name| format!("{name}: (...given) => {name}(...given)")).collect();
                writeln!(joined, "const {namespace} = {{ {} }};", calls.join(", "))?;
            }
            _ => {
                joined.push_str(line);
                joined.push('\n');
            }
        }
    }
    joined.push_str(loader);
    Ok(squeeze(&joined))
}

/// Removes comments and indentation from JavaScript. The tools that generate it put comments on lines of their own;
/// template literals, which may span lines, are left as they are.
pub fn squeeze(script: &str) -> String {
    if script.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return script.to_owned();
    }
    let mut squeezed = String::new();
    let mut is_comment = false;
    for line in script.lines().map(str::trim) {
        is_comment |= line.starts_with("/*");
        if !is_comment && !line.is_empty() && !line.starts_with("//") {
            squeezed.push_str(line);
            squeezed.push('\n');
        }
        is_comment &= !line.ends_with("*/");
    }
    squeezed
}

/// FNV-1a with 64 bits, in hexadecimal: the name of a part changes with its content.
fn digest(content: &[u8]) -> String {
    let hash = content
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    /// Output of wasm-split-cli for one part that needs two shared pieces.
    const LOADER: &str = r#"import { initSync } from "./app.js";

let sharedImports = undefined;
/* make */
const __chunk_1 = makeLoad(() => {
    const src = fetch(new URL("./chunk_1.wasm", import.meta.url));
    src.catch(() => {});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, []);
/* make */
const __chunk_2 = makeLoad(() => {
    const src = fetch(new URL("./chunk_2.wasm", import.meta.url));
    src.catch(() => {});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, []);
export const __wasm_split_load_make = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_make.wasm", import.meta.url));
    src.catch(() => {});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, [__chunk_1, __chunk_2]));
"#;

    fn parts() -> BTreeMap<String, Vec<u8>> {
        let file = |name: &str, size: usize| (format!("{name}.wasm"), vec![7; size]);
        BTreeMap::from([file("chunk_1", 3), file("chunk_2", 5), file("split_make", 9)])
    }

    #[test]
    fn small_shared_pieces_travel_together() {
        let files = RefCell::new(BTreeMap::new());
        let put = |file: &str, content: &[u8]| {
            files.borrow_mut().insert(file.to_owned(), content.to_vec());
            Ok(())
        };
        let loader = finish(LOADER, "app", parts(), put).unwrap();
        let files = files.into_inner();
        let pack = files.iter().find(|(file, _)| file.starts_with("app-shared-")).unwrap();
        assert_eq!(pack.1, &[3, 0, 0, 0, 7, 7, 7, 5, 0, 0, 0, 7, 7, 7, 7, 7]);
        let make = files.keys().find(|file| file.starts_with("app-make-")).unwrap();
        assert_eq!(files.len(), 2);
        assert!(loader.contains("const __chunk_1 = pack;") && loader.contains("const __chunk_2 = pack;"));
        assert!(loader.contains(&format!("fetchPart(\"{make}\")")));
        assert!(loader.find("const pack").unwrap() < loader.find("const __chunk_1").unwrap());
        assert!(!loader.contains("import {") && !loader.contains("export "));
    }

    #[test]
    fn the_loader_is_a_part_of_the_glue() {
        let glue =
            "import * as import1 from \"./__wasm_split.js\"\nconst imports = { \"./__wasm_split.js\": import1 };\n";
        let joined = join(glue, &finish(LOADER, "app", parts(), |_, _| Ok(())).unwrap()).unwrap();
        assert!(joined.starts_with(
            "const import1 = { __wasm_split_load_make: (...given) => __wasm_split_load_make(...given) };\n"
        ));
    }

    #[test]
    fn comments_and_indentation_are_left_out() {
        assert_eq!(
            squeeze("/**\n * One.\n */\nlet a = 1; // kept\n\n    // Two.\n    /* Three. */\n    b();\n"),
            "let a = 1; // kept\nb();\n"
        );
        assert_eq!(squeeze("a(`\n  b`);\n"), "a(`\n  b`);\n");
    }

    #[test]
    fn names_follow_the_content() {
        assert_eq!(digest(b""), "cbf29ce484222325");
        assert_ne!(digest(b"a"), digest(b"b"));
    }
}
