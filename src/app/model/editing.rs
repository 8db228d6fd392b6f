//! Editing the image: the changes, and undoing them.

use std::sync::Arc;
use std::time::Duration;

use discern::protocol::{
    Ask, AttributeValues, BootSetting, Change, Chosen, Clash, EditInfo, Edited, Failure, ForecastInfo, RowNumber,
    Scope, Selection, ViewNumber, VolumeInfo,
    browse::{self, Cancel},
    edit,
};
use leptos::prelude::*;

use super::pages::start_of_page;
use super::subject::{self, Subject};
use super::{Location, Model, browsing, journal};
use super::{journal::Unfinished, refresh};
use crate::browser::additions::Addition;
use crate::state::State;
use crate::text::dates_sizes::visible;
use crate::words;

/// Delay between the last change and the forecast of the size.
const FORECAST_DELAY: Duration = Duration::from_millis(250);

/// An edit of a name in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Renaming {
    /// The row being renamed.
    pub(crate) row: RowNumber,
    /// Why the last attempt was refused.
    pub(crate) refusal: String,
}

/// A conflict between new entries and existing ones.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Clashing {
    /// The change that was requested.
    pub(crate) change: Change,
    /// Paths of the existing entries.
    pub(crate) names: Vec<String>,
}

/// A dialog and its contents.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Form {
    /// Attributes of entries: current values, and the words that name the entries.
    Attributes(Selection, AttributeValues, String),
    /// A new boot entry for a file.
    Boot(RowNumber, String),
    /// Identifiers, dates and boot entries of the volume.
    Volume(Box<VolumeInfo>),
}

/// State of editing.
#[derive(Clone, Copy)]
pub(crate) struct Edit {
    info: State<Option<Arc<EditInfo>>>,
    forecast: State<Option<ForecastInfo>>,
    pub(super) renaming: State<Option<Renaming>>,
    pub(super) cut: State<Option<Selection>>,
    pub(super) clash: State<Option<Clashing>>,
    pub(super) form: State<Option<Form>>,
    pub(super) refusal: State<String>,
    pub(super) unfinished: State<Option<Unfinished>>,
    /// Steps of the journal, each as JSON text.
    pub(super) journal: StoredValue<Vec<String>>,
    /// Files sent to the worker, by the names that changes use for them.
    pub(super) added_files: StoredValue<Vec<(String, Addition)>, LocalStorage>,
    forecast_timer: StoredValue<u32>,
    /// The request for the last forecast.
    forecasting: StoredValue<Option<u64>>,
}

impl Edit {
    pub(super) fn new() -> Self {
        Self {
            info: State::new(None),
            forecast: State::new(None),
            renaming: State::new(None),
            cut: State::new(None),
            clash: State::new(None),
            form: State::new(None),
            refusal: State::new(String::new()),
            unfinished: State::new(None),
            journal: StoredValue::new(Vec::new()),
            added_files: StoredValue::new_local(Vec::new()),
            forecast_timer: StoredValue::new(0),
            forecasting: StoredValue::new(None),
        }
    }

    /// State of the edited image; `None` before the first change.
    pub(crate) fn info(self) -> Option<Arc<EditInfo>> {
        self.info.get()
    }

    /// Number of current steps.
    pub(crate) fn steps(self) -> u32 {
        self.info.with(|info| info.as_ref().map_or(0, |info| info.steps))
    }

    /// Number of current steps, untracked.
    pub(crate) fn steps_now(self) -> u32 {
        self.info.with_untracked(|info| info.as_ref().map_or(0, |info| info.steps))
    }

    /// Forecast of the size of the image.
    pub(crate) fn forecast(self) -> Option<ForecastInfo> {
        self.forecast.get()
    }

    /// The edit of a name in progress.
    pub(crate) fn renaming(self) -> Option<Renaming> {
        self.renaming.get()
    }

    /// Whether there is something to paste.
    pub(crate) fn has_cut(self) -> bool {
        self.cut.with(Option::is_some)
    }

    /// Whether a row has been cut.
    pub(crate) fn is_cut(self, row: RowNumber) -> bool {
        self.cut.with(|cut| {
            cut.as_ref().is_some_and(|cut| match &cut.rows {
                Chosen::Only(rows) => rows.contains(&row),
                Chosen::AllBut(_) => false,
            })
        })
    }

    /// The name conflict that the user has to resolve.
    pub(crate) fn clash(self) -> Option<Clashing> {
        self.clash.get()
    }

    /// The open dialog.
    pub(crate) fn form(self) -> Option<Form> {
        self.form.get()
    }

    /// Why the request made in the dialog was refused.
    pub(crate) fn refusal(self) -> String {
        self.refusal.get()
    }

    /// Unbuilt changes kept from an earlier session.
    pub(crate) fn unfinished(self) -> Option<Unfinished> {
        self.unfinished.get()
    }

    pub(super) fn clear(self) {
        self.info.set(None);
        self.forecast.set(None);
        self.renaming.set(None);
        self.cut.set(None);
        self.clash.set(None);
        self.form.set(None);
        self.unfinished.set(None);
        // A delay that ends now belongs to another image.
        self.forecast_timer.update_value(|timer| *timer = timer.wrapping_add(1));
    }
}

/// The view that can be edited.
pub(crate) fn editable(model: Model) -> Option<ViewNumber> {
    model.session.summary()?.editable.clone().ok()
}

/// Why the image cannot be changed.
pub(crate) fn not_editable(model: Model) -> Option<String> {
    Some(words::told(&model.session.summary()?.editable.clone().err()?))
}

/// Whether the listed rows can be edited.
pub(crate) fn can_edit(model: Model) -> bool {
    editable(model) == Some(model.listing.view())
}

/// Whether the listed rows can be edited, untracked.
pub(crate) fn can_edit_now(model: Model) -> bool {
    untrack(move || can_edit(model))
}

/// Whether rows can be edited.
fn can_edit_rows(model: Model, rows: &Selection) -> bool {
    untrack(move || editable(model)) == Some(rows.view)
}

/// Whether rows can be edited; if not, shows a notice that says why.
fn may_edit(model: Model, rows: &Selection) -> bool {
    if can_edit_rows(model, rows) {
        return true;
    }
    let editable = untrack(move || editable(model));
    let view = editable.and_then(|view| untrack(move || model.session.view(view)));
    model.notices.say(match view {
        Some(view) => words::changes::switch_view(&untrack(move || model.session.view_name(&view))),
        None => untrack(move || not_editable(model)).unwrap_or_default(),
    });
    false
}

/// Whether anything has been changed.
pub(crate) fn is_editing_now(model: Model) -> bool {
    model.edit.info.with_untracked(Option::is_some)
}

/// Changes the image; shows a notice if that fails.
pub(crate) fn change(model: Model, change: Change) {
    change_or(model, change, move |failure| model.notices.fail(failure));
}

/// Changes the image; calls `refused` with the reason if that fails.
pub(super) fn change_or(model: Model, change: Change, refused: impl FnOnce(Failure) + 'static) {
    let asked = change.clone();
    model.link.ask(&edit::Edit { change }, move |reply| match reply {
        Ok(Edited::Done(info)) => {
            let is_it = |cut: &Option<Selection>| matches!(&asked, Change::Move { selection, .. } if cut.as_ref() == Some(selection));
            if model.edit.cut.with_untracked(is_it) {
                model.edit.cut.set(None);
            }
            edited(model, info);
        }
        Ok(Edited::Clashes(names)) => model.edit.clash.set(Some(Clashing { change: asked, names })),
        Err(failure) => refused(failure),
    });
}

/// Applies the user's decision about taken names.
pub(crate) fn answer_clash(model: Model, clash: Option<Clash>) {
    let clashing = model.edit.clash.update(Option::take);
    let changed = clashing.zip(clash).and_then(|(clashing, clash)| match clashing.change {
        Change::Add { into, from, .. } => Some(Change::Add { into, from, clash }),
        Change::Move { selection, into, .. } => Some(Change::Move { selection, into, clash }),
        Change::Replace { .. }
        | Change::Remove { .. }
        | Change::Rename { .. }
        | Change::NewFolder { .. }
        | Change::Attributes { .. }
        | Change::Link { .. }
        | Change::Volume(_)
        | Change::BootAdd { .. }
        | Change::BootRemove { .. }
        | Change::BootReplace { .. }
        | Change::BootSet { .. }
        | Change::Fat { .. } => None,
    });
    if let Some(changed) = changed {
        change(model, changed);
    }
    model.focus_list();
}

/// Undoes the last step.
pub(crate) fn undo(model: Model) {
    step(model, &edit::Undo);
}

/// Redoes the step undone last.
pub(crate) fn redo(model: Model) {
    step(model, &edit::Redo);
}

/// Discards all changes.
pub(crate) fn revert(model: Model) {
    step(model, &edit::Revert);
}

fn step<A: Ask<Answer = EditInfo>>(model: Model, ask: &A) {
    if model.edit.info.with_untracked(Option::is_none) {
        return;
    }
    model.link.ask(ask, move |reply| match reply {
        Ok(info) => edited(model, info),
        Err(failure) => model.notices.fail(failure),
    });
}

/// Updates everything that depends on the image: fetches visible data again, and drops forecasts and results.
pub(super) fn edited(model: Model, mut info: EditInfo) {
    model.notices.say(info.said.clone());
    if let Some(warning) = info.warning.take() {
        model.notices.fail(*warning);
    }
    // Not delayed: the page may be closed the next moment.
    journal::keep_journal(model, info.steps, std::mem::take(&mut info.journal));
    let rows = info.rows.clone();
    model.edit.renaming.set(None);
    model.edit.form.set(None);
    model.edit.unfinished.set(None);
    model.edit.info.set(Some(Arc::new(info)));
    model.build.unsaved();
    model.build.forget();
    refresh::all(model);
    choose_rows(model, rows);
    after_pause(model);
}

/// Selects the new or moved entries if they are listed, unless the user moves on before they have been fetched.
fn choose_rows(model: Model, rows: Vec<RowNumber>) {
    let Some(first) = rows.first().copied() else { return model.selection.clear() };
    let place = model.listing.place_now();
    let (choice, cursor) = (model.selection.begin(), model.listing.cursor_now());
    let is_wanted = move || model.selection.is_current(choice) && model.listing.cursor_now() == cursor;
    let sort = untrack(move || model.listing.sort());
    let ask = browse::Locate { view: place.view, scope: place.scope.clone(), sort, row: first };
    model.link.ask(&ask, move |reply| {
        let Ok(Some(position)) = reply else { return };
        if model.listing.place_now() != place || !is_wanted() {
            return;
        }
        model.listing.with_page(start_of_page(position), move |page| {
            if is_wanted() {
                model.selection.clear();
                model.selection.add(page.iter().filter(|row| rows.contains(&row.row)));
                model.listing.put_cursor(position);
            }
        });
    });
}

fn after_pause(model: Model) {
    if let Some(job) = model.edit.forecasting.try_update_value(Option::take).flatten() {
        model.link.tell(&Cancel { job });
    }
    model.edit.forecast_timer.update_value(|timer| *timer = timer.wrapping_add(1));
    let timer = model.edit.forecast_timer.get_value();
    let over = move || {
        if model.edit.forecast_timer.get_value() == timer {
            if model.edit.steps_now() == 0 {
                return model.edit.forecast.set(None);
            }
            let job = model.link.ask(&edit::Forecast, move |reply| {
                if let Ok(forecast) = reply {
                    model.edit.forecast.set(Some(forecast));
                }
            });
            model.edit.forecasting.set_value(Some(job));
        }
    };
    set_timeout(over, FORECAST_DELAY);
}

/// Removes entries.
pub(crate) fn remove(model: Model, subject: Subject) {
    if may_edit(model, &subject.rows) {
        change(model, Change::Remove { selection: subject.rows });
    }
}

/// Removes a directory of the current view.
pub(crate) fn remove_folder(model: Model, row: RowNumber) {
    in_parent(model, row, move |Location { view, scope }| {
        change(model, Change::Remove { selection: Selection { view, scope, rows: Chosen::Only(vec![row]) } });
    });
}

/// Lists the directory that contains a directory of the current view, and begins renaming it there.
pub(crate) fn rename_folder(model: Model, row: RowNumber) {
    in_parent(model, row, move |place| {
        browsing::visit(model, place, Some(row));
        model.edit.renaming.set(Some(Renaming { row, refusal: String::new() }));
    });
}

/// Passes on the directory that contains a directory of the current view.
fn in_parent(model: Model, row: RowNumber, then: impl FnOnce(Location) + 'static) {
    let view = model.listing.place_now().view;
    let sort = untrack(move || model.listing.sort());
    let ask = browse::Rows { view, scope: Scope::Directory(row), sort, start: 0, count: 0 };
    model.link.ask(&ask, move |reply| match reply {
        Ok(page) => {
            // Without its directory, the row is gone.
            if let [.., parent, here] = page.crumbs.as_slice()
                && here.row == row
            {
                then(Location { view, scope: Scope::Directory(parent.row) });
            }
        }
        Err(failure) => model.notices.fail(failure),
    });
}

/// Begins renaming an entry in its place, as long as that is listed.
pub(crate) fn begin_rename(model: Model, subject: &Subject) {
    let Selection { view, scope, .. } = &subject.rows;
    let Some(row) = &subject.row else { return };
    if may_edit(model, &subject.rows) && model.listing.place_now() == (Location { view: *view, scope: scope.clone() }) {
        model.edit.renaming.set(Some(Renaming { row: row.row, refusal: String::new() }));
    }
}

/// Renames the entry; if the name is refused, the reason is shown next to it.
pub(crate) fn rename(model: Model, row: RowNumber, name: String) {
    change_or(model, Change::Rename { row, name }, move |failure| {
        model.notices.say(failure.what.clone());
        model.edit.renaming.set(Some(Renaming { row, refusal: failure.what }));
    });
    model.focus_list();
}

/// Cancels renaming.
pub(crate) fn end_rename(model: Model) {
    model.edit.renaming.set(None);
    model.focus_list();
}

/// Makes a directory in the listed one, and begins renaming it.
pub(crate) fn new_folder(model: Model) {
    let Some(into) = target(model) else { return };
    new_folder_named(model, into, 1);
}

fn new_folder_named(model: Model, into: RowNumber, number: u32) {
    // A name in the image, which may not take the letters of every language.
    let name = if number == 1 { "New folder".to_owned() } else { format!("New folder {number}") };
    model.link.ask(&edit::Edit { change: Change::NewFolder { into, name } }, move |reply| match reply {
        Ok(Edited::Done(info)) => {
            let row = info.rows.first().copied();
            edited(model, info);
            model.edit.renaming.set(row.map(|row| Renaming { row, refusal: String::new() }));
        }
        // Only adding and moving can conflict with existing names.
        Ok(Edited::Clashes(_)) => {}
        Err(_) if number < 100 => new_folder_named(model, into, number.saturating_add(1)),
        Err(failure) => model.notices.fail(failure),
    });
}

/// The listed directory if it can be edited; in a search, the root.
pub(crate) fn target(model: Model) -> Option<RowNumber> {
    can_edit_now(model).then(|| untrack(move || model.listing.directory()).unwrap_or_default())
}

/// Cuts entries.
pub(crate) fn cut(model: Model, subject: Subject) {
    if can_edit_rows(model, &subject.rows) {
        model.edit.cut.set(Some(subject.rows));
        model.notices.say(words::changes::cut());
    }
}

/// Moves the entries that were cut into a directory.
pub(crate) fn paste(model: Model, into: RowNumber) {
    if let Some(selection) = model.edit.cut.get_untracked() {
        change(model, Change::Move { selection, into, clash: Clash::Ask });
    }
}

/// Moves entries into a directory.
pub(crate) fn move_into(model: Model, subject: Subject, into: RowNumber) {
    let selection = subject.rows;
    if can_edit_rows(model, &selection) {
        let is_itself = matches!(&selection.rows, Chosen::Only(rows) if rows.contains(&into));
        if !is_itself && selection.scope != Scope::Directory(into) {
            change(model, Change::Move { selection, into, clash: Clash::Ask });
        }
    }
}

/// Opens the dialog for the attributes of entries.
pub(crate) fn edit_attributes(model: Model, subject: Subject) {
    let Subject { rows: selection, count, row } = subject;
    if !can_edit_rows(model, &selection) {
        return;
    }
    let named = row.as_ref().filter(|_| count <= 1).map(|row| words::changes::quoted(&visible(&row.name)));
    let named = named.unwrap_or_else(|| words::common::items(count.into()));
    let open = move |now: AttributeValues| open_form(model, Form::Attributes(selection, now, named));
    let Some(row) = row else { return open(AttributeValues::default()) };
    model.link.ask(&edit::Attributes { row: row.row }, move |reply| match reply {
        Ok(now) => open(now),
        Err(failure) => model.notices.fail(failure),
    });
}

/// Opens the dialog for the volume.
pub(crate) fn edit_volume(model: Model) {
    model.link.ask(&edit::Volume, move |reply| match reply {
        Ok(info) => open_form(model, Form::Volume(Box::new(info))),
        Err(failure) => model.notices.fail(failure),
    });
}

/// Opens the dialog for a boot entry of the selected file.
pub(crate) fn edit_boot(model: Model) {
    if let Some(row) = subject::row(model).filter(|_| can_edit_now(model)) {
        open_form(model, Form::Boot(row.row, row.name));
    }
}

fn open_form(model: Model, form: Form) {
    model.edit.refusal.set(String::new());
    model.edit.form.set(Some(form));
}

/// Closes the dialog.
pub(crate) fn close_form(model: Model) {
    model.edit.form.set(None);
    model.fat.close();
    model.focus_list();
}

/// Makes the changes requested in a dialog, one after the other; a refusal is shown in the dialog.
pub(crate) fn submit(model: Model, changes: Vec<Change>) {
    let mut changes = changes.into_iter();
    let Some(change) = changes.next() else { return close_form(model) };
    let rest: Vec<Change> = changes.collect();
    model.link.ask(&edit::Edit { change }, move |reply| match reply {
        Ok(Edited::Done(info)) => {
            edited(model, info);
            submit(model, rest);
        }
        Ok(Edited::Clashes(_)) => {}
        Err(failure) => model.edit.refusal.set(failure.what),
    });
}

/// Changes the volume, and updates the dialog.
pub(crate) fn change_volume(model: Model, change: Change) {
    model.link.ask(&edit::Edit { change }, move |reply| match reply {
        Ok(Edited::Done(info)) => {
            edited(model, info);
            edit_volume(model);
        }
        Ok(Edited::Clashes(_)) => {}
        Err(failure) => model.edit.refusal.set(failure.what),
    });
}

/// The values of a boot entry in the dialog.
pub(crate) fn set_boot(model: Model, entry: u16, to: BootSetting) {
    change_volume(model, Change::BootSet { entry, to });
}
