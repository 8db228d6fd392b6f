//! Listings as text, CSV, JSON, or like `ls -lR`, for the clipboard.

use discern::protocol::{EntryKind, RowInfo, RowNumber, Scope, browse};
use js_sys::{Array, JSON, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::listing::directory_of;
use super::{Location, Model};
use crate::browser::saved;
use crate::client::Transfer;
use crate::text::dates_sizes::visible;
use crate::words;

/// Most rows copied.
const MOST: usize = 200_000;
/// Rows per request.
const WINDOW: u32 = 2000;

/// How to copy a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListingFormat {
    /// In columns.
    Text,
    /// Comma-separated values (RFC 4180).
    Csv,
    /// An array of objects.
    Json,
    /// With everything below, as by `ls -lR`.
    LsRecursive,
}

/// Copies what the list shows; a browser that refuses saves it as a file.
pub(crate) fn copy_listing(model: Model, format: ListingFormat) {
    spawn_local(async move {
        let Location { view, scope } = model.listing.place_now();
        let place = Place { model, view };
        let mut left = MOST;
        let (text, name) = match (format, directory_of(&scope)) {
            (ListingFormat::LsRecursive, Some(row)) => (place.recursive(row, &mut left).await, "listing.txt"),
            (ListingFormat::LsRecursive, None) | (ListingFormat::Text, Some(_) | None) => {
                (place.rows(scope, &mut left).await.map(|rows| text(&rows)), "listing.txt")
            }
            (ListingFormat::Csv, Some(_) | None) => {
                (place.rows(scope, &mut left).await.map(|rows| csv(&rows)), "listing.csv")
            }
            (ListingFormat::Json, Some(_) | None) => {
                (place.rows(scope, &mut left).await.map(|rows| json(&rows)), "listing.json")
            }
        };
        let Some(text) = text else { return };
        let count = u64::try_from(MOST.saturating_sub(left)).unwrap_or(u64::MAX);
        let copy = text.clone();
        saved::copy(&text, move |worked| {
            let sentence = match (worked, left) {
                (true, 0) => words::outcomes::most_entries_copied(count),
                (true, _) => words::outcomes::entries_copied(count),
                (false, _) if !saved::download_text(&copy, name) => return,
                (false, 0) => words::outcomes::most_entries_saved(count, name),
                (false, _) => words::outcomes::entries_saved(count, name),
            };
            model.notices.done(sentence, Vec::new());
        });
    });
}

/// A view to list.
#[derive(Clone, Copy)]
struct Place {
    model: Model,
    view: discern::protocol::ViewNumber,
}

impl Place {
    /// All rows of a listing, in its order.
    async fn rows(self, scope: Scope, left: &mut usize) -> Option<Vec<RowInfo>> {
        let mut rows = Vec::new();
        let sort = untrack(move || self.model.listing.sort());
        loop {
            let start = u32::try_from(rows.len()).ok()?;
            let ask = browse::Rows { view: self.view, scope: scope.clone(), sort, start, count: WINDOW };
            let page = self.model.link.request(&ask, Transfer::Nothing).1.await.ok()?.answer;
            let is_last = page.rows.is_empty();
            rows.extend(page.rows.into_iter().take(*left));
            if is_last || rows.len() >= usize::try_from(page.total).ok()? || rows.len() >= *left {
                *left = left.saturating_sub(rows.len());
                return Some(rows);
            }
        }
    }

    /// A directory and everything below, each directory under its path.
    async fn recursive(self, root: RowNumber, left: &mut usize) -> Option<String> {
        let mut text = String::new();
        let mut directories = vec![(root, ".".to_owned())];
        while let Some((row, path)) = directories.pop() {
            let rows = self.rows(Scope::Directory(row), left).await?;
            text.push_str(&format!("{path}:\n"));
            text.push_str(&long(&rows));
            text.push('\n');
            let below = rows.iter().rev().filter(|row| row.kind == EntryKind::Directory);
            directories.extend(below.map(|row| (row.row, format!("{path}/{}", visible(&row.name)))));
            if *left == 0 {
                break;
            }
        }
        Some(text)
    }
}

/// Path of a row: that of a search names its directory.
fn path(row: &RowInfo) -> String {
    match row.directory.as_str() {
        "" => row.name.clone(),
        directory => format!("{}/{}", directory.trim_end_matches('/'), row.name),
    }
}

/// Rows in columns: size, date, name.
fn text(rows: &[RowInfo]) -> String {
    let width = rows.iter().map(|row| row.size.to_string().len()).max().unwrap_or(0);
    let dates = rows.iter().map(|row| row.modified.chars().count()).max().unwrap_or(0);
    let line = |row: &RowInfo| format!("{:>width$}  {:dates$}  {}\n", row.size, row.modified, visible(&path(row)));
    rows.iter().map(line).collect()
}

/// Rows as `ls -l` prints them, without the fields that not every file system has.
fn long(rows: &[RowInfo]) -> String {
    let attributes = rows.iter().map(|row| row.attributes.chars().count()).max().unwrap_or(0);
    let width = rows.iter().map(|row| row.size.to_string().len()).max().unwrap_or(0);
    let dates = rows.iter().map(|row| row.modified.chars().count()).max().unwrap_or(0);
    let line = |row: &RowInfo| {
        let target = row.type_name.strip_prefix("Link → ").filter(|_| row.kind == EntryKind::Symlink);
        let target = target.map(|target| format!(" -> {}", visible(target))).unwrap_or_default();
        let (name, size) = (visible(&row.name), row.size);
        format!("{:attributes$} {size:>width$} {:dates$} {name}{target}\n", row.attributes, row.modified)
    };
    rows.iter().map(line).collect()
}

/// Names and values of the fields of a row.
fn fields(row: &RowInfo) -> [(&'static str, String); 6] {
    [
        ("name", path(row)),
        ("size", row.size.to_string()),
        ("modified", row.modified.clone()),
        ("type", row.type_name.clone()),
        ("sector", row.sector.map(|sector| sector.to_string()).unwrap_or_default()),
        ("attributes", row.attributes.clone()),
    ]
}

fn csv(rows: &[RowInfo]) -> String {
    let quoted = |value: &str| match value.contains(['"', ',', '\n', '\r']) {
        true => format!("\"{}\"", value.replace('"', "\"\"")),
        false => value.to_owned(),
    };
    let line = |row: &RowInfo| fields(row).map(|(_, value)| quoted(&value)).join(",") + "\r\n";
    std::iter::once("name,size,modified,type,sector,attributes\r\n".to_owned()).chain(rows.iter().map(line)).collect()
}

fn json(rows: &[RowInfo]) -> String {
    let object = |row: &RowInfo| {
        let object = Object::new();
        for (name, value) in fields(row) {
            // An object of ours takes any field.
            let _ = Reflect::set(&object, &name.into(), &value.into());
        }
        // Numbers below 2^53 are exact.
        let numbers = [("size", Some(row.size)), ("sector", row.sector)];
        for (name, number) in numbers.into_iter().filter_map(|(name, number)| Some((name, number?))) {
            let _ = Reflect::set(&object, &name.into(), &(number as f64).into());
        }
        object
    };
    let all: Array = rows.iter().map(object).collect();
    JSON::stringify_with_replacer_and_space(&all, &wasm_bindgen::JsValue::NULL, &2.into())
        .map(String::from)
        .unwrap_or_default()
}
