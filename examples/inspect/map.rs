//! `map`: prints the usage of each byte of the image.

use std::io::Write;

use discern::browse::byte_map::{ByteMap, MapBuilder, Region, RegionUsage, Space, sector_of_byte, views_of};
use discern::error::{Error, Result};
use discern::findings::Findings;
use discern::open::Image;
use discern::source::Files;
use discern::view::View;
use serde_json::{Value, json};

/// Upper bound for the bytes read from gaps.
const GAPS: u64 = 256 << 20;

/// Prints the map as a table. `files` are those the image was opened from; none for an image within another one, which
/// is mapped in its medium.
pub(crate) fn print(
    image: &mut Image,
    files: Option<&Files>,
    findings: &mut Findings,
    json: bool,
    out: &mut dyn Write,
) -> Result<()> {
    let shown = views_of(image.views.iter());
    for position in &shown {
        if let Some(view) = image.views.get_mut(*position) {
            view.walk_all(findings)?;
        }
    }
    let mut builder = MapBuilder::new(image, files, image.views.iter());
    for position in shown {
        if let Some(view) = image.views.get(position) {
            builder.add_rows(position, view, 0..view.index.len());
        }
    }
    let mut map = builder.finish();
    let files = files.unwrap_or(&image.files);
    let mut read = 0_u64;
    for number in 0..map.count() {
        if read < GAPS {
            read = read.saturating_add(map.look_at_gap(number, files, image)?);
        }
    }
    if json { print_json(image, &map, out) } else { print_text(image, &map, out) }
}

fn print_text(image: &Image, map: &ByteMap, out: &mut dyn Write) -> Result<()> {
    let what = if matches!(map.space(), Space::Files(_)) { "image" } else { "medium" };
    writeln!(out, "{} bytes of the {what}", map.present())?;
    for (usage, bytes) in map.totals().into_iter().filter(|(_, bytes)| *bytes > 0) {
        writeln!(out, "  {:9} {bytes} bytes", usage.id())?;
    }
    writeln!(out, "{:>14} {:>14} {:>10}  {:9}  name", "first byte", "bytes", "sector", "usage")?;
    for region in regions(map) {
        let sector = sector(image, map, &region).map_or_else(String::new, |sector| sector.to_string());
        let (usage, title) = (region.usage.id(), region.title(view_of(image, &region)));
        writeln!(out, "{:>14} {:>14} {sector:>10}  {usage:9}  {title}", region.start, region.len())?;
    }
    Ok(())
}

fn print_json(image: &Image, map: &ByteMap, out: &mut dyn Write) -> Result<()> {
    let totals = map.totals().into_iter().filter(|(_, bytes)| *bytes > 0);
    let totals: serde_json::Map<String, Value> =
        totals.map(|(usage, bytes)| (usage.id().to_owned(), json!(bytes))).collect();
    let region = |region: Region<'_>| {
        let view = view_of(image, &region);
        let path = region.entry.zip(view).map(|((_, row), view)| view.path(row));
        json!({
            "start": region.start,
            "end": region.end,
            "sector": sector(image, map, &region),
            "usage": region.usage.id(),
            "name": region.title(view),
            "view": view.map(|view| &view.id),
            "path": path,
        })
    };
    let value = json!({
        "of": if matches!(map.space(), Space::Files(_)) { "files" } else { "medium" },
        "size": map.present(),
        "missing": map.len().saturating_sub(map.present()),
        "complete": map.is_all(),
        "usages": totals,
        "regions": regions(map).map(region).collect::<Vec<_>>(),
    });
    serde_json::to_writer_pretty(&mut *out, &value).map_err(|error| Error::Io(error.into()))?;
    Ok(out.write_all(b"\n")?)
}

fn regions(map: &ByteMap) -> impl Iterator<Item = Region<'_>> {
    (0..map.count()).filter_map(|number| map.region(number))
}

fn view_of<'a>(image: &'a Image, region: &Region<'_>) -> Option<&'a View> {
    region.entry.and_then(|(view, _)| image.views.get(view))
}

/// The sector that contains the first byte of a region.
fn sector(image: &Image, map: &ByteMap, region: &Region<'_>) -> Option<i64> {
    if region.usage == RegionUsage::Missing {
        return None;
    }
    match map.space().file_at(region.start) {
        Some((file, byte)) => sector_of_byte(&image.disc, Some(file), byte).map(|lba| lba.0.into()),
        None => {
            let size = image.volumes.first().map(|volume| u64::from(volume.sector_size()))?;
            i64::try_from(region.start.checked_div(size)?).ok()
        }
    }
}
