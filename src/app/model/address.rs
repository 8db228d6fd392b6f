//! Addresses of what is shown, as in `#/rock-ridge/boot/grub.cfg?hex=0x200`: the view, the path in it, and what is
//! selected there. A folder's ends with a slash. Other tabs have their names, as in `#disc?byte=0x8000`.

use std::time::Duration;

use discern::protocol::inspect::{Enter, Inside};
use discern::protocol::map::BytePlace;
use discern::protocol::{Column, DeletedFiles, RowInfo, RowNumber, Scope, Sort, ViewInfo, ViewNumber, browse};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::choose::choose_when_listed;
use super::{Location, Model, PreviewMode, RecentImages, Tab, browsing, journal, visits};
use crate::browser::entry::{self, Entry};
use crate::browser::pause::pause;
use crate::client::Transfer;
use crate::text::hex_digits::offset;
use crate::words;

/// Time for which nothing may move before the address follows: browsers refuse more than some changes per second.
const REST: Duration = Duration::from_millis(250);
/// How often, and how many times, a view that isn't there is looked for while the image is still searched.
const BETWEEN: Duration = Duration::from_millis(250);
const LOOKS: u32 = 80;
/// Most names with the same beginning that are compared.
const ALIKE: u32 = 64;

const BY_NAME: Sort = Sort { by: Column::Name, descending: false };

/// Separates the file that holds an image from the address within that image.
const WITHIN: &str = "!/";

/// Gives each entry of the browser's history its address, and goes to those that it is called to, as long as the
/// component that calls this is there.
pub(crate) fn watch(page: Model, recent: RecentImages) {
    let moves = StoredValue::new(0_u32);
    Effect::new(move || {
        let model = page.shown();
        // What was shown before may be gone by the time its address would follow.
        let own = moves.get_value().wrapping_add(1);
        moves.set_value(own);
        let Some(address) = model.session.summary().and_then(|_| current(model)) else { return };
        let number = model.history.here();
        let follow = move || {
            let is_here = moves.try_get_value() == Some(own) && untrack(move || model.history.here()) == number;
            if is_here && entry::address() != address {
                let image = journal::image_now(model);
                recent.went_to(&image, &address);
                entry::set_address(&Entry { number, image }, &format!("#{address}"));
            }
        };
        set_timeout(follow, REST);
    });
    let handled = StoredValue::new(0_u32);
    Effect::new(move || {
        let calls = page.history.calls();
        if calls != handled.get_value() {
            handled.set_value(calls);
            go(page.shown_now(), entry::address());
        }
    });
}

/// The address of what is shown, tracked; `None` while that is being fetched.
fn current(model: Model) -> Option<String> {
    let tab = model.tab();
    match tab {
        Tab::Files => files(model),
        Tab::Disc => Some(match model.disc.target() {
            Some(BytePlace { file: 0, byte }) => format!("disc?byte={byte:#x}"),
            Some(BytePlace { file, byte }) => format!("disc?byte={byte:#x}&file={file}"),
            None => "disc".to_owned(),
        }),
        Tab::Overview | Tab::Check | Tab::Convert | Tab::Build => Some(tab.id().to_owned()),
    }
}

fn files(model: Model) -> Option<String> {
    let Location { view, scope } = model.listing.place();
    let mut address = root(model, view)?;
    if let Scope::Search(text) = scope {
        return Some(format!("{address}/?find={}", encoded(&text)));
    }
    if !model.listing.loaded() {
        return None;
    }
    for crumb in model.listing.crumbs().iter().skip(1) {
        push(&mut address, &crumb.name);
    }
    address.push('/');
    if let Some(row) = model.selection.single().and_then(|row| model.listing.find(row)) {
        address.push_str(&encoded(&row.name));
        if model.inspector.mode() == PreviewMode::Hex {
            address.push_str(&format!("?hex={:#x}", model.inspector.hex.at()));
        }
    }
    Some(address)
}

/// The address of the root of a view, without the slash at its end.
fn root(model: Model, view: ViewNumber) -> Option<String> {
    let info = model.session.view(view)?;
    let mut address = String::new();
    if let Some(parent) = &info.parent {
        address = root(model, parent.view)?;
        if info.deleted != DeletedFiles::Shown {
            for crumb in parent.crumbs.iter().skip(1) {
                push(&mut address, &crumb.name);
            }
            push(&mut address, &parent.name);
        } else {
            address.push('/');
        }
        address.push('!');
    }
    push(&mut address, &slug(model, view, &info));
    Some(address)
}

/// The name of a view in addresses: its id, with a number if an earlier view of the same image has that id.
fn slug(model: Model, view: ViewNumber, info: &ViewInfo) -> String {
    let is_earlier = |other: &ViewInfo| other.parent == info.parent && other.id == info.id;
    let earlier = model
        .session
        .summary()
        .map_or(0, |summary| summary.views.iter().take(view.index()).filter(|other| is_earlier(other)).count());
    match earlier {
        0 => info.id.clone(),
        earlier => format!("{}-{}", info.id, earlier.saturating_add(1)),
    }
}

fn push(address: &mut String, name: &str) {
    address.push('/');
    address.push_str(&encoded(name));
}

/// A name without the characters that have a meaning in addresses.
fn encoded(name: &str) -> String {
    String::from(js_sys::encode_uri_component(name)).replace('!', "%21")
}

fn decoded(text: &str) -> Option<String> {
    js_sys::decode_uri_component(text).ok().map(String::from)
}

/// The value of a parameter after the question mark.
fn parameter(query: &str, name: &str) -> Option<String> {
    let value = query.split('&').find_map(|part| part.split_once('=').filter(|(of, _)| *of == name));
    value.and_then(|(_, value)| decoded(value))
}

/// Goes to an address; stays where it is if there is nothing there.
fn go(model: Model, address: String) {
    spawn_local(async move {
        let image = journal::image_now(model);
        let is_found = address.is_empty() || show(model, &address, &image).await.is_some();
        if journal::image_now(model) != image || !model.is_shown_now() {
            return;
        }
        if !is_found {
            model.notices.say(words::opening::nothing_at_address());
        }
        visits::settle(model);
    });
}

async fn show(model: Model, address: &str, image: &str) -> Option<()> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let Some(path) = path.strip_prefix('/') else {
        let tab = Tab::ALL.into_iter().find(|tab| *tab != Tab::Files && tab.id() == path)?;
        if let Some(byte) = parameter(query, "byte").and_then(|byte| offset(&byte)).filter(|_| tab == Tab::Disc) {
            let file = parameter(query, "file").and_then(|file| file.parse().ok()).unwrap_or(0);
            model.disc.show_bytes(BytePlace { file, byte });
        }
        model.set_tab(tab);
        return Some(());
    };
    let (view, directory, row) = resolve(model, path, image).await?;
    if journal::image_now(model) != image {
        return None;
    }
    let hex = parameter(query, "hex").and_then(|at| offset(&at));
    model.inspector.set_mode(if hex.is_some() { PreviewMode::Hex } else { PreviewMode::Content });
    if let Some(at) = hex {
        let is_shown = model.inspector.subject_now() == row.map(|row| (view, row));
        if is_shown { model.inspector.hex.go_to(at) } else { model.inspector.hex.show_from(at) }
    }
    let scope = parameter(query, "find").map_or(Scope::Directory(directory), Scope::Search);
    browsing::visit(model, Location { view, scope }, row);
    if let Some(row) = row {
        choose_when_listed(model, row);
    }
    Some(())
}

/// Finds the view, the directory, and the selected row of a path.
async fn resolve(model: Model, path: &str, image: &str) -> Option<(ViewNumber, RowNumber, Option<RowNumber>)> {
    let mut layers = path.split(WITHIN).peekable();
    let mut outer = None;
    while let Some(layer) = layers.next() {
        let (name, names) = layer.split_once('/').unwrap_or((layer, ""));
        let view = view(model, outer, name, image).await?;
        let mut names = names.split('/').peekable();
        let (mut directory, mut last) = (RowNumber::ROOT, None);
        while let Some(name) = names.next().filter(|name| !name.is_empty()) {
            let row = child(model, view, directory, &decoded(name)?).await?.row;
            match names.peek() {
                Some(_) => directory = row,
                None => last = Some(row),
            }
        }
        if layers.peek().is_none() {
            return Some((view, directory, last));
        }
        let (row, what) = last.map_or((RowNumber::ROOT, Inside::Deleted), |row| (row, Inside::Image));
        let reply = model.link.request(&Enter { view, row, what }, Transfer::Nothing).1.await.ok()?;
        if journal::image_now(model) != image {
            return None;
        }
        model.session.entered(reply.answer);
        outer = Some((view, row));
    }
    None
}

/// Finds a view by its name in addresses, in the image that a row contains. Partitions may still be looked for.
async fn view(model: Model, outer: Option<(ViewNumber, RowNumber)>, name: &str, image: &str) -> Option<ViewNumber> {
    for _ in 0..LOOKS {
        let summary = model.session.summary_now().filter(|_| journal::image_now(model) == image)?;
        let is_wanted = |(number, info): &(ViewNumber, &ViewInfo)| {
            let of = info.parent.as_ref().map(|parent| (parent.view, parent.row));
            of == outer && untrack(|| slug(model, *number, info)) == name
        };
        if let Some((number, _)) = (0..).map(ViewNumber).zip(&summary.views).find(is_wanted) {
            return Some(number);
        }
        if summary.is_searched {
            return None;
        }
        pause(BETWEEN).await;
    }
    None
}

/// Finds an entry of a directory by its name.
async fn child(model: Model, view: ViewNumber, directory: RowNumber, name: &str) -> Option<RowInfo> {
    let mut from = 0;
    for _ in 0..ALIKE {
        let scope = Scope::Directory(directory);
        let ask = browse::TypeAhead { view, scope: scope.clone(), sort: BY_NAME, prefix: name.to_owned(), from };
        let start = model.link.request(&ask, Transfer::Nothing).1.await.ok()?.answer?;
        // After the last of them, the search begins again at the top.
        if start < from {
            return None;
        }
        let ask = browse::Rows { view, scope, sort: BY_NAME, start, count: 1 };
        let page = model.link.request(&ask, Transfer::Nothing).1.await.ok()?.answer;
        if let Some(row) = page.rows.into_iter().next().filter(|row| row.name == name) {
            return Some(row);
        }
        from = start.saturating_add(1);
    }
    None
}
