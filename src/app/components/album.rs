//! The album of an audio disc: its tracks, each with a button that plays it and those after it without a gap.

use std::sync::Arc;

use discern::protocol::{AlbumInfo, SongInfo, ViewNumber};
use leptos::prelude::*;

use super::icon::Icon;
use super::player::Transport;
use crate::model::{Model, Tab};
use crate::text::dates_sizes::{time, visible};
use crate::words;

/// The album of the listed view; nothing if that shows files.
#[component]
pub(super) fn Album() -> impl IntoView {
    let model = Model::of_context();
    let view = Memo::new(move |_| {
        let view = model.listing.view();
        model.session.is_audio(view).then_some(view)
    });
    let player = model.player;
    Effect::new(move || {
        if let Some(view) = view.get().filter(|view| player.album(*view).is_none()) {
            player.look_at_album(view, move |failure| model.notices.fail(failure));
        }
    });
    on_cleanup(move || player.stop());
    let shown = move || {
        let view = view.get()?;
        player.album(view).filter(|album| !album.songs.is_empty()).map(|album| (view, album))
    };
    move || shown().map(|(view, album)| view! { <Songs view=view album=album /> })
}

/// Title, player and tracks.
#[component]
fn Songs(
    /// The view.
    view: ViewNumber,
    album: Arc<AlbumInfo>,
) -> impl IntoView {
    let model = Model::of_context();
    let player = model.player;
    let title = if album.title.is_empty() { words::album::disc().to_owned() } else { visible(&album.title) };
    let length = album.songs.iter().map(seconds).sum::<f64>();
    let tracks = words::album::track_count(album.songs.len().try_into().unwrap_or(u64::MAX));
    let about = [visible(&album.performer), tracks, time(length)];
    let about: Vec<String> = about.into_iter().filter(|text| !text.is_empty()).collect();
    let rows = album.songs.iter().enumerate().map(|(nth, song)| {
        let (album, song) = (Arc::clone(&album), song.clone());
        view! { <Row view=view album=album nth=nth song=song /> }
    });
    let rows = rows.collect_view();
    let save = move |form: &'static str| {
        model.convert.want(form);
        model.set_tab(Tab::Convert);
    };
    view! {
        <section class="album" aria-label=words::album::album()>
            <h2 class="answer-title">{title}</h2>
            <p class="album-about">{about.join(" · ")}</p>
            <Show when=move || player.song().is_some()>
                <Transport marks=Vec::new() />
            </Show>
            <ol class="album-songs" aria-label=words::album::tracks()>{rows}</ol>
            <div class="details-actions">
                <button class="button" on:click=move |_| save("flac")>{words::album::save_flac()}</button>
                <button class="button" on:click=move |_| save("wav")>{words::album::save_wav()}</button>
            </div>
        </section>
    }
}

/// A track: its button, number, title, performer and length.
#[component]
fn Row(
    /// The view.
    view: ViewNumber,
    album: Arc<AlbumInfo>,
    /// Number of the row, from 0.
    nth: usize,
    song: SongInfo,
) -> impl IntoView {
    let model = Model::of_context();
    let player = model.player;
    let is_here = Memo::new(move |_| player.song() == Some(nth));
    let plays = Memo::new(move |_| is_here.get() && player.is_playing());
    let title = match (song.title.as_str(), song.number) {
        ("", 0) => words::album::hidden_track().to_owned(),
        ("", number) => words::album::track(&number.to_string()),
        (title, _) => visible(title),
    };
    // The album names its performer already.
    let performer = Some(visible(&song.performer)).filter(|_| song.performer != album.performer);
    let length = time(seconds(&song));
    let named = title.clone();
    let label = move || if plays.get() { words::album::pause(&named) } else { words::album::play(&named) };
    let toggle = move |_| player.play_song(view, &album, nth, move |failure| model.notices.fail(failure));
    view! {
        <li class="album-song" aria-current=move || is_here.get().then_some("true")>
            <button class="button button-bare album-play" aria-label=label on:click=toggle>
                {move || if plays.get() { view! { <Icon name="pause" /> } } else { view! { <Icon name="play" /> } }}
            </button>
            <span class="album-number num">{format!("{:02}", song.number)}</span>
            <span class="album-title">
                {title}
                {performer.filter(|performer| !performer.is_empty()).map(|performer| view! { <small>{performer}</small> })}
            </span>
            <span class="album-length num">{length}</span>
        </li>
    }
}

/// Duration in seconds, to the one that has begun.
fn seconds(song: &SongInfo) -> f64 {
    let rate = u64::from(song.samples.rate.max(1));
    song.samples.count.checked_div(rate).unwrap_or(0) as f64
}
