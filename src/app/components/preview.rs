//! The preview of a file: text, image, audio, video or bytes.

use std::sync::Arc;

use discern::protocol::{FileText, PreviewKind};
use leptos::prelude::*;

use super::each::Each;
use super::hex::HexView;
use super::icon::Icon;
use super::later::Later;
use crate::model::{Model, Preview as Look, PreviewMode};
use crate::part::Loading;
use crate::text::dates_sizes::{count, size, visible};
use crate::text::hex_digits::NARROW;
use crate::words;

/// The preview, and the choice of its mode.
#[component]
pub(crate) fn Preview(
    /// Loads the audio player.
    player: fn() -> Loading,
    /// Draws a text in another way.
    #[prop(optional)]
    draw_text: Option<fn(Arc<FileText>) -> AnyView>,
) -> impl IntoView {
    let model = Model::of_context();
    let kind = move || model.inspector.details().map_or(PreviewKind::None, |details| details.preview.clone());
    let other = move || match kind() {
        PreviewKind::Text | PreviewKind::Drawing => Some(words::preview::text()),
        PreviewKind::Image(_) | PreviewKind::LargeImage(..) => Some(words::preview::image()),
        PreviewKind::Audio(_) => Some(words::preview::audio()),
        PreviewKind::Film(_) => Some(words::preview::video()),
        PreviewKind::Hex | PreviewKind::None => None,
    };
    let pressed = move |mode| move || (model.inspector.mode() == mode).to_string();
    view! {
        <Show when=move || kind() != PreviewKind::None>
            <section class="preview" aria-label=words::preview::label()>
                <div class="preview-modes">
                    {move || other().map(|name| view! {
                        <div class="preview-switch" role="group" aria-label=words::preview::show_as()>
                            <button class="preview-mode" aria-pressed=pressed(PreviewMode::Content) on:click=move |_| model.inspector.set_mode(PreviewMode::Content)>
                                {name}
                            </button>
                            <button class="preview-mode" aria-pressed=pressed(PreviewMode::Hex) on:click=move |_| model.inspector.set_mode(PreviewMode::Hex)>
                                {words::preview::hex()}
                            </button>
                        </div>
                    })}
                    <TextEncoding />
                    {draw_text.is_none().then(|| view! {
                        <button
                            class="button button-bare preview-enlarge"
                            title=words::menu::open_preview()
                            aria-label=words::menu::open_preview()
                            on:click=move |_| model.inspector.set_large(true)
                        >
                            <Icon name="enlarge" />
                        </button>
                    })}
                </div>
                {move || match model.inspector.preview() {
                    Look::Nothing => ().into_any(),
                    Look::Waiting => view! { <p class="preview-note">{words::preview::reading()}</p> }.into_any(),
                    Look::Text(text) => match draw_text {
                        Some(draw) => draw(text),
                        None => view! { <TextView text=text /> }.into_any(),
                    },
                    Look::Image(url) => view! { <ImageView url=url /> }.into_any(),
                    Look::LargeImage(width, height) => view! { <LargeImage width=width height=height /> }.into_any(),
                    Look::Drawing(url) => view! { <Drawing url=url /> }.into_any(),
                    Look::Audio(..) => view! { <Later load=player when=true /> }.into_any(),
                    Look::Film(url) => view! { <FilmView url=url /> }.into_any(),
                    Look::Hex => {
                        let label = words::preview::file_bytes();
                        view! { <HexView hex=model.inspector.hex label=label width=NARROW /> }.into_any()
                    },
                    Look::Failed(failure) => {
                        let [what, meaning] = [&failure.what, &failure.meaning].map(|said| words::told(said));
                        view! { <p class="preview-note">{what}" "{meaning}</p> }.into_any()
                    }
                }}
            </section>
        </Show>
    }
}

/// The choice of an encoding for the text.
#[component]
fn TextEncoding() -> impl IntoView {
    let model = Model::of_context();
    let encodings = move || model.session.summary().map(|summary| summary.encodings.clone()).unwrap_or_default();
    let read_as = move || match model.inspector.preview() {
        Look::Text(text) => Some(text.encoding.clone()),
        _ => None,
    };
    let guess = move || {
        let id = read_as().unwrap_or_default();
        let name = encodings().into_iter().find(|encoding| encoding.id == id).map_or(id, |encoding| encoding.name);
        if model.inspector.encoding().is_some() || name.is_empty() {
            words::preview::automatic().to_owned()
        } else {
            words::preview::automatic_name(&name)
        }
    };
    view! {
        <Show when=move || read_as().is_some()>
            <select
                class="select preview-encoding"
                aria-label=words::preview::text_encoding()
                prop:value=move || model.inspector.encoding().unwrap_or_default()
                on:change:target=move |event| {
                    let id = event.target().value();
                    model.inspector.set_encoding((!id.is_empty()).then_some(id));
                }
            >
                <option value="">{move || guess()}</option>
                <Each each=encodings key=|encoding| encoding.id.clone() let:encoding>
                    <option value=encoding.id.clone()>{encoding.name}</option>
                </Each>
            </select>
        </Show>
    }
}

/// The beginning of a text.
#[component]
fn TextView(
    /// The decoded text.
    text: Arc<FileText>,
) -> impl IntoView {
    let model = Model::of_context();
    let shown = lines(&text.text);
    let more = text.more.then(|| {
        view! {
            <p class="preview-note">
                {words::preview::showing_first(&size(text.bytes))}
                <button class="preview-more" on:click=move |_| model.inspector.more_text()>
                    {words::preview::show_more()}
                </button>
            </p>
        }
    });
    let stacked = text.stacked.then(|| {
        view! { <p class="preview-note">{words::preview::stacked()}</p> }
    });
    let is_drawing = model.inspector.details().is_some_and(|details| details.preview == PreviewKind::Drawing);
    let draw = is_drawing.then(|| {
        view! {
            <p class="preview-note">
                {words::preview::drawing_as_text()}
                <button class="preview-more" on:click=move |_| model.inspector.draw()>{words::preview::draw()}</button>
            </p>
        }
    });
    view! {
        {draw}
        <pre class="preview-text" tabindex="0" role="region" aria-label=words::preview::file_text()>{shown}</pre>
        {stacked}
        {more}
    }
}

/// Offers to show an image that takes much memory to decode.
#[component]
fn LargeImage(
    /// Width in pixels.
    width: u32,
    /// Height in pixels.
    height: u32,
) -> impl IntoView {
    let model = Model::of_context();
    view! {
        <p class="preview-note">
            {words::preview::many_pixels(&count(width.into()), &count(height.into()))}
            <button class="preview-more" on:click=move |_| model.inspector.draw()>{words::preview::show()}</button>
        </p>
    }
}

/// An SVG drawing. Its frame may run nothing and has no access to the page, so that browsers can draw it in a process
/// of its own, which ends with the frame.
#[component]
fn Drawing(
    /// URL of its blob.
    url: String,
) -> impl IntoView {
    let model = Model::of_context();
    view! {
        <p class="preview-note">
            {words::preview::drawn()}
            <button class="preview-more" on:click=move |_| model.inspector.stop_drawing()>
                {words::preview::show_text()}
            </button>
        </p>
        <iframe class="preview-drawing" sandbox="" title=words::preview::drawing() src=url></iframe>
    }
}

/// A text, with tabs and line ends unchanged.
pub(super) fn lines(text: &str) -> String {
    text.split_inclusive('\n').map(line).collect()
}

/// A line, with tabs and line ends unchanged.
fn line(line: &str) -> String {
    let (body, end) = line.strip_suffix('\n').map_or((line, ""), |body| (body, "\n"));
    let body = body.strip_suffix('\r').unwrap_or(body);
    let mut shown: String = body.split('\t').map(visible).collect::<Vec<_>>().join("\t");
    shown.push_str(end);
    shown
}

/// An image, decoded by the browser.
#[component]
fn ImageView(
    /// URL of its blob.
    url: String,
) -> impl IntoView {
    let model = Model::of_context();
    let name = move || model.inspector.details().map(|details| visible(&details.row.name));
    view! {
        <div class="preview-image">
            <img src=url alt=move || name() on:error=move |_| model.inspector.cannot_show() />
        </div>
    }
}

/// A video, with the browser's own controls.
#[component]
fn FilmView(
    /// URL of its blob.
    url: String,
) -> impl IntoView {
    let model = Model::of_context();
    let name = move || model.inspector.details().map(|details| visible(&details.row.name));
    view! {
        <video
            class="preview-film"
            controls
            preload="metadata"
            src=url
            aria-label=name
            on:error=move |_| model.inspector.cannot_show()
        ></video>
    }
}
