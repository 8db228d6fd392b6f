//! Facts of a header of tar archives.

use crate::bytes::tar::{Header, number};
use crate::facts::{Field, Value, field};

const NUMBER: Value = Value::Shown(|bytes| Some(number(bytes)?.to_string()));

const MODE: Value = Value::Shown(|bytes| Some(format!("{:o}", number(bytes)?)));

const KIND: Value = Value::Shown(|bytes| Some(char::from(*bytes.first()?).to_string()).filter(|kind| kind != "\0"));

/// Facts of a header.
pub(super) const FIELDS: &[Field] = &[
    field!(Header, name, "Name", "", Value::Text),
    field!(Header, mode, "Mode", "", MODE),
    field!(Header, uid, "Owner", "", NUMBER),
    field!(Header, gid, "Group", "", NUMBER),
    field!(Header, size, "Size", "", NUMBER),
    field!(Header, modified, "Modified, seconds since 1970", "", NUMBER),
    field!(Header, checksum, "Checksum", "", NUMBER),
    field!(Header, kind, "Type", "", KIND),
    field!(Header, link, "Link name", "", Value::Text),
    field!(Header, magic, "Magic", "", Value::Text),
    field!(Header, owner, "Owner's name", "", Value::Text),
    field!(Header, group, "Group's name", "", Value::Text),
];
