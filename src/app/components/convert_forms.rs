//! The choices of a conversion: a part of the disc, and the formats, each with its purpose and what it loses.

use std::sync::Arc;

use discern::protocol::{FormInfo, Part, SessionInfo, TrackInfo};
use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::browser::viewport::{is_narrow, is_phone};
use crate::model::{Model, convert, disc};
use crate::text::dates_sizes::visible;
use crate::words;

/// Chooses the part of the disc and the format.
#[component]
pub(super) fn Forms() -> impl IntoView {
    let model = Model::of_context();
    let forms = move || model.convert.forms();
    let is_busy = Memo::new(move |_| model.convert.job().is_some());
    view! {
        <section class="plan-forms" aria-label=words::convert::choices()>
            <PartChoice is_busy=is_busy />
            {move || forms().map(|forms| view! { <FormChoice forms=forms is_busy=is_busy /> })}
        </section>
    }
}

/// Chooses the whole disc, or a session or track of it; empty if there is only one choice.
#[component]
fn PartChoice(
    /// Whether a conversion is running.
    is_busy: Memo<bool>,
) -> impl IntoView {
    let model = Model::of_context();
    disc::watch(model);
    let parts = move || model.disc.info().map(|disc| parts(&disc.sessions)).unwrap_or_default();
    let choose = move |value: String| {
        let chosen = untrack(parts).into_iter().find(|(part, _)| id(*part) == value);
        if let Some((part, _)) = chosen {
            convert::choose_part(model, part);
        }
    };
    let options = move || {
        let option = |(part, text)| {
            let selected = move || model.convert.part() == part;
            view! { <option value=id(part) prop:selected=selected>{text}</option> }
        };
        parts().into_iter().map(option).collect_view()
    };
    view! {
        <Show when=move || { parts().len() > 1 }>
            <label class="plan-part">
                <span class="caption">{words::convert::what()}</span>
                <select class="select" disabled=is_busy on:change:target=move |event| choose(event.target().value())>
                    {options}
                </select>
            </label>
        </Show>
    }
}

/// What converted images are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Burn,
    Emulate,
    Listen,
    Archive,
}

impl Purpose {
    const ALL: [Self; 4] = [Self::Burn, Self::Emulate, Self::Listen, Self::Archive];

    /// The purpose of a format, by its id.
    fn of(id: &str) -> Self {
        match id {
            "iso" | "cue" | "toc" | "nrg" | "nrg-1" | "mds" | "ccd" | "bwt" => Self::Burn,
            "wav" | "flac" => Self::Listen,
            "gz" | "zst" | "cue-tracks" | "cue-stored" | "data" | "raw" | "sub" | "sparseimage" | "sparsebundle" => {
                Self::Archive
            }
            _ => Self::Emulate,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Burn => words::convert::burn(),
            Self::Emulate => words::convert::emulate(),
            Self::Listen => words::convert::listen(),
            Self::Archive => words::convert::keep(),
        }
    }
}

/// Formats of a purpose that are always shown; the others are folded.
const SHOWN: usize = 2;

/// The possible formats by purpose, and why others are not possible. The purpose of the likely format comes first, and
/// in each purpose the formats that lose least.
#[component]
fn FormChoice(
    forms: Arc<Vec<FormInfo>>,
    /// Whether a conversion is running.
    is_busy: Memo<bool>,
) -> impl IntoView {
    let (possible, others): (Vec<_>, Vec<_>) = forms.iter().cloned().partition(|form| form.obstacle.is_none());
    let many = u64::try_from(others.len()).unwrap_or(u64::MAX);
    let likely = possible.iter().find(|form| form.likely).map(|form| Purpose::of(&form.id));
    let mut purposes = Purpose::ALL;
    purposes.sort_by_key(|purpose| Some(*purpose) != likely);
    let group = |purpose: Purpose| {
        let mut forms: Vec<_> = possible.iter().filter(|form| Purpose::of(&form.id) == purpose).cloned().collect();
        forms.sort_by_key(|form| (!form.likely, form.copy, form.lost));
        // On a phone, the plan of the chosen format is not to be looked for behind all the others.
        let is_folded = is_phone() && likely.is_some_and(|likely| likely != purpose);
        view! { <Group purpose=purpose forms=forms is_folded=is_folded is_busy=is_busy /> }
    };
    let possible = purposes.map(group).collect_view();
    let others = others
        .into_iter()
        .map(|form| view! { <li><b>{words::told(&form.name)}</b>" "<span>{sentence(form.obstacle.as_deref())}</span></li> })
        .collect_view();
    view! {
        <fieldset class="plan-choice">
            <legend class="caption">{words::convert::to()}</legend>
            {possible}
        </fieldset>
        {(many > 0).then(|| view! {
            <details class="plan-others">
                <summary>{words::convert::others(many)}</summary>
                <ul>{others}</ul>
            </details>
        })}
    }
}

/// The formats for a purpose; empty if there are none.
#[component]
fn Group(
    purpose: Purpose,
    forms: Vec<FormInfo>,
    /// Whether all of them are folded, and not only the less usual ones.
    is_folded: bool,
    /// Whether a conversion is running.
    is_busy: Memo<bool>,
) -> impl IntoView {
    let model = Model::of_context();
    let mut forms = forms;
    let has_forms = !forms.is_empty();
    let rest = forms.split_off(forms.len().min(if is_folded { 0 } else { SHOWN }));
    let ids: Vec<String> = rest.iter().map(|form| form.id.clone()).collect();
    // A chosen format is never hidden.
    let is_open = untrack(move || model.convert.form()).is_some_and(|chosen| ids.contains(&chosen.id));
    let shown = |forms: Vec<FormInfo>| {
        forms.into_iter().map(|form| view! { <Form form=form is_busy=is_busy /> }).collect_view()
    };
    let more = u64::try_from(rest.len()).unwrap_or(u64::MAX);
    let more = if is_folded { words::convert::formats(more) } else { words::convert::more_formats(more) };
    has_forms.then(|| {
        view! {
            <div class="plan-purpose" role="group" aria-label=purpose.name()>
                <h3 class="caption">{purpose.name()}</h3>
                {shown(forms)}
                {(!rest.is_empty()).then(|| view! {
                    <details class="plan-more" open=is_open>
                        <summary>{more}</summary>
                        {shown(rest)}
                    </details>
                })}
            </div>
        }
    })
}

/// A format as a radio button.
#[component]
fn Form(
    form: FormInfo,
    /// Whether a conversion is running.
    is_busy: Memo<bool>,
) -> impl IntoView {
    let model = Model::of_context();
    let id = form.id.clone();
    let is_chosen = {
        let id = form.id.clone();
        Memo::new(move |_| model.convert.form().is_some_and(|chosen| chosen.id == id))
    };
    let note = match (form.copy, form.lost) {
        (true, _) => Some(words::convert::same_bytes().to_owned()),
        (false, 0) => None,
        (false, lost) => Some(words::convert::loses(lost.into())),
    };
    view! {
        <label class="plan-form" on:click=show_plan>
            <input
                type="radio"
                name="plan-form"
                prop:checked=is_chosen
                disabled=is_busy
                on:change=move |_| convert::choose_form(model, id.clone())
            />
            <span class="plan-form-name">{words::told(&form.name)}</span>
            <span class="plan-form-purpose">{words::told(&form.purpose)}</span>
            {note.map(|note| view! { <span class="plan-form-note">{note}</span> })}
        </label>
    }
}

/// Scrolls to the plan, which is below the formats on narrow screens. Only after a click: arrow keys choose without moving.
fn show_plan(event: MouseEvent) {
    let plan = document().query_selector(".plan-main").ok().flatten();
    if let Some(plan) = plan.filter(|_| is_narrow() && event.detail() > 0) {
        plan.scroll_into_view();
    }
}

/// Lists the parts that can be converted separately; one entry if that is the whole disc.
fn parts(sessions: &[SessionInfo]) -> Vec<(Part, String)> {
    let tracks = || sessions.iter().flat_map(|session| &session.tracks);
    let mut parts = vec![(Part::Disc, words::convert::whole_disc().to_owned())];
    if sessions.len() > 1 {
        parts.extend(
            sessions
                .iter()
                .map(|session| (Part::Session(session.number), words::common::session(&session.number.to_string()))),
        );
    }
    if tracks().nth(1).is_some() {
        parts.extend(tracks().map(|track| (Part::Track(track.number), of_track(track))));
    }
    parts
}

fn of_track(track: &TrackInfo) -> String {
    let (number, title) = (track.number.to_string(), visible(&track.title));
    match (track.audio, title.is_empty()) {
        (true, true) => words::convert::audio_track(&number),
        (true, false) => words::convert::audio_track_titled(&number, &title),
        (false, true) => words::convert::data_track(&number),
        (false, false) => words::convert::data_track_titled(&number, &title),
    }
}

fn id(part: Part) -> String {
    match part {
        Part::Disc => "disc".into(),
        Part::Session(number) => format!("session-{number}"),
        Part::Track(number) => format!("track-{number}"),
    }
}

/// Turns a clause of the library into a sentence.
pub(super) fn sentence(clause: Option<&str>) -> String {
    let clause = words::told(clause.unwrap_or_default());
    let mut letters = clause.chars();
    let capital = letters.next().map(|first| first.to_ascii_uppercase()).into_iter().collect::<String>();
    let sentence = capital + letters.as_str();
    if sentence.ends_with(['.', '。']) { sentence } else { words::convert::sentence(&sentence) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_becomes_a_sentence() {
        assert_eq!(sentence(Some("the image ends")), "The image ends.");
        assert_eq!(sentence(Some("There is no data.")), "There is no data.");
    }
}
