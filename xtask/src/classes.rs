//! Removes classes that a dependency exports to JavaScript and this program doesn't use, with all code that only they
//! need. wasm-bindgen keeps them, since any script could call them.

use crate::command::Result;
use crate::sections;
use crate::symbols::Reader;

/// The section of exports (WebAssembly Core Specification 2.0, 5.5.10).
const EXPORT: u8 = 7;

/// Prefix and infix of the name of the export that frees an object of a class; a hash follows.
const FREE: (&str, &str) = ("__wbg_", "_free_");

/// Prefix of exports that describe the types of other exports.
const DESCRIBE: &str = "__wbindgen_describe_";

/// Removes the exports of classes, so that `wasm-split-cli` leaves out code that only they need.
pub fn without_exports(program: &[u8]) -> Result<Vec<u8>> {
    sections::map(program, EXPORT, |content| {
        let exports = exports(content)?;
        let frees = exports.iter().filter_map(|(name, _)| name.strip_prefix(FREE.0)?.split_once(FREE.1));
        let classes: Vec<String> = frees.map(|(class, _)| format!("{class}_")).collect();
        let is_of_class = |name: &str| {
            let name = name.strip_prefix(DESCRIBE).unwrap_or(name);
            let name = name.strip_prefix(FREE.0).unwrap_or(name);
            classes.iter().any(|class| name.starts_with(class.as_str()))
        };
        let kept: Vec<&[u8]> = exports.iter().filter(|(name, _)| !is_of_class(name)).map(|(_, entry)| *entry).collect();
        let mut section = Vec::new();
        sections::push_number(&mut section, kept.len());
        section.extend(kept.concat());
        Ok(section)
    })
}

/// The names in a section of exports, each with its whole entry.
fn exports(section: &[u8]) -> Result<Vec<(String, &[u8])>> {
    let mut reader = Reader(section);
    let mut exports = Vec::new();
    for _ in 0..reader.number()? {
        let entry = reader.0;
        let name = String::from_utf8_lossy(reader.block()?.0).into_owned();
        reader.byte().ok_or("an export has no kind")?;
        reader.number()?;
        exports.push((name, &entry[..entry.len() - reader.0.len()]));
    }
    Ok(exports)
}

/// Removes the classes from wasm-bindgen's JavaScript.
pub fn without_classes(glue: &str) -> Result<String> {
    let mut kept = String::with_capacity(glue.len());
    let mut classes: Vec<&str> = Vec::new();
    let mut lines = glue.lines();
    while let Some(line) = lines.next() {
        if let Some(class) = line.strip_prefix("export class ").and_then(|rest| rest.strip_suffix(" {")) {
            classes.push(class);
            lines.by_ref().find(|line| *line == "}").ok_or("a class of wasm-bindgen's JavaScript does not end")?;
        } else if classes.iter().any(|class| line.starts_with(&format!("if (Symbol.dispose) {class}."))) {
            // A line of its own, after the class.
        } else if classes.iter().any(|class| line.starts_with(&format!("const {class}Finalization = "))) {
            lines.by_ref().find(|line| line.ends_with(';')).ok_or("a statement does not end")?;
        } else {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    match classes.iter().find(|class| kept.contains(**class)) {
        Some(class) => Err(format!("the class {class} is used, so it cannot be left out").into()),
        None => Ok(kept),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(exports: &[&str]) -> Vec<u8> {
        let mut content = vec![u8::try_from(exports.len()).unwrap()];
        for name in exports {
            content.push(u8::try_from(name.len()).unwrap());
            content.extend(name.as_bytes());
            content.extend([0, 7]);
        }
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.push(EXPORT);
        sections::push_number(&mut module, content.len());
        module.extend(content);
        module
    }

    #[test]
    fn exports_of_classes_are_left_out() {
        let all = [
            "main",
            "__wbg_source_free_0123456789abcdef",
            "source_pull_0123456789abcdef",
            "__wbindgen_describe_source_pull_0123456789abcdef",
            "__wbindgen_malloc",
            "__wbindgen_describe_load",
        ];
        let kept = ["main", "__wbindgen_malloc", "__wbindgen_describe_load"];
        assert_eq!(without_exports(&module(&all)).unwrap(), module(&kept));
        assert_eq!(without_exports(&module(&kept)).unwrap(), module(&kept));
    }

    #[test]
    fn classes_are_left_out_unless_they_are_used() {
        let class = "export class Source {\n    free() {\n        if (this) {\n        }\n    }\n}\n\
                     if (Symbol.dispose) Source.prototype[Symbol.dispose] = Source.prototype.free;\n";
        let finalization = "const SourceFinalization = (typeof FinalizationRegistry === 'undefined')\n    ? { }\n    \
                            : new FinalizationRegistry(ptr => wasm.free(ptr, 1));\n";
        let glue = format!("let a;\n{class}let b;\n{finalization}let c;\n");
        assert_eq!(without_classes(&glue).unwrap(), "let a;\nlet b;\nlet c;\n");
        assert!(without_classes(&format!("{glue}Source.__wrap(a);\n")).is_err());
    }
}
