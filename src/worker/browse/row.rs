//! One row of a listing.

use discern::bytes::time::Timestamp;
use discern::formats;
use discern::protocol::{EntryKind, RowInfo, RowNumber};
use discern::tree::{Directory, Kind, Row, RowId, mode_letters, type_of};
use discern::view::View;

/// Converts a row for the page, by its number in the index. The directory is only needed if rows of several are sent
/// together.
pub fn info(view: &View, id: RowId, with_directory: bool) -> Option<RowInfo> {
    let row = view.index.row(id)?;
    let name = if id == RowId::ROOT { String::new() } else { view.name(id).into_owned() };
    Some(RowInfo {
        row: RowNumber(id.0),
        type_name: type_name(view, id, row, &name),
        is_image: row.kind == Kind::File && formats::is_image_name(&name),
        name,
        kind: kind(row.kind),
        size: size(view, id),
        missing: view.index.missing(id),
        contradicted: view.contradicted(id).filter(|_| !view.is_corrected(id)),
        modified: row.modified.map(time).unwrap_or_default(),
        sector: row.location.map(|location| view.volume.sector_of(location)),
        attributes: attributes(row),
        directory: if with_directory { view.path(row.parent) } else { String::new() },
        marks: Vec::new(),
    })
}

const fn kind(kind: Kind) -> EntryKind {
    match kind {
        Kind::File => EntryKind::File,
        Kind::Directory => EntryKind::Directory,
        Kind::Symlink => EntryKind::Symlink,
        Kind::CharacterDevice | Kind::BlockDevice | Kind::Fifo | Kind::Socket => EntryKind::Device,
    }
}

fn size(view: &View, id: RowId) -> u64 {
    match view.index.directory(id) {
        Directory::Read(children) => children.len() as u64,
        Directory::Not => view.size(id),
        _ => 0,
    }
}

fn type_name(view: &View, id: RowId, row: &Row, name: &str) -> String {
    match row.kind {
        Kind::File => type_of(name),
        Kind::Directory => "Folder".into(),
        Kind::Symlink => match view.index.target(id) {
            Some(target) => format!("Link → {}", view.text(target)),
            None => "Link".into(),
        },
        Kind::CharacterDevice => "Character device".into(),
        Kind::BlockDevice => "Block device".into(),
        Kind::Fifo => "Pipe".into(),
        Kind::Socket => "Socket".into(),
    }
}

/// Formats a time by the clock that recorded it, "2025-11-08 10:14:02", with the offset of that clock unless it is UTC.
pub fn time(at: Timestamp) -> String {
    let civil = at.civil();
    let (date, time) = ((civil.year, civil.month, civil.day), (civil.hour, civil.minute, civil.second));
    let mut text = format!("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", date.0, date.1, date.2, time.0, time.1, time.2);
    if at.offset_minutes != 0 {
        let sign = if at.offset_minutes < 0 { '-' } else { '+' };
        let minutes = at.offset_minutes.unsigned_abs();
        text.push_str(&format!(" {sign}{:02}:{:02}", minutes / 60, minutes % 60));
    }
    text
}

fn attributes(row: &Row) -> String {
    let flags = row.flags;
    let marks = [
        (flags.deleted, "deleted"),
        (flags.hidden, "hidden"),
        (flags.associated, "associated"),
        (flags.packed, "packed"),
        (flags.elsewhere, "elsewhere"),
    ];
    let words = marks.into_iter().filter(|(is_set, _)| *is_set).map(|(_, word)| word.to_owned());
    row.mode.map(mode_letters).into_iter().chain(words).collect::<Vec<_>>().join(" ")
}
