//! Map of the image at the foot of the page, with frames around the selected entry.

use discern::protocol::ExtentInfo;
use leptos::prelude::*;

use super::map_canvas::{self, MapCanvas};
use super::map_legend::MapLegend;
use crate::browser::painter::Shape;
use crate::model::{MapCursor, Model};
use crate::text::dates_sizes::{position, share, size};
use crate::words;

/// Number of parts.
const PARTS: u32 = 1024;

/// Maximum number of frames drawn. The other extents of a more fragmented file lie between them.
const FRAMES: usize = 24;

/// The map and its legend.
#[component]
pub(crate) fn Strip() -> impl IntoView {
    let model = Model::of_context();
    let cursor = MapCursor::new(model, PARTS);
    // Frames count bytes of the user's files.
    let whole = move || cursor.drawing().filter(|drawing| drawing.is_files).map(|drawing| drawing.len.max(1));
    let extents = move || model.inspector.details().map(|details| details.extents.clone()).unwrap_or_default();
    let frames = move || {
        let whole = whole()?;
        let frame = |extent: ExtentInfo| {
            // A frame at the very end still has some width.
            let left = share(extent.from_start.min(whole.saturating_sub(whole / 500)), whole);
            let width = share(extent.span, whole);
            view! { <span class="strip-frame" style:left=left style:width=width></span> }
        };
        Some(extents().into_iter().take(FRAMES).filter(|extent| extent.len > 0).map(frame).collect_view())
    };
    let readout = move || {
        let region = cursor.region()?;
        Some(view! { <p class="strip-readout" aria-hidden="true">{map_canvas::words(&region)}</p> })
    };
    view! {
        <section class="strip" aria-label=words::status::map()>
            <div class="strip-bar">
                <MapCanvas cursor=cursor shape=Shape::Rows(1) opens=true />
                {frames}
            </div>
            <MapLegend cursor=cursor />
            {readout}
            <p class="said">{move || selected(&extents())}</p>
        </section>
    }
}

/// Describes the location of the selected entry.
fn selected(extents: &[ExtentInfo]) -> String {
    let (Some(first), Some(last)) = (extents.first(), extents.last()) else { return String::new() };
    let len = extents.iter().fold(0, |sum: u64, extent| sum.saturating_add(extent.len));
    let end = last.from_start.saturating_add(last.span).saturating_sub(1);
    words::status::selected_place(&size(len), &position(first.from_start), &position(end))
}
