//! Shortens the names of a program's imports from its JavaScript. wasm-bindgen's own end in a hash, which doesn't
//! compress and is sent twice: in the program and in its JavaScript.

use crate::command::Result;
use crate::sections;

/// Prefix of wasm-bindgen's imports.
const PREFIX: &str = "__wb";

/// The section of imports (WebAssembly Core Specification 2.0, 5.5.5).
const IMPORT: u8 = 2;

/// Shortens the names of imports that occur once in the program and once in its JavaScript.
pub fn shorten(program: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut script = glue.to_owned();
    let shortened = sections::map(program, IMPORT, |content| {
        let renamed = rename(content.to_vec(), glue)?;
        script = renamed.1;
        Ok(renamed.0)
    })?;
    Ok((shortened, script))
}

/// Renames the imports that the section and the JavaScript agree on.
fn rename(mut section: Vec<u8>, glue: &str) -> Result<(Vec<u8>, String)> {
    let mut script = String::with_capacity(glue.len());
    let mut count = 0;
    for line in glue.lines() {
        // As in `__wbg_append_0123456789abcdef: function(arg0, arg1) {`.
        let entry = line.split_once(": ").filter(|(name, _)| name.starts_with(PREFIX));
        let found = entry.and_then(|(name, value)| Some((name, value, only_place(&section, &stored(name)?)?)));
        match found {
            Some((name, value, at)) => {
                let short = letters(count);
                count += 1;
                let stored_short = stored(&short).ok_or("a short name is long")?;
                section.splice(at..at + 1 + name.len(), stored_short);
                script.extend([&short, ": ", value]);
            }
            None => script.push_str(line),
        }
        script.push('\n');
    }
    Ok((section, script))
}

/// A name with its length before it; `None` if the length takes more than a byte.
fn stored(name: &str) -> Option<Vec<u8>> {
    let length = u8::try_from(name.len()).ok().filter(|length| *length < 0x80)?;
    Some([&[length], name.as_bytes()].concat())
}

/// Offset of `wanted`, if it occurs once.
fn only_place(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let mut places = bytes.windows(wanted.len()).enumerate().filter(|(_, part)| *part == wanted);
    let (place, _) = places.next()?;
    places.next().is_none().then_some(place)
}

/// `a` to `z`, then `ba` and so on.
fn letters(number: usize) -> String {
    let (before, last) = (number / 26, char::from(b'a' + (number % 26) as u8));
    let mut name = if before > 0 { letters(before) } else { String::new() };
    name.push(last);
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module whose import section has these names, and another section after it.
    fn module(names: &[&str]) -> Vec<u8> {
        let mut content = vec![u8::try_from(names.len()).unwrap()];
        for name in names {
            content.extend(stored("./app_bg.js").unwrap());
            content.extend(stored(name).unwrap());
            content.extend([0, 5]);
        }
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.push(IMPORT);
        sections::push_number(&mut module, content.len());
        module.extend(content);
        module.extend([3, 2, 1, 5]);
        module
    }

    #[test]
    fn program_and_javascript_get_the_same_short_names() {
        let names = ["__wbg_append_0123456789abcdef", "__wbg_new_fedcba9876543210", "load"];
        let glue = "const import0 = {\n__wbg_append_0123456789abcdef: function(arg0) {\n},\n\
                    __wbg_new_fedcba9876543210: function() {\n},\n__wbg_not_there_0: function() {\n},\n};\n";
        let (program, script) = shorten(&module(&names), glue).unwrap();
        assert_eq!(program, module(&["a", "b", "load"]));
        assert_eq!(
            script,
            "const import0 = {\na: function(arg0) {\n},\nb: function() {\n},\n__wbg_not_there_0: function() {\n},\n};\n"
        );
    }

    #[test]
    fn names_are_short_and_differ() {
        assert_eq!([letters(0), letters(25), letters(26), letters(300)], ["a", "z", "ba", "lo"]);
    }
}
