//! `sector`: decodes one sector and dumps its stored bytes.

use std::io::Write;

use discern::disc::{Lba, StoredSector};
use discern::error::{Error, Result};
use discern::facts::Facts;
use discern::open::Image;
use serde_json::json;

/// Bytes per line of the dump.
const WIDTH: usize = 16;

/// Prints the facts of a sector, and its bytes.
pub(crate) fn print(image: &Image, lba: i32, json: bool, out: &mut dyn Write) -> Result<()> {
    let (facts, stored) = image.disc.look_at(Lba(lba))?;
    if json {
        let value = value(&facts, stored.as_ref(), image);
        serde_json::to_writer_pretty(&mut *out, &value).map_err(|error| Error::Io(error.into()))?;
        return Ok(out.write_all(b"\n")?);
    }
    for facts in &facts {
        writeln!(out, "{}", facts.title)?;
        for line in &facts.lines {
            let byte = line.bytes.as_ref().map(|bytes| format!(" at byte {}", bytes.start)).unwrap_or_default();
            writeln!(out, "  {}: {}{byte}", line.label, line.value)?;
        }
    }
    for (number, line) in stored.iter().flat_map(|stored| stored.bytes.chunks(WIDTH).enumerate()) {
        let text: String =
            line.iter().map(|byte| if byte.is_ascii_graphic() { char::from(*byte) } else { '.' }).collect();
        writeln!(out, "{:04x}  {:48}{text}", number.saturating_mul(WIDTH), spaced(line))?;
    }
    Ok(())
}

/// Bytes as pairs of hexadecimal digits, each followed by a space.
fn spaced(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x} ")).collect()
}

/// The sector as JSON. The names of its members are stable.
fn value(facts: &[Facts], stored: Option<&StoredSector>, image: &Image) -> serde_json::Value {
    let line = |facts: &Facts| facts.lines.iter().map(|line| (line.label.clone(), json!(line.value))).collect();
    let facts: serde_json::Map<_, _> =
        facts.iter().map(|facts| (facts.title.clone(), serde_json::Value::Object(line(facts)))).collect();
    let name = |file: u32| {
        let at = usize::try_from(file).ok()?;
        image.files.all().get(at).map(|file| file.name.clone())
    };
    let stored = stored.map(|stored| {
        json!({
            "file": stored.origin.and_then(|(file, _)| name(file.0)),
            "byte": stored.origin.map(|(_, byte)| byte),
            "user_data": [stored.user_data.start, stored.user_data.end],
            "bytes": spaced(&stored.bytes).replace(' ', ""),
            "subchannel": spaced(&stored.subchannel).replace(' ', ""),
        })
    });
    json!({ "facts": facts, "stored": stored })
}
