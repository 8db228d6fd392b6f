//! An icon of the sprite in `index.html`.

use leptos::prelude::*;

/// An icon, filled or drawn in lines. Screen readers skip it, since there is always a word next to it.
#[component]
pub(crate) fn Icon(name: &'static str) -> impl IntoView {
    let class = if name == "directory" { "icon icon-directory" } else { "icon icon-line" };
    view! {
        <svg class=class aria-hidden="true">
            <use href=format!("#icon-{name}") />
        </svg>
    }
}

/// The icon of a file, by the name of its type.
pub(super) fn icon_of_type(type_name: &str) -> &'static str {
    match type_name {
        "Text" | "Document" | "PDF document" | "PostScript" | "E-book" | "Web page" | "Spreadsheet"
        | "Presentation" | "Settings" | "Source code" | "Script" | "Checksums" => "text",
        "Picture" | "Icon" => "picture",
        "Sound" | "Music" => "sound",
        "Video" => "film",
        "Archive" | "Installer" => "archive",
        "Program" | "Program library" | "Driver" => "program",
        "Disc image" | "Disk image" | "File system image" => "disc",
        _ => "file",
    }
}
