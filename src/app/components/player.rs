//! The audio player: its waveform is the slider.

use std::fmt::Write;

use discern::protocol::{AudioInfo, MarkInfo};
use leptos::html::Audio;
use leptos::prelude::*;

use super::icon::Icon;
use crate::browser::geometry::whole;
use crate::model::{AudioSource, Model, Peaks, Preview};
use crate::text::dates_sizes::{share, time};
use crate::words;

/// The player of the file in the preview.
#[component]
pub(crate) fn Player() -> impl IntoView {
    let model = Model::of_context();
    let Preview::Audio(audio, source) = untrack(|| model.inspector.preview()) else { return None };
    let is_of_album = untrack(|| model.session.is_audio(model.listing.view()) && !model.inspector.is_large());
    let album = is_of_album.then(|| {
        view! {
            <button class="button" on:click=move |_| model.selection.clear()>{words::album::album()}</button>
        }
    });
    Some(view! {
        <Controls audio=audio source=source />
        {album}
    })
}

/// Loads the audio, and draws the player.
#[component]
fn Controls(
    audio: AudioInfo,
    /// The source of the audio.
    source: AudioSource,
) -> impl IntoView {
    let model = Model::of_context();
    let player = model.player;
    if let Some(file) = model.inspector.subject_now() {
        player.load(file, audio.samples);
        if let (AudioSource::Samples, Some(samples)) = (&source, audio.samples) {
            player.stream(file, samples, move |failure| model.notices.fail(failure));
        }
    }
    on_cleanup(move || player.stop());
    let url = match source {
        AudioSource::Url(url) => Some(url),
        AudioSource::Samples => None,
    };
    view! {
        {url.map(|url| view! { <Element url=url /> })}
        <Transport marks=audio.marks />
    }
}

/// What the user plays and seeks with.
#[component]
pub(super) fn Transport(
    /// Index marks of the audio.
    marks: Vec<MarkInfo>,
) -> impl IntoView {
    let player = Model::of_context().player;
    let time = move || format!("{} / {}", time(player.position()), time(player.length()));
    let label = move || if player.is_playing() { words::player::pause() } else { words::player::play() };
    view! {
        <div class="player" role="group" aria-label=words::player::player()>
            <div class="player-controls">
                <button class="button button-primary player-play" aria-label=label on:click=move |_| player.toggle()>
                    {move || if player.is_playing() { view! { <Icon name="pause" /> } } else { view! { <Icon name="play" /> } }}
                </button>
                <span class="player-time num">{time}</span>
                <label class="player-volume">
                    <Icon name="volume" />
                    <input
                        type="range"
                        min="0"
                        max="100"
                        aria-label=words::player::volume()
                        prop:value=move || whole(f64::from(player.volume() * 100.0).round()).to_string()
                        on:input:target=move |event| {
                            let percent = u8::try_from(whole(event.target().value_as_number())).unwrap_or(100);
                            player.set_volume(f32::from(percent) / 100.0);
                        }
                    />
                </label>
            </div>
            <Seek marks=marks.clone() />
            <Marks marks=marks />
        </div>
    }
}

/// The invisible audio element that plays.
#[component]
fn Element(
    /// URL of the blob.
    url: String,
) -> impl IntoView {
    let model = Model::of_context();
    let player = model.player;
    let element = NodeRef::<Audio>::new();
    Effect::new(move || {
        if let Some(element) = element.get() {
            player.play_by(element.into());
        }
    });
    view! {
        <audio
            src=url
            preload="metadata"
            node_ref=element
            on:play=move |_| player.refresh()
            on:pause=move |_| player.refresh()
            on:ended=move |_| player.refresh()
            on:seeked=move |_| player.refresh()
            on:durationchange:target=move |event| player.set_length(event.target().duration())
            on:error=move |_| model.inspector.cannot_show()
        ></audio>
    }
}

/// The waveform, with a slider over it.
#[component]
fn Seek(
    /// Index marks to show on it.
    marks: Vec<MarkInfo>,
) -> impl IntoView {
    let player = Model::of_context().player;
    let length = move || player.length().max(0.001);
    let share = move |at: f64| share(hundredths(at.min(length())), hundredths(length()));
    let path = Memo::new(move |_| player.peaks().map(|peaks| outline(&peaks)));
    let wave = move |class: &'static str| {
        path.get().map(|path| {
            view! {
                <svg class=class viewBox="0 -128 480 256" preserveAspectRatio="none" aria-hidden="true">
                    <path d=path />
                </svg>
            }
        })
    };
    let said = move || player.peaks().map(|peaks| describe(&peaks, player.length())).unwrap_or_default();
    let lines = marks.into_iter().filter(|mark| mark.at > 0.0).map(|mark| {
        view! { <span class="player-mark" style:left=move || share(mark.at)></span> }
    });
    view! {
        <div class="player-wave" class:player-bare=move || path.with(Option::is_none)>
            {move || wave("player-all")}
            <div class="player-played" style:clip-path=move || format!("inset(0 calc(100% - {}) 0 0)", share(player.position()))>
                {move || wave("player-all")}
            </div>
            {lines.collect_view()}
            <input
                type="range"
                class="player-seek"
                min="0"
                step=move || if length() < 20.0 { "0.1" } else { "1" }
                max=move || seconds(length())
                aria-label=words::player::position()
                aria-valuetext=move || words::player::position_of(&time(player.position()), &time(player.length()))
                aria-describedby="player-said"
                prop:value=move || seconds(player.position())
                on:input:target=move |event| player.seek(event.target().value_as_number())
            />
            <p class="said" id="player-said">{said}</p>
        </div>
    }
}

/// Buttons for index marks; nothing if the only mark is the beginning.
#[component]
fn Marks(marks: Vec<MarkInfo>) -> impl IntoView {
    let player = Model::of_context().player;
    if marks.iter().all(|mark| mark.at <= 0.0) {
        return ().into_any();
    }
    let buttons = marks.into_iter().map(|mark| {
        view! {
            <li>
                <button class="player-go" on:click=move |_| player.seek(mark.at)>
                    <span>{words::told(&mark.name)}</span>
                    <span class="num">{time(mark.at)}</span>
                </button>
            </li>
        }
    });
    view! { <ul class="player-marks" aria-label=words::player::index_marks()>{buttons.collect_view()}</ul> }.into_any()
}

/// The waveform as an SVG path, along the highest samples and back along the lowest. Silence stays visible as a line.
fn outline(peaks: &Peaks) -> String {
    // In tenths of a unit; the height is 480 of them.
    let middle = |place: usize| {
        let odd = place.saturating_mul(2).saturating_add(1);
        let tenths = odd.saturating_mul(2400).checked_div(peaks.len()).unwrap_or_default();
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    let mut path = String::from("M0 0");
    // Writing to a string cannot fail.
    for (place, (_, high)) in peaks.iter().enumerate() {
        let _ = write!(path, "L{} {}", middle(place), i16::from(*high).max(1).saturating_neg());
    }
    path.push_str("L480 0");
    for (place, (low, _)) in peaks.iter().enumerate().rev() {
        let _ = write!(path, "L{} {}", middle(place), i16::from(*low).min(-1).saturating_neg());
    }
    path.push('Z');
    path
}

/// Formats a time as the value of a slider, to a hundredth of a second.
fn seconds(value: f64) -> String {
    let hundredths = hundredths(value);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

fn hundredths(seconds: f64) -> u64 {
    whole(seconds * 100.0)
}

/// Describes the waveform.
fn describe(peaks: &Peaks, length: f64) -> String {
    let at = |place: usize| time(place as f64 / peaks.len().max(1) as f64 * length);
    let level = |&(low, high): &(i8, i8)| i16::from(low).abs().max(i16::from(high));
    let loudest = peaks.iter().enumerate().max_by_key(|(place, peak)| (level(peak), std::cmp::Reverse(*place)));
    let Some((place, peak)) = loudest.filter(|(_, peak)| level(peak) > 1) else {
        return words::player::silence().to_owned();
    };
    let (time, percent) = (at(place), (level(peak).saturating_mul(100) / 128).to_string());
    let begins = peaks.iter().position(|peak| level(peak) > 1).unwrap_or(0);
    match begins {
        0 => words::player::loudest(&time, &percent),
        _ => words::player::loudest_after_silence(&time, &percent, &at(begins)),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn a_waveform_is_drawn_and_described() {
        let peaks = Arc::new(vec![(0, 0), (-64, 32)]);
        assert_eq!(outline(&peaks), "M0 0L120.0 -1L360.0 -32L480 0L360.0 64L120.0 1Z");
        assert_eq!(describe(&peaks, 120.0), "Waveform: loudest at 1:00, 50% of full scale; silence until 1:00.");
        assert_eq!(describe(&Arc::new(vec![(0, 1)]), 1.0), "Waveform: silence throughout.");
    }
}
