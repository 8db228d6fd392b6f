//! Dialogs for editing: name conflicts, attributes of entries, boot entries.

use discern::protocol::{AttributeValues, BootSetting, Change, Clash, RowNumber, Selection};
use leptos::html;
use leptos::prelude::*;
use web_sys::SubmitEvent;

use super::dialog::show;
use super::field::{Choice, EMULATIONS, Field, PLATFORMS, Refusal};
use super::tick::Tick;
use super::volume_form::VolumeForm;
use crate::model::{Form, Model, editing};
use crate::text::dates_sizes::visible;
use crate::text::fields::{date_of, octal, seconds_of};
use crate::words;

/// All dialogs; at most one is open at a time.
#[component]
pub(crate) fn EditDialogs() -> impl IntoView {
    view! {
        <ClashDialog />
        <FormDialog />
    }
}

/// Asks what to do about names that already exist.
#[component]
fn ClashDialog() -> impl IntoView {
    let model = Model::of_context();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || show(dialog, model.edit.clash().is_some()));
    let names = move || model.edit.clash().map(|clash| clash.names).unwrap_or_default();
    let title = move || words::edit::clash(u64::try_from(names().len()).unwrap_or(u64::MAX));
    let list = move || names().into_iter().take(8).map(|name| view! { <li>{visible(&name)}</li> }).collect_view();
    let rest = move || names().len().saturating_sub(8);
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby="clash-title" on:cancel=move |_: web_sys::Event| editing::answer_clash(model, None)>
            <h2 id="clash-title">{title}</h2>
            <ul class="edit-names">{list}</ul>
            {move || (rest() > 0).then(|| view! { <p>{words::common::and_more(&rest().to_string())}</p> })}
            <div class="dialog-actions">
                <button class="button" on:click=move |_| editing::answer_clash(model, None)>
                    {words::common::cancel()}
                </button>
                <button class="button" on:click=move |_| editing::answer_clash(model, Some(Clash::Skip))>
                    {words::edit::skip()}
                </button>
                <button class="button" on:click=move |_| editing::answer_clash(model, Some(Clash::Both))>
                    {words::edit::keep_both()}
                </button>
                <button class="button button-primary" on:click=move |_| editing::answer_clash(model, Some(Clash::Replace))>
                    {words::edit::replace()}
                </button>
            </div>
        </dialog>
    }
}

/// A form over the page.
#[component]
fn FormDialog() -> impl IntoView {
    let model = Model::of_context();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || show(dialog, model.edit.form().is_some()));
    let form = move || {
        model.edit.form().map(|form| match form {
            Form::Attributes(selection, now, named) => {
                view! { <AttributesForm selection=selection now=now named=named /> }.into_any()
            }
            Form::Boot(row, name) => view! { <BootForm row=row name=name /> }.into_any(),
            Form::Volume(info) => view! { <VolumeForm info=*info /> }.into_any(),
        })
    };
    view! {
        <dialog class="dialog edit-form" node_ref=dialog aria-labelledby="edit-form-title" on:cancel=move |_: web_sys::Event| editing::close_form(model)>
            {form}
        </dialog>
    }
}

/// Times, permissions, owner, hidden flag, and the target of a link.
#[component]
fn AttributesForm(
    selection: Selection,
    now: AttributeValues,
    /// The words that name the entries.
    named: String,
) -> impl IntoView {
    let model = Model::of_context();
    let text = |value: Option<String>| RwSignal::new(value.unwrap_or_default());
    let mode = text(now.mode.map(|mode| format!("{mode:03o}")));
    let uid = text(now.uid.map(|uid| uid.to_string()));
    let gid = text(now.gid.map(|gid| gid.to_string()));
    let modified = text(now.modified.map(date_of));
    let target = text(now.target.clone());
    let hidden = RwSignal::new(now.hidden.unwrap_or_default());
    let is_link = now.target.is_some();
    let before = StoredValue::new(now);
    let selection = StoredValue::new(selection);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let now = before.get_value();
        let typed = AttributeValues {
            mode: octal(&mode.get_untracked()),
            uid: uid.get_untracked().trim().parse().ok(),
            gid: gid.get_untracked().trim().parse().ok(),
            modified: seconds_of(&modified.get_untracked()),
            hidden: Some(hidden.get_untracked()),
            target: is_link.then(|| target.get_untracked()),
        };
        editing::submit(model, changes(selection.get_value(), &now, typed));
    };
    view! {
        <form on:submit=submit>
            <h2 id="edit-form-title">{words::edit::properties_of(&named)}</h2>
            <Field name=words::edit::modified() kind="datetime-local" value=modified />
            <Field name=words::edit::permissions() kind="text" value=mode hint=words::edit::permissions_hint() />
            <div class="edit-pair">
                <Field name=words::edit::user_id() kind="number" value=uid />
                <Field name=words::edit::group_id() kind="number" value=gid />
            </div>
            {is_link.then(|| view! { <Field name=words::edit::points_to() kind="text" value=target /> })}
            <Tick label=words::edit::hidden() is=hidden set=move |value| hidden.set(value) />
            <Refusal />
            <div class="dialog-actions">
                <button type="button" class="button" on:click=move |_| editing::close_form(model)>
                    {words::common::cancel()}
                </button>
                <button class="button button-primary">{words::common::apply()}</button>
            </div>
        </form>
    }
}

/// Lists the changes that turn the old attributes into the new ones.
fn changes(selection: Selection, now: &AttributeValues, typed: AttributeValues) -> Vec<Change> {
    let row = match &selection.rows {
        discern::protocol::Chosen::Only(rows) => rows.first().copied(),
        discern::protocol::Chosen::AllBut(_) => None,
    };
    let link = typed.target.clone().filter(|target| now.target.as_ref() != Some(target)).zip(row);
    let values = AttributeValues {
        mode: typed.mode.filter(|mode| now.mode != Some(*mode)),
        uid: typed.uid.filter(|uid| now.uid != Some(*uid)),
        gid: typed.gid.filter(|gid| now.gid != Some(*gid)),
        modified: typed.modified.filter(|modified| now.modified != Some(*modified)),
        hidden: typed.hidden.filter(|hidden| now.hidden.unwrap_or_default() != *hidden),
        target: None,
    };
    let others = (values != AttributeValues::default()).then_some(Change::Attributes { selection, values });
    link.map(|(target, row)| Change::Link { row, target }).into_iter().chain(others).collect()
}

/// Makes a boot entry for a file.
#[component]
fn BootForm(row: RowNumber, name: String) -> impl IntoView {
    let model = Model::of_context();
    let platform = RwSignal::new("bios".to_owned());
    let emulation = RwSignal::new("none".to_owned());
    let load_size = RwSignal::new(String::new());
    let info_table = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let entry = BootSetting {
            platform: Some(platform.get_untracked()),
            emulation: Some(emulation.get_untracked()),
            load_size: load_size.get_untracked().trim().parse().ok(),
            bootable: None,
        };
        editing::submit(model, vec![Change::BootAdd { row, entry, info_table: info_table.get_untracked() }]);
    };
    view! {
        <form on:submit=submit>
            <h2 id="edit-form-title">{words::edit::boot_from(&visible(&name))}</h2>
            <Choice name=words::edit::platform() options=&PLATFORMS value=platform />
            <Choice name=words::edit::emulation() options=&EMULATIONS value=emulation />
            <Field name=words::edit::load_size() kind="number" value=load_size hint=words::edit::default() />
            <Tick
                label=words::edit::info_table()
                is=info_table
                set=move |value| info_table.set(value)
            />
            <Refusal />
            <div class="dialog-actions">
                <button type="button" class="button" on:click=move |_| editing::close_form(model)>
                    {words::common::cancel()}
                </button>
                <button class="button button-primary">{words::edit::add()}</button>
            </div>
        </form>
    }
}
