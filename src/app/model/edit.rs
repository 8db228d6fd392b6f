//! The image as the user wants it: what has been changed, and what can be taken back.

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

/// The size is forecast once the user pauses this long.
const PAUSE: Duration = Duration::from_millis(250);

/// A name being edited in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Renaming {
    /// Of which row.
    pub(crate) row: RowNumber,
    /// Why the last try was refused.
    pub(crate) refusal: String,
}

/// Names that are taken where something is to be added.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Clashing {
    /// What is to be done.
    pub(crate) change: Change,
    /// The names.
    pub(crate) names: Vec<String>,
}

/// What a dialog is about.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Form {
    /// Attributes of entries: how they are now, and how many entries.
    Attributes(Selection, AttributeValues, u32),
    /// A file that is to be started by firmware.
    Boot(RowNumber, String),
    /// The volume's texts, dates and boot entries.
    Volume(Box<VolumeInfo>),
}

/// Where the menu of commands is open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct MenuAt {
    /// Pixels from the left of the window.
    pub(crate) left: f64,
    /// Pixels from its top.
    pub(crate) top: f64,
}

/// The state of editing.
#[derive(Clone, Copy)]
pub(crate) struct Edit {
    info: RwSignal<Option<Arc<EditInfo>>>,
    forecast: RwSignal<Option<ForecastInfo>>,
    pub(super) renaming: RwSignal<Option<Renaming>>,
    pub(super) cut: RwSignal<Option<Selection>>,
    pub(super) clash: RwSignal<Option<Clashing>>,
    pub(super) form: RwSignal<Option<Form>>,
    pub(super) refusal: RwSignal<String>,
    menu: RwSignal<Option<MenuAt>>,
    pub(super) unfinished: RwSignal<Option<Unfinished>>,
    /// The steps of the journal, each as text.
    pub(super) journal: StoredValue<Vec<String>>,
    /// What has been given, by the name that changes call it by.
    pub(super) given: StoredValue<Vec<(String, Addition)>, LocalStorage>,
    pauses: StoredValue<u32>,
}

impl Edit {
    pub(super) fn new() -> Self {
        Self {
            info: RwSignal::new(None),
            forecast: RwSignal::new(None),
            renaming: RwSignal::new(None),
            cut: RwSignal::new(None),
            clash: RwSignal::new(None),
            form: RwSignal::new(None),
            refusal: RwSignal::new(String::new()),
            menu: RwSignal::new(None),
            unfinished: RwSignal::new(None),
            journal: StoredValue::new(Vec::new()),
            given: StoredValue::new_local(Vec::new()),
            pauses: StoredValue::new(0),
        }
    }

    /// How the image stands; nothing before the first change.
    pub(crate) fn info(self) -> Option<Arc<EditInfo>> {
        self.info.get()
    }

    /// Steps that count.
    pub(crate) fn steps(self) -> u32 {
        self.info.with(|info| info.as_ref().map_or(0, |info| info.steps))
    }

    /// The same, untracked.
    pub(crate) fn steps_now(self) -> u32 {
        self.info.with_untracked(|info| info.as_ref().map_or(0, |info| info.steps))
    }

    /// How large the image will be.
    pub(crate) fn forecast(self) -> Option<ForecastInfo> {
        self.forecast.get()
    }

    /// The name that is being edited.
    pub(crate) fn renaming(self) -> Option<Renaming> {
        self.renaming.get()
    }

    /// Whether something waits to be pasted.
    pub(crate) fn has_cut(self) -> bool {
        self.cut.with(Option::is_some)
    }

    /// Whether a row is among what was cut.
    pub(crate) fn is_cut(self, row: RowNumber) -> bool {
        self.cut.with(|cut| {
            cut.as_ref().is_some_and(|cut| match &cut.rows {
                discern::protocol::Chosen::Only(rows) => rows.contains(&row),
                discern::protocol::Chosen::AllBut(_) => false,
            })
        })
    }

    /// What the user is asked about names that are taken.
    pub(crate) fn clash(self) -> Option<Clashing> {
        self.clash.get()
    }

    /// The dialog that is open.
    pub(crate) fn form(self) -> Option<Form> {
        self.form.get()
    }

    /// Why what was asked for in the dialog cannot be done.
    pub(crate) fn refusal(self) -> String {
        self.refusal.get()
    }

    /// Where the menu is open.
    pub(crate) fn menu(self) -> Option<MenuAt> {
        self.menu.get()
    }

    /// Opens or closes the menu.
    pub(crate) fn set_menu(self, at: Option<MenuAt>) {
        self.menu.set(at);
    }

    /// Changes of another day that were not built.
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
        // A pause that is over now is another image's.
        self.pauses.update_value(|pauses| *pauses = pauses.wrapping_add(1));
    }
}

impl Model {
    /// The view whose tree can be changed.
    pub(crate) fn editable(self) -> Option<ViewNumber> {
        self.session.summary()?.editable.clone().ok()
    }

    /// Why the image cannot be changed.
    pub(crate) fn not_editable(self) -> Option<String> {
        self.session.summary()?.editable.clone().err()
    }

    /// Whether what is listed can be changed.
    pub(crate) fn can_edit(self) -> bool {
        self.editable() == Some(self.listing.view())
    }

    /// The same, untracked.
    pub(crate) fn can_edit_now(self) -> bool {
        untrack(move || self.can_edit())
    }

    /// Whether what is listed can be changed; where it cannot, the user is told why.
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

    /// Whether something has been changed.
    pub(crate) fn is_editing_now(self) -> bool {
        self.edit.info.with_untracked(Option::is_some)
    }

    /// Changes the image; a failure is told.
    pub(crate) fn change(self, change: Change) {
        self.change_or(change, move |failure| self.notices.fail(failure));
    }

    /// Changes the image; `refused` hears why it could not be done.
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

    /// The user's answer about names that are taken.
    pub(crate) fn answer_clash(self, clash: Option<Clash>) {
        let clashing = self.edit.clash.try_update(Option::take).flatten();
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

    /// Undoes what was done last.
    pub(crate) fn undo(self) {
        self.step(&edit::Undo);
    }

    /// Does again what was undone last.
    pub(crate) fn redo(self) {
        self.step(&edit::Redo);
    }

    /// Takes all changes back, and forgets them.
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

    /// The image has been changed: what shows it is fetched again, and what was made of it is of no use any more.
    pub(super) fn edited(self, mut info: EditInfo) {
        self.notices.say(info.said.clone());
        // At once: the page may be gone the next moment.
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

    /// Chooses what has been made or moved, where it is listed, unless the user goes elsewhere before it has come.
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

    /// What commands are about: what is chosen, else the row the cursor is at. `None` where there is nothing.
    pub(super) fn subject(self) -> Option<Selection> {
        let total = self.listing.total_now();
        let none = untrack(move || self.selection.count(total)) == 0;
        if !none {
            return Some(self.selection_of(self.selection.chosen()));
        }
        let row = self.cursor_row()?;
        Some(self.selection_of(discern::protocol::Chosen::Only(vec![row.row])))
    }

    /// How many entries commands are about.
    pub(crate) fn subject_count(self) -> u32 {
        let total = self.listing.total();
        let cursor = u32::from(total > 0);
        self.selection.count(total).max(cursor)
    }

    /// The one row that commands are about.
    pub(crate) fn subject_row(self) -> Option<discern::protocol::RowInfo> {
        let total = self.listing.total_now();
        match untrack(move || self.selection.count(total)) {
            0 => self.cursor_row(),
            1 => untrack(move || self.selection.single().and_then(|row| self.listing.find(row))),
            _ => None,
        }
    }

    /// Takes out what is chosen.
    pub(crate) fn remove(self) {
        if let Some(selection) = self.subject().filter(|_| self.may_edit()) {
            self.change(Change::Remove { selection });
        }
    }

    /// Lets the name of the one row that is chosen be edited in its place.
    pub(crate) fn begin_rename(self) {
        if let Some(row) = self.subject_row().filter(|_| self.may_edit()) {
            self.edit.renaming.set(Some(Renaming { row: row.row, refusal: String::new() }));
        }
    }

    /// The new name; what it cannot be is told beside it.
    pub(crate) fn rename(self, row: RowNumber, name: String) {
        self.change_or(Change::Rename { row, name }, move |failure| {
            self.notices.say(failure.what.clone());
            self.edit.renaming.set(Some(Renaming { row, refusal: failure.what }));
        });
        self.focus_list();
    }

    /// Leaves the name as it is.
    pub(crate) fn end_rename(self) {
        self.edit.renaming.set(None);
        self.focus_list();
    }

    /// Makes a directory in the one that is listed, whose name is then edited.
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
            // Only what is added and what is moved is asked about.
            Ok(Edited::Clashes(_)) => {}
            Err(_) if number < 100 => self.new_folder_named(into, number.saturating_add(1)),
            Err(failure) => self.notices.fail(failure),
        });
    }

    /// The directory that is listed, where it can be changed; in a search the root.
    pub(crate) fn target(self) -> Option<RowNumber> {
        self.can_edit_now().then(|| untrack(move || self.listing.directory()).unwrap_or_default())
    }

    /// Marks what is chosen to be moved.
    pub(crate) fn cut(self) {
        if let Some(selection) = self.subject().filter(|_| self.can_edit_now()) {
            self.edit.cut.set(Some(selection));
            self.notices.say("Cut. Open another folder and paste.");
        }
    }

    /// Moves what was cut into the directory that is listed.
    pub(crate) fn paste(self) {
        let Some(into) = self.target() else { return };
        if let Some(selection) = self.edit.cut.get_untracked() {
            self.change(Change::Move { selection, into, clash: Clash::Ask });
        }
    }

    /// Moves what is being dragged into a directory.
    pub(crate) fn move_into(self, into: RowNumber) {
        if let Some(selection) = self.subject().filter(|_| self.can_edit_now()) {
            let is_itself = matches!(&selection.rows, discern::protocol::Chosen::Only(rows) if rows.contains(&into));
            if !is_itself && selection.scope != Scope::Directory(into) {
                self.change(Change::Move { selection, into, clash: Clash::Ask });
            }
        }
    }

    /// Opens the dialog for attributes of what is chosen.
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

    /// Opens the dialog for a boot entry of the file that is chosen.
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

    /// Makes changes that a dialog asks for, one after the other; what is refused is told in it.
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

    /// Makes a change of the volume, and shows the dialog again as it is then.
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

    /// What a boot entry is to say.
    pub(crate) fn set_boot(self, entry: u16, to: BootSetting) {
        self.change_volume(Change::BootSet { entry, to });
    }
}
