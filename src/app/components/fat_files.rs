//! The files in a FAT image, from which UEFI firmware boots.

use discern::protocol::{FatImage, FatItem};
use leptos::prelude::*;

use super::icon::Icon;
use crate::model::{FatFolder, Model, fat};
use crate::text::dates_sizes::{size, visible};
use crate::words;

/// The listed directory of a FAT image, or a button that lists its root.
#[component]
pub(super) fn FatFiles(image: FatImage) -> impl IntoView {
    let model = Model::of_context();
    let place = move || model.fat.place().filter(|place| place.image == image);
    let is_open = Memo::new(move |_| place().is_some());
    let label = match image {
        FatImage::Entry(entry) => words::edit::boot_image_files(&entry.to_string()),
        FatImage::Partition(number) => words::edit::partition_files(&number.to_string()),
    };
    let label = StoredValue::new(label);
    let root = move || FatFolder { image, path: String::new() };
    view! {
        <Show
            when=move || is_open.get()
            fallback=move || view! {
                <button class="button fat-files-open" on:click=move |_| fat::look_into_fat(model, root())>
                    {words::edit::browse()}
                </button>
            }
        >
            <section class="fat-files" aria-label=label.get_value()>
                {move || place().map(|place| view! { <Directory place=place /> })}
            </section>
        </Show>
    }
}

#[component]
fn Directory(place: FatFolder) -> impl IntoView {
    let model = Model::of_context();
    let above = place.path.rsplit_once('/').map(|(above, _)| above.to_owned());
    let image = place.image;
    let path = if place.path.is_empty() { "/".to_owned() } else { visible(&place.path) };
    let items = model.fat.items();
    let rows = items.iter().map(|item| row(model, &place, item)).collect_view();
    let here = place.clone();
    view! {
        <div class="fat-files-head">
            {above.map(|above| view! {
                <button class="button" aria-label=words::edit::up() on:click=move |_| fat::look_into_fat(model, FatFolder { image, path: above.clone() })>
                    <Icon name="up" />
                </button>
            })}
            <b>{path}</b>
            <button class="button" on:click=move |_| fat::pick_to_add_to_fat(model, here.clone())>
                {words::common::add_files()}
            </button>
            <button class="button" on:click=move |_| model.fat.close()>{words::common::close()}</button>
        </div>
        <ul>{rows}</ul>
    }
}

fn row(model: Model, place: &FatFolder, item: &FatItem) -> impl IntoView + use<> {
    let (place, name) = (place.clone(), item.name.clone());
    let remove = {
        let (place, name) = (place.clone(), name.clone());
        move |_| fat::remove_from_fat(model, place.clone(), &name)
    };
    let label = visible(&name);
    let removal = words::edit::remove_name(&label);
    let main = if item.folder {
        let inside = FatFolder { image: place.image, path: place.path_of(&name) };
        view! {
            <button class="button button-bare fat-files-folder" on:click=move |_| fat::look_into_fat(model, inside.clone())>
                <Icon name="directory" />
                {label}
            </button>
        }
        .into_any()
    } else {
        let replacement = words::edit::replace_name(&label);
        view! {
            <span class="fat-files-name">{label}</span>
            <span class="num">{size(item.size)}</span>
            <button class="button" aria-label=replacement on:click=move |_| fat::pick_fat_replacement(model, place.clone(), &name)>
                {words::edit::replace_file()}
            </button>
        }
        .into_any()
    };
    let text = words::common::remove();
    view! { <li>{main}<button class="button" aria-label=removal on:click=remove>{text}</button></li> }
}
