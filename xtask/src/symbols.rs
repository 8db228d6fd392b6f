//! Functions of a WebAssembly module: their code sizes, and the Rust modules they belong to.

use std::collections::BTreeMap;

use crate::command::Result;

/// Section numbers (WebAssembly Core Specification 2.0, 5.5.2).
const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const CODE: u8 = 10;

/// Subsection of `name` with the names of functions (appendix 7.4.1).
const FUNCTION_NAMES: u8 = 1;

/// Code sizes by function name.
pub struct Symbols {
    functions: Vec<(String, u64)>,
}

impl Symbols {
    /// Reads the code and the names of a module.
    pub fn read(module: &[u8]) -> Result<Self> {
        let mut reader = Reader(module.get(8..).ok_or("this is no WebAssembly")?);
        let (mut imported, mut sizes, mut names) = (0, Vec::new(), BTreeMap::new());
        while let Some(section) = reader.byte() {
            let mut content = reader.block()?;
            match section {
                IMPORT => imported = content.imported_functions()?,
                CODE => {
                    for _ in 0..content.number()? {
                        sizes.push(content.block()?.0.len() as u64);
                    }
                }
                CUSTOM if content.block()?.0 == b"name" => names = content.function_names()?,
                _ => {}
            }
        }
        let name = |index: usize| names.remove(&(index + imported)).unwrap_or_else(|| "unnamed".into());
        let functions = (0..sizes.len()).map(name).collect::<Vec<_>>().into_iter().zip(sizes).collect();
        Ok(Self { functions })
    }

    /// Bytes of code by crate and module.
    pub fn by_module(&self) -> BTreeMap<String, u64> {
        let mut sums = BTreeMap::new();
        for (name, size) in &self.functions {
            *sums.entry(module(name)).or_default() += size;
        }
        sums
    }
}

/// Rust module of a function, as in `discern::fs::iso9660`; generic code of other crates belongs to its own module.
fn module(name: &str) -> String {
    let path = if name.starts_with("_ZN") { legacy(name) } else { plain(name) };
    // The last part is the function or its type.
    let module = path.rsplit_once("::").map_or(path.as_str(), |(module, _)| module);
    module.split("::").take(3).collect::<Vec<_>>().join("::")
}

/// The path in a symbol of rustc's legacy mangling, with a length before each part.
fn legacy(name: &str) -> String {
    let mut rest = name.trim_start_matches("_ZN");
    let mut parts = Vec::new();
    while let Some(digits) = rest.find(|letter: char| !letter.is_ascii_digit()).filter(|digits| *digits > 0) {
        let Ok(length) = rest[..digits].parse::<usize>() else { break };
        let Some(part) = rest.get(digits..digits + length) else { break };
        parts.push(part);
        rest = &rest[digits + length..];
    }
    // The last part is a hash.
    parts.pop();
    // In `<A as B>::c`, `A` is the path.
    plain(&parts.join("::").replace("..", "::").replace("$LT$", "<").replace("$GT$", ">").replace("$u20$", " "))
}

/// Removes wrappers from a path, as in `<alloc::vec::Vec<T> as core::ops::Drop>::drop`.
fn plain(name: &str) -> String {
    let name = name.trim_start_matches(['_', '<', '&', '[']).trim_start_matches("mut ").trim_start_matches("dyn ");
    name.split(['<', ' ', '>']).next().unwrap_or(name).trim_end_matches("::").to_owned()
}

/// Remaining bytes of a module.
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    /// The next byte; `None` at the end.
    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// A number in LEB128 (5.2.2).
    pub fn number(&mut self) -> Result<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte().ok_or("a WebAssembly module is cut off")?;
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
    }

    /// Bytes preceded by their length.
    pub fn block(&mut self) -> Result<Reader<'a>> {
        let length = self.number()?;
        let (block, rest) = self.0.split_at_checked(length).ok_or("a WebAssembly module is cut off")?;
        self.0 = rest;
        Ok(Reader(block))
    }

    /// Number of functions in an import section (5.5.5).
    fn imported_functions(&mut self) -> Result<usize> {
        let mut functions = 0;
        for _ in 0..self.number()? {
            self.block()?;
            self.block()?;
            match self.byte() {
                Some(0) => {
                    self.number()?;
                    functions += 1;
                }
                Some(1) => {
                    self.byte();
                    self.limits()?;
                }
                Some(2) => self.limits()?,
                Some(3) => {
                    self.byte();
                    self.byte();
                }
                kind => return Err(format!("a WebAssembly module imports {kind:?}").into()),
            }
        }
        Ok(functions)
    }

    fn limits(&mut self) -> Result<()> {
        let flags = self.byte().unwrap_or_default();
        self.number()?;
        if flags & 1 != 0 {
            self.number()?;
        }
        Ok(())
    }

    /// Names of functions by number.
    fn function_names(&mut self) -> Result<BTreeMap<usize, String>> {
        let mut names = BTreeMap::new();
        while let Some(subsection) = self.byte() {
            let mut content = self.block()?;
            if subsection == FUNCTION_NAMES {
                for _ in 0..content.number()? {
                    let index = content.number()?;
                    names.insert(index, String::from_utf8_lossy(content.block()?.0).into_owned());
                }
            }
        }
        Ok(names)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_counted_for_their_modules() {
        let section = |number: u8, content: &[u8]| {
            let mut section = vec![number, u8::try_from(content.len()).unwrap()];
            section.extend(content);
            section
        };
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.extend(section(IMPORT, b"\x01\x01a\x01b\x00\x00"));
        module.extend(section(CODE, b"\x02\x03\x00\x01\x0b\x02\x00\x0b"));
        module.extend(section(CUSTOM, b"\x04name\x01\x0a\x01\x01\x07a::b::c"));
        let symbols = Symbols::read(&module).unwrap();
        let sums = symbols.by_module();
        assert_eq!(sums.get("a::b"), Some(&3));
        assert_eq!(sums.get("unnamed"), Some(&2));
    }

    #[test]
    fn mangled_names_have_modules() {
        assert_eq!(module("_ZN7discern2fs7iso96605mount17h0123456789abcdefE"), "discern::fs::iso9660");
        assert_eq!(
            module("_ZN66_$LT$alloc..vec..Vec$LT$T$GT$$u20$as$u20$core..ops..Drop$GT$4drop17h0123456789abcdefE"),
            "alloc::vec"
        );
    }
}
