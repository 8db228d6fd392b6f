//! The paths of the selected entries, for the clipboard.

use discern::protocol::{Chosen, Failure, RowInfo, Selection, browse};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{Model, browsing, subject};
use crate::browser::saved;
use crate::client::Transfer;
use crate::words;

/// Most paths copied.
const MOST: usize = 200_000;
/// Rows per request.
const WINDOW: u32 = 2000;

/// Copies the paths of the entries that commands apply to, one per line, in the order of the list.
pub(crate) fn copy(model: Model) {
    if let Some(row) = subject::row(model) {
        return browsing::copy_path(model, model.listing.place_now().view, row.row);
    }
    let Some(selection) = subject::rows(model) else { return };
    spawn_local(async move {
        match paths(model, selection).await {
            Ok(paths) => {
                let count = u64::try_from(paths.len()).unwrap_or(u64::MAX);
                let is_most = paths.len() == MOST;
                saved::copy(&paths.join("\n"), move |worked| match worked {
                    true if is_most => model.notices.say(words::outcomes::most_paths_copied(count)),
                    true => model.notices.say(words::outcomes::paths_copied(count)),
                    false => browsing::say_copied(model, false),
                });
            }
            Err(failure) => model.notices.fail(failure),
        }
    });
}

/// The paths of the selected rows, from the root of their view. Reads the list until all of them were found.
async fn paths(model: Model, Selection { view, scope, rows }: Selection) -> Result<Vec<String>, Failure> {
    let sort = untrack(move || model.listing.sort());
    let most = match &rows {
        Chosen::Only(rows) => rows.len().min(MOST),
        Chosen::AllBut(_) => MOST,
    };
    // The selection has them in ascending order.
    let is_chosen = |row: &RowInfo| match &rows {
        Chosen::Only(rows) => rows.binary_search(&row.row).is_ok(),
        Chosen::AllBut(rows) => rows.binary_search(&row.row).is_err(),
    };
    let (mut paths, mut start) = (Vec::new(), 0_u32);
    loop {
        let ask = browse::Rows { view, scope: scope.clone(), sort, start, count: WINDOW };
        let page = model.link.request(&ask, Transfer::Nothing).1.await?.answer;
        let directory: String = page.crumbs.iter().skip(1).map(|crumb| format!("/{}", crumb.name)).collect();
        let chosen = page.rows.iter().filter(|row| is_chosen(row)).map(|row| path(&directory, row));
        paths.extend(chosen.take(most.saturating_sub(paths.len())));
        start = start.saturating_add(WINDOW);
        if paths.len() >= most || start >= page.total {
            return Ok(paths);
        }
    }
}

/// The path of a row; that of a search names its own directory.
fn path(listed: &str, row: &RowInfo) -> String {
    let directory = if row.directory.is_empty() { listed } else { row.directory.trim_end_matches('/') };
    format!("{directory}/{}", row.name)
}
