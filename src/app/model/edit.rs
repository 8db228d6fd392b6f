//! Editing the image: the changes, and undoing them.

use std::sync::Arc;
use std::time::Duration;

use discern::protocol::{
    Ask, AttributeValues, BootSetting, Change, Clash, EditInfo, Edited, Failure, ForecastInfo, RowNumber, Scope,
    Selection, ViewNumber, VolumeInfo, browse, edit,
};
use leptos::prelude::*;

use super::Model;
use super::journal::Unfinished;
use super::pages::start_of_page;
use crate::browser::additions::Addition;
use crate::state::State;

/// Delay between the last change and the forecast of the size.
const PAUSE: Duration = Duration::from_millis(250);

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
    /// Attributes of entries: current values, and the number of entries.
    Attributes(Selection, AttributeValues, u32),
    /// A new boot entry for a file.
    Boot(RowNumber, String),
    /// Identifiers, dates and boot entries of the volume.
    Volume(Box<VolumeInfo>),
}

/// Position of the open context menu.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct MenuAt {
    /// Pixels from the left edge of the window.
    pub(crate) left: f64,
    /// Pixels from the top edge of the window.
    pub(crate) top: f64,
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
    menu: State<Option<MenuAt>>,
    pub(super) unfinished: State<Option<Unfinished>>,
    /// Steps of the journal, each as JSON text.
    pub(super) journal: StoredValue<Vec<String>>,
    /// Files given to the worker, by the names that changes use for them.
    pub(super) given: StoredValue<Vec<(String, Addition)>, LocalStorage>,
    pauses: StoredValue<u32>,
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
            menu: State::new(None),
            unfinished: State::new(None),
            journal: StoredValue::new(Vec::new()),
            given: StoredValue::new_local(Vec::new()),
            pauses: StoredValue::new(0),
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
                discern::protocol::Chosen::Only(rows) => rows.contains(&row),
                discern::protocol::Chosen::AllBut(_) => false,
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

    /// Position of the open menu.
    pub(crate) fn menu(self) -> Option<MenuAt> {
        self.menu.get()
    }

    /// Opens or closes the menu.
    pub(crate) fn set_menu(self, at: Option<MenuAt>) {
        self.menu.set(at);
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
        self.menu.set(None);
        self.unfinished.set(None);
        // A delay that ends now belongs to another image.
        self.pauses.update_value(|pauses| *pauses = pauses.wrapping_add(1));
    }
}

impl Model {
    /// The view that can be edited.
    pub(crate) fn editable(self) -> Option<ViewNumber> {
        self.session.summary()?.editable.clone().ok()
    }

    /// Why the image cannot be changed.
    pub(crate) fn not_editable(self) -> Option<String> {
        self.session.summary()?.editable.clone().err()
    }

    /// Whether the listed rows can be edited.
    pub(crate) fn can_edit(self) -> bool {
        self.editable() == Some(self.listing.view())
    }

    /// Whether there is anything to do with what is listed or chosen.
    pub(crate) fn has_commands(self) -> bool {
        untrack(move || self.can_edit() || self.can_enter())
    }

    /// Whether the listed rows can be edited, untracked.
    pub(crate) fn can_edit_now(self) -> bool {
        untrack(move || self.can_edit())
    }

    /// Whether the listed rows can be edited; if not, shows a notice that says why.
    fn may_edit(self) -> bool {
        let editable = untrack(move || self.editable());
        if self.can_edit_now() {
            return true;
        }
        let view = editable.and_then(|view| untrack(move || self.session.view(view)));
        self.notices.say(match view {
            Some(view) => format!("To edit, switch to the view “{}”.", view.name),
            None => untrack(move || self.not_editable()).unwrap_or_default(),
        });
        false
    }

    /// Whether anything has been changed.
    pub(crate) fn is_editing_now(self) -> bool {
        self.edit.info.with_untracked(Option::is_some)
    }

    /// Changes the image; shows a notice if that fails.
    pub(crate) fn change(self, change: Change) {
        self.change_or(change, move |failure| self.notices.fail(failure));
    }

    /// Changes the image; calls `refused` with the reason if that fails.
    pub(super) fn change_or(self, change: Change, refused: impl FnOnce(Failure) + 'static) {
        let asked = change.clone();
        self.link.ask(&edit::Edit { change }, move |reply| match reply {
            Ok(Edited::Done(info)) => {
                let is_it = |cut: &Option<Selection>| matches!(&asked, Change::Move { selection, .. } if cut.as_ref() == Some(selection));
                if self.edit.cut.with_untracked(is_it) {
                    self.edit.cut.set(None);
                }
                self.edited(info);
            }
            Ok(Edited::Clashes(names)) => self.edit.clash.set(Some(Clashing { change: asked, names })),
            Err(failure) => refused(failure),
        });
    }

    /// Applies the user's decision about taken names.
    pub(crate) fn answer_clash(self, clash: Option<Clash>) {
        let clashing = self.edit.clash.update(Option::take);
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
        if let Some(change) = changed {
            self.change(change);
        }
        self.focus_list();
    }

    /// Undoes the last step.
    pub(crate) fn undo(self) {
        self.step(&edit::Undo);
    }

    /// Redoes the step undone last.
    pub(crate) fn redo(self) {
        self.step(&edit::Redo);
    }

    /// Discards all changes.
    pub(crate) fn revert(self) {
        self.step(&edit::Revert);
    }

    fn step<A: Ask<Answer = EditInfo>>(self, ask: &A) {
        if self.edit.info.with_untracked(Option::is_none) {
            return;
        }
        self.link.ask(ask, move |reply| match reply {
            Ok(info) => self.edited(info),
            Err(failure) => self.notices.fail(failure),
        });
    }

    /// Updates everything that depends on the image: fetches what is shown again, and drops forecasts and results.
    pub(super) fn edited(self, mut info: EditInfo) {
        self.notices.say(info.said.clone());
        // Not delayed: the page may be closed the next moment.
        self.keep_journal(info.steps, std::mem::take(&mut info.journal));
        let rows = info.rows.clone();
        self.edit.renaming.set(None);
        self.edit.form.set(None);
        self.edit.unfinished.set(None);
        self.edit.info.set(Some(Arc::new(info)));
        self.build.forget();
        self.refresh();
        self.choose_rows(rows);
        self.after_pause();
    }

    /// Selects the new or moved entries if they are listed, unless the user moves on before they have been fetched.
    fn choose_rows(self, rows: Vec<RowNumber>) {
        let Some(first) = rows.first().copied() else { return self.selection.clear() };
        let place = self.listing.place_now();
        let (choice, cursor) = (self.selection.begin(), self.listing.cursor_now());
        let is_wanted = move || self.selection.is_current(choice) && self.listing.cursor_now() == cursor;
        let sort = untrack(move || self.listing.sort());
        let ask = browse::Locate { view: place.view, scope: place.scope.clone(), sort, row: first };
        self.link.ask(&ask, move |reply| {
            let Ok(Some(position)) = reply else { return };
            if self.listing.place_now() != place || !is_wanted() {
                return;
            }
            self.listing.with_page(start_of_page(position), move |page| {
                if is_wanted() {
                    self.selection.clear();
                    self.selection.add(page.iter().filter(|row| rows.contains(&row.row)));
                    self.listing.put_cursor(position);
                }
            });
        });
    }

    fn after_pause(self) {
        self.edit.pauses.update_value(|pauses| *pauses = pauses.wrapping_add(1));
        let pause = self.edit.pauses.get_value();
        let over = move || {
            if self.edit.pauses.get_value() == pause {
                if self.edit.steps_now() == 0 {
                    return self.edit.forecast.set(None);
                }
                self.link.ask(&edit::Forecast, move |reply| {
                    if let Ok(forecast) = reply {
                        self.edit.forecast.set(Some(forecast));
                    }
                });
            }
        };
        set_timeout(over, PAUSE);
    }

    /// The rows that commands apply to: the selection, or the row at the cursor. `None` if there are none.
    pub(super) fn subject(self) -> Option<Selection> {
        let total = self.listing.total_now();
        let none = untrack(move || self.selection.count(total)) == 0;
        if !none {
            return Some(self.selection_of(self.selection.chosen()));
        }
        let row = self.cursor_row()?;
        Some(self.selection_of(discern::protocol::Chosen::Only(vec![row.row])))
    }

    /// Number of entries that commands apply to.
    pub(crate) fn subject_count(self) -> u32 {
        let total = self.listing.total();
        let cursor = u32::from(total > 0);
        self.selection.count(total).max(cursor)
    }

    /// The row that commands apply to, if there is exactly one.
    pub(crate) fn subject_row(self) -> Option<discern::protocol::RowInfo> {
        let total = self.listing.total_now();
        match untrack(move || self.selection.count(total)) {
            0 => self.cursor_row(),
            1 => untrack(move || self.selection.single().and_then(|row| self.listing.find(row))),
            _ => None,
        }
    }

    /// Removes the selected entries.
    pub(crate) fn remove(self) {
        if let Some(selection) = self.subject().filter(|_| self.may_edit()) {
            self.change(Change::Remove { selection });
        }
    }

    /// Begins renaming the selected entry in its place.
    pub(crate) fn begin_rename(self) {
        if let Some(row) = self.subject_row().filter(|_| self.may_edit()) {
            self.edit.renaming.set(Some(Renaming { row: row.row, refusal: String::new() }));
        }
    }

    /// Renames the entry; if the name is refused, the reason is shown beside it.
    pub(crate) fn rename(self, row: RowNumber, name: String) {
        self.change_or(Change::Rename { row, name }, move |failure| {
            self.notices.say(failure.what.clone());
            self.edit.renaming.set(Some(Renaming { row, refusal: failure.what }));
        });
        self.focus_list();
    }

    /// Cancels renaming.
    pub(crate) fn end_rename(self) {
        self.edit.renaming.set(None);
        self.focus_list();
    }

    /// Makes a directory in the listed one, and begins renaming it.
    pub(crate) fn new_folder(self) {
        let Some(into) = self.target() else { return };
        self.new_folder_named(into, 1);
    }

    fn new_folder_named(self, into: RowNumber, number: u32) {
        let name = if number == 1 { "New folder".to_owned() } else { format!("New folder {number}") };
        self.link.ask(&edit::Edit { change: Change::NewFolder { into, name } }, move |reply| match reply {
            Ok(Edited::Done(info)) => {
                let row = info.rows.first().copied();
                self.edited(info);
                self.edit.renaming.set(row.map(|row| Renaming { row, refusal: String::new() }));
            }
            // Only adding and moving can conflict with existing names.
            Ok(Edited::Clashes(_)) => {}
            Err(_) if number < 100 => self.new_folder_named(into, number.saturating_add(1)),
            Err(failure) => self.notices.fail(failure),
        });
    }

    /// The listed directory if it can be edited; in a search, the root.
    pub(crate) fn target(self) -> Option<RowNumber> {
        self.can_edit_now().then(|| untrack(move || self.listing.directory()).unwrap_or_default())
    }

    /// Cuts the selected entries.
    pub(crate) fn cut(self) {
        if let Some(selection) = self.subject().filter(|_| self.can_edit_now()) {
            self.edit.cut.set(Some(selection));
            self.notices.say("Cut. Open another folder and paste.");
        }
    }

    /// Moves the entries that were cut into the listed directory.
    pub(crate) fn paste(self) {
        let Some(into) = self.target() else { return };
        if let Some(selection) = self.edit.cut.get_untracked() {
            self.change(Change::Move { selection, into, clash: Clash::Ask });
        }
    }

    /// Moves the dragged entries into a directory.
    pub(crate) fn move_into(self, into: RowNumber) {
        if let Some(selection) = self.subject().filter(|_| self.can_edit_now()) {
            let is_itself = matches!(&selection.rows, discern::protocol::Chosen::Only(rows) if rows.contains(&into));
            if !is_itself && selection.scope != Scope::Directory(into) {
                self.change(Change::Move { selection, into, clash: Clash::Ask });
            }
        }
    }

    /// Opens the dialog for the attributes of the selected entries.
    pub(crate) fn edit_attributes(self) {
        let Some(selection) = self.subject().filter(|_| self.can_edit_now()) else { return };
        let count = untrack(move || self.subject_count());
        let open = move |now: AttributeValues| self.open_form(Form::Attributes(selection, now, count));
        let Some(row) = self.subject_row() else { return open(AttributeValues::default()) };
        self.link.ask(&edit::Attributes { row: row.row }, move |reply| match reply {
            Ok(now) => open(now),
            Err(failure) => self.notices.fail(failure),
        });
    }

    /// Opens the dialog for the volume.
    pub(crate) fn edit_volume(self) {
        self.link.ask(&edit::Volume, move |reply| match reply {
            Ok(info) => self.open_form(Form::Volume(Box::new(info))),
            Err(failure) => self.notices.fail(failure),
        });
    }

    /// Opens the dialog for a boot entry of the selected file.
    pub(crate) fn edit_boot(self) {
        if let Some(row) = self.subject_row().filter(|_| self.can_edit_now()) {
            self.open_form(Form::Boot(row.row, row.name));
        }
    }

    fn open_form(self, form: Form) {
        self.edit.refusal.set(String::new());
        self.edit.form.set(Some(form));
    }

    /// Closes the dialog.
    pub(crate) fn close_form(self) {
        self.edit.form.set(None);
        self.fat.close();
        self.focus_list();
    }

    /// Makes the changes requested in a dialog, one after the other; a refusal is shown in the dialog.
    pub(crate) fn submit(self, changes: Vec<Change>) {
        let mut changes = changes.into_iter();
        let Some(change) = changes.next() else { return self.close_form() };
        let rest: Vec<Change> = changes.collect();
        self.link.ask(&edit::Edit { change }, move |reply| match reply {
            Ok(Edited::Done(info)) => {
                self.edited(info);
                self.submit(rest);
            }
            Ok(Edited::Clashes(_)) => {}
            Err(failure) => self.edit.refusal.set(failure.what),
        });
    }

    /// Changes the volume, and updates the dialog.
    pub(crate) fn change_volume(self, change: Change) {
        self.link.ask(&edit::Edit { change }, move |reply| match reply {
            Ok(Edited::Done(info)) => {
                self.edited(info);
                self.edit_volume();
            }
            Ok(Edited::Clashes(_)) => {}
            Err(failure) => self.edit.refusal.set(failure.what),
        });
    }

    /// The values of a boot entry in the dialog.
    pub(crate) fn set_boot(self, entry: u16, to: BootSetting) {
        self.change_volume(Change::BootSet { entry, to });
    }
}
