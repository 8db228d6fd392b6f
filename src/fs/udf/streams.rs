//! Named streams: additional data of a file (ECMA-167 4/9.2, UDF 3.3.5), offered as variants to save.

use std::borrow::Cow;

use super::super::Variant;
use crate::tree::{Entry, Kind};

/// Name of the variant with the file's own data.
pub(super) const DATA: &str = "data";

/// Name of the variant with a Mac's resource fork, as in HFS.
const RESOURCE: &str = "resource";

/// Name of the stream with a Mac's resource fork (UDF 3.3.5.2).
const MACINTOSH: &[u8] = b"*UDF Macintosh Resource Fork";

/// The stable name of a stream: `stream:NAME`.
pub(super) fn id(stream: &Entry) -> Cow<'static, str> {
    if stream.name.as_bytes() == MACINTOSH { RESOURCE.into() } else { format!("stream:{}", name(stream)).into() }
}

/// Variants of a file with `length` bytes, the first being its own data; none if it has no streams.
pub(super) fn variants(length: u64, streams: &[Entry]) -> Vec<Variant> {
    let files = streams.iter().filter(|stream| stream.kind == Kind::File);
    let streams: Vec<Variant> = files.map(of).collect();
    let data = (!streams.is_empty()).then(|| Variant::known(DATA, "Data", length, ["", ""]));
    data.into_iter().chain(streams).collect()
}

fn of(stream: &Entry) -> Variant {
    if stream.name.as_bytes() == MACINTOSH {
        return Variant::known(RESOURCE, "Resource fork", stream.size, ["", ".rsrc"]).as_stream();
    }
    let name = name(stream);
    Variant {
        id: id(stream),
        name: format!("Named stream “{name}”").into(),
        size: stream.size,
        affixes: ["".into(), format!(".{name}").into()],
        is_stream: true,
    }
}

fn name(stream: &Entry) -> Cow<'_, str> {
    String::from_utf8_lossy(stream.name.as_bytes())
}
