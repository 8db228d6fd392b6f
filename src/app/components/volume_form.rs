//! The form for texts and dates of the volume, and its boot entries.

use discern::protocol::{BootEntryInfo, BootSetting, Change, FatImage, FatPartition, VolumeInfo, VolumeText};
use leptos::prelude::*;
use web_sys::SubmitEvent;

use super::fat_files::FatFiles;
use super::field::{Choice, EMULATIONS, Field, PLATFORMS, Refusal};
use super::tick::Tick;
use crate::model::{Model, add, editing};
use crate::text::dates_sizes::{size, visible};
use crate::text::fields::{date_of, seconds_of};
use crate::words;

/// A text of the descriptors: its label, and its field in the protocol.
type Text = (words::Word, fn(&mut VolumeText) -> &mut Option<String>);

const TEXTS: [Text; 9] = [
    (words::volume::label, |text| &mut text.volume),
    (words::volume::system, |text| &mut text.system),
    (words::volume::volume_set, |text| &mut text.volume_set),
    (words::volume::publisher, |text| &mut text.publisher),
    (words::volume::data_preparer, |text| &mut text.data_preparer),
    (words::volume::application, |text| &mut text.application),
    (words::volume::copyright_file, |text| &mut text.copyright_file),
    (words::volume::abstract_file, |text| &mut text.abstract_file),
    (words::volume::bibliography_file, |text| &mut text.bibliographic_file),
];

/// A date of the descriptors: its label, and its field in the protocol.
type Date = (words::Word, fn(&mut VolumeText) -> &mut Option<i64>);

const DATES: [Date; 4] = [
    (words::volume::created, |text| &mut text.created),
    (words::volume::modified, |text| &mut text.modified),
    (words::volume::expires, |text| &mut text.expires),
    (words::volume::effective, |text| &mut text.effective),
];

/// Edits texts and dates of the volume, and its boot entries.
#[component]
pub(super) fn VolumeForm(info: VolumeInfo) -> impl IntoView {
    let model = Model::of_context();
    let mut now = info.text.clone();
    let texts: Vec<(Text, RwSignal<String>)> =
        TEXTS.into_iter().map(|text| (text, RwSignal::new(text.1(&mut now).clone().unwrap_or_default()))).collect();
    let dates: Vec<(Date, RwSignal<String>)> = DATES
        .into_iter()
        .map(|date| (date, RwSignal::new(date.1(&mut now).map(date_of).unwrap_or_default())))
        .collect();
    let fields = texts.iter().map(|((name, _), value)| view! { <Field name=name() kind="text" value=*value /> });
    let fields = fields.collect_view();
    let date_fields =
        dates.iter().map(|((name, _), value)| view! { <Field name=name() kind="datetime-local" value=*value /> });
    let date_fields = date_fields.collect_view();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let mut changed = VolumeText::default();
        for ((_, field), value) in &texts {
            let typed = value.get_untracked();
            if field(&mut now).as_ref() != Some(&typed) {
                *field(&mut changed) = Some(typed);
            }
        }
        for ((_, field), value) in &dates {
            let typed = seconds_of(&value.get_untracked());
            if typed.is_some() && *field(&mut now) != typed {
                *field(&mut changed) = typed;
            }
        }
        let is_changed = changed != VolumeText::default();
        editing::submit(model, is_changed.then(|| Change::Volume(Box::new(changed))).into_iter().collect());
    };
    let boot = (1..).zip(info.boot).map(|(number, entry)| view! { <Entry number=number entry=entry /> }).collect_view();
    let has_boot = !boot.is_empty();
    let partitions: Vec<_> = info.partitions.into_iter().map(partition).collect();
    view! {
        <h2 id="edit-form-title">{words::volume::title()}</h2>
        <form class="edit-volume" on:submit=submit>
            <div class="edit-grid">{fields}</div>
            <div class="edit-grid">{date_fields}</div>
            <div class="dialog-actions">
                <button type="button" class="button" on:click=move |_| editing::close_form(model)>
                    {words::common::close()}
                </button>
                <button class="button button-primary">{words::common::apply()}</button>
            </div>
        </form>
        <Refusal />
        <section aria-label=words::volume::boot_entries()>
            <h3 class="caption">{words::volume::boot_entries()}</h3>
            {if has_boot {
                view! { <ol class="edit-boot">{boot}</ol> }.into_any()
            } else {
                view! { <p>{words::volume::no_boot_entries()}</p> }.into_any()
            }}
        </section>
        {(!partitions.is_empty()).then(|| view! {
            <section aria-label=words::volume::partitions()>
                <h3 class="caption">{words::volume::partitions()}</h3>
                <ul class="edit-boot">{partitions}</ul>
            </section>
        })}
    }
}

/// A FAT partition after the volume.
fn partition(FatPartition { number, size: bytes }: FatPartition) -> impl IntoView {
    view! {
        <li>
            <b>{words::volume::partition(&number.to_string())}</b>" "<span class="num">{size(bytes)}</span>
            <FatFiles image=FatImage::Partition(number) />
        </li>
    }
}

/// A form for one boot entry.
#[component]
fn Entry(number: u16, entry: BootEntryInfo) -> impl IntoView {
    let model = Model::of_context();
    let BootEntryInfo { setting, path, size: bytes, replaceable, fat } = entry;
    let platform = RwSignal::new(setting.platform.clone().unwrap_or_default());
    let emulation = RwSignal::new(setting.emulation.clone().unwrap_or_default());
    let load_size = RwSignal::new(setting.load_size.map(|size| size.to_string()).unwrap_or_default());
    let bootable = RwSignal::new(setting.bootable.unwrap_or(true));
    let apply = move |_| {
        let other = |value: String, now: &Option<String>| {
            Some(value).filter(|value| !value.is_empty() && now.as_ref() != Some(value))
        };
        let to = BootSetting {
            platform: other(platform.get_untracked(), &setting.platform),
            emulation: other(emulation.get_untracked(), &setting.emulation),
            load_size: load_size.get_untracked().trim().parse().ok().filter(|size| setting.load_size != Some(*size)),
            bootable: Some(bootable.get_untracked()).filter(|bootable| setting.bootable != Some(*bootable)),
        };
        if to != BootSetting::default() {
            editing::set_boot(model, number, to);
        }
    };
    let what = path.map_or_else(|| words::volume::embedded().to_owned(), |path| visible(&path));
    view! {
        <li>
            <b>{what}</b>" "<span class="num">{size(bytes)}</span>
            <div class="edit-grid">
                <Choice name=words::volume::platform() options=&PLATFORMS value=platform />
                <Choice name=words::volume::emulation() options=&EMULATIONS value=emulation />
                <Field name=words::volume::load_size() kind="number" value=load_size />
                <Tick label=words::volume::bootable() is=bootable set=move |value| bootable.set(value) />
            </div>
            <div class="edit-boot-actions">
                <button class="button" on:click=apply>{words::volume::apply_to_entry()}</button>
                {replaceable.then(|| view! {
                    <button class="button" on:click=move |_| add::pick_boot_image(model, number)>
                        {words::volume::replace_image()}
                    </button>
                })}
                <button class="button" on:click=move |_| editing::change_volume(model, Change::BootRemove { entry: number })>
                    {words::volume::remove_entry()}
                </button>
            </div>
            {fat.then(|| view! { <FatFiles image=FatImage::Entry(number) /> })}
        </li>
    }
}
