//! Paints the map of an image on a canvas: as rows, or as a disc from the inside out. Each usage has a color and a
//! pattern, so that color alone does not distinguish any.

use std::f64::consts::{FRAC_PI_2, TAU};

use leptos::ev;
use leptos::html::Canvas;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{
    CanvasPattern, CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlElement, MediaQueryList, ResizeObserver,
};

use crate::browser::geometry::whole;

/// Gap between two rows in pixels.
const GAP: f64 = 2.0;

/// Turns of the spiral.
const TURNS: f64 = 28.0;

/// The hole's share of the disc's radius.
const HOLE: f64 = 0.28;

/// Size of the tile of a pattern in pixels.
const TILE: f64 = 6.0;

/// Letters of the usages, and of bad sectors, each with its class, which sets its colors.
const INKS: [(char, &str); 11] = [
    ('s', "ink-system"),
    ('m', "ink-metadata"),
    ('b', "ink-boot"),
    ('f', "ink-file"),
    ('a', "ink-audio"),
    ('p', "ink-partition"),
    ('.', "ink-gap"),
    ('0', "ink-zeros"),
    ('>', "ink-behind"),
    ('x', "ink-missing"),
    ('!', "ink-bad"),
];

/// Layout of the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Shape {
    /// This many rows, one below the other.
    Rows(u32),
    /// A spiral.
    Disc,
}

/// The painted data.
pub(crate) struct Picture<'a> {
    /// A letter for each part.
    pub(crate) parts: &'a str,
    /// Numbers of the parts with bad sectors.
    pub(crate) bad: &'a [u32],
    /// The first marked part, and the one after the last, in thousandths of a part.
    pub(crate) marked: Option<(f64, f64)>,
}

struct Ink {
    letter: char,
    fill: JsValue,
    pattern: Option<CanvasPattern>,
}

/// A canvas with its colors.
struct Painter {
    context: CanvasRenderingContext2d,
    width: f64,
    height: f64,
    inks: Vec<Ink>,
    line: String,
}

/// Paints a map. Nothing is painted if the browser has no canvas.
pub(crate) fn paint(canvas: &HtmlCanvasElement, shape: Shape, picture: &Picture<'_>) {
    let Some(painter) = Painter::new(canvas, None) else { return };
    let runs = runs(picture.parts);
    let count = picture.parts.len() as f64;
    for (from, to, letter) in runs {
        painter.run(shape, from / count, to / count, letter, 0.0);
    }
    for part in picture.bad {
        let from = f64::from(*part);
        painter.run(shape, from / count, (from + 1.0) / count, '!', 0.4);
    }
    if let Some((from, to)) = picture.marked {
        painter.mark(shape, from, to);
    }
}

/// Paints a swatch for a legend.
pub(crate) fn paint_swatch(canvas: &HtmlCanvasElement, letter: char) {
    if let Some(painter) = Painter::new(canvas, Some(letter)) {
        painter.run(Shape::Rows(1), 0.0, 1.0, letter, 0.0);
    }
}

/// The share of the map at a point of a canvas, from 0 to 1; `None` outside it.
pub(crate) fn share_at(canvas: &HtmlCanvasElement, shape: Shape, x: f64, y: f64) -> Option<f64> {
    let area = canvas.get_bounding_client_rect();
    let (x, y) = (x - area.left(), y - area.top());
    match shape {
        Shape::Rows(rows) => {
            let row = (y / area.height() * f64::from(rows)).floor().clamp(0.0, f64::from(rows) - 1.0);
            Some(((row + (x / area.width()).clamp(0.0, 0.999_999)) / f64::from(rows)).clamp(0.0, 1.0))
        }
        Shape::Disc => {
            let spiral = Spiral::of(area.width(), area.height());
            let (x, y) = (x - spiral.x, y - spiral.y);
            let turn = ((y.atan2(x) + FRAC_PI_2) / TAU).rem_euclid(1.0);
            let radius = x.hypot(y);
            let whole_turns = ((radius - spiral.inner) / spiral.pitch - turn).round();
            let turns = whole_turns + turn;
            let is_on = radius > spiral.inner - spiral.pitch && radius < spiral.outer + spiral.pitch;
            is_on.then(|| spiral.share(turns.clamp(0.0, TURNS)))
        }
    }
}

/// Runs of equal letters: the first part, the one after the last, and the letter.
fn runs(parts: &str) -> Vec<(f64, f64, char)> {
    let mut runs: Vec<(f64, f64, char)> = Vec::new();
    for (at, letter) in parts.chars().enumerate() {
        let end = at as f64 + 1.0;
        match runs.last_mut() {
            Some(last) if last.2 == letter => last.1 = end,
            _ => runs.push((at as f64, end, letter)),
        }
    }
    runs
}

/// A spiral on which equal shares have equal areas, as on a disc.
#[derive(Clone, Copy)]
struct Spiral {
    x: f64,
    y: f64,
    inner: f64,
    outer: f64,
    pitch: f64,
}

impl Spiral {
    fn of(width: f64, height: f64) -> Self {
        let radius = width.min(height) / 2.0;
        let pitch = radius * (1.0 - HOLE) / (TURNS + 1.0);
        Self { x: width / 2.0, y: height / 2.0, inner: radius * HOLE, outer: radius - pitch, pitch }
    }

    /// Number of turns up to a share of the map.
    fn turns(self, share: f64) -> f64 {
        let (inner, outer) = (self.inner * self.inner, self.outer * self.outer);
        ((inner + share * (outer - inner)).sqrt() - self.inner) / self.pitch
    }

    fn share(self, turns: f64) -> f64 {
        let radius = self.inner + turns * self.pitch;
        let (inner, outer) = (self.inner * self.inner, self.outer * self.outer);
        ((radius * radius - inner) / (outer - inner)).clamp(0.0, 1.0)
    }
}

impl Painter {
    /// Clears a canvas and gives it as many pixels as it covers. With the colors of one usage, or of all.
    fn new(canvas: &HtmlCanvasElement, only: Option<char>) -> Option<Self> {
        let context = canvas.get_context("2d").ok().flatten()?.dyn_into::<CanvasRenderingContext2d>().ok()?;
        let scale = window().device_pixel_ratio().clamp(1.0, 3.0);
        let (width, height) = (f64::from(canvas.client_width()), f64::from(canvas.client_height()));
        canvas.set_width(u32::try_from(whole(width * scale)).unwrap_or(0).min(8192));
        canvas.set_height(u32::try_from(whole(height * scale)).unwrap_or(0).min(8192));
        context.scale(scale, scale).ok()?;
        let parent = canvas.parent_element()?;
        let wanted = INKS.iter().filter(|(letter, _)| only.is_none_or(|only| only == *letter));
        let inks = wanted.filter_map(|(letter, class)| {
            let (fill, line) = colors(&parent, class)?;
            Some(Ink { letter: *letter, pattern: pattern(*letter, &line, &context), fill: fill.into() })
        });
        let inks = inks.collect();
        let line = colors(&parent, "ink-mark")?.1;
        Some(Self { context, width, height, inks, line })
    }

    /// Paints a run from one share of the map to another; `inset` keeps a share of its height free.
    fn run(&self, shape: Shape, from: f64, to: f64, letter: char, inset: f64) {
        let Some(ink) = self.inks.iter().find(|ink| ink.letter == letter) else { return };
        let context = &self.context;
        match shape {
            Shape::Rows(rows) => {
                for (x, y, width, height) in self.rectangles(rows, from, to) {
                    // At least a pixel, so that every run is visible.
                    let width = width.max(1.0);
                    let top = height * inset;
                    set_fill(context, &ink.fill);
                    context.fill_rect(x, y + top, width, height - top);
                    if let Some(pattern) = &ink.pattern {
                        context.set_fill_style_canvas_pattern(pattern);
                        context.fill_rect(x, y + top, width, height - top);
                    }
                }
            }
            Shape::Disc => {
                let spiral = Spiral::of(self.width, self.height);
                context.set_line_width((spiral.pitch - 1.0) * (1.0 - inset));
                self.arcs(spiral, from, to, 0.0, &|| {
                    set_stroke(context, &ink.fill);
                    context.stroke();
                    if let Some(pattern) = &ink.pattern {
                        context.set_stroke_style_canvas_pattern(pattern);
                        context.stroke();
                    }
                });
            }
        }
    }

    /// Marks a run with a line.
    fn mark(&self, shape: Shape, from: f64, to: f64) {
        let context = &self.context;
        let line = JsValue::from_str(&self.line);
        match shape {
            Shape::Rows(rows) => {
                set_fill(context, &line);
                for (x, y, width, height) in self.rectangles(rows, from, to) {
                    let width = width.max(4.0);
                    context.fill_rect(x, y, width, 2.0);
                    context.fill_rect(x, y + height - 2.0, width, 2.0);
                    context.fill_rect(x, y, 2.0, height);
                    context.fill_rect(x + width - 2.0, y, 2.0, height);
                }
            }
            Shape::Disc => {
                let spiral = Spiral::of(self.width, self.height);
                context.set_line_width(2.0);
                let to = to.max(from + 0.000_5);
                for offset in [-0.5, 0.5] {
                    self.arcs(spiral, from, to, offset * spiral.pitch, &|| {
                        set_stroke(context, &line);
                        context.stroke();
                    });
                }
            }
        }
    }

    /// The rectangles of a run: position and size.
    fn rectangles(&self, rows: u32, from: f64, to: f64) -> Vec<(f64, f64, f64, f64)> {
        let rows = f64::from(rows);
        let step = (self.height + GAP) / rows;
        let mut found = Vec::new();
        let (from, to) = (from * rows, to * rows);
        let mut row = from.floor().min(rows - 1.0);
        while row < to && row < rows {
            let (start, end) = ((from - row).max(0.0), (to - row).min(1.0));
            found.push((start * self.width, row * step, (end - start) * self.width, step - GAP));
            row += 1.0;
        }
        found
    }

    /// Lays a path along a run, in pieces of a sixteenth of a turn, and strokes each.
    fn arcs(&self, spiral: Spiral, from: f64, to: f64, offset: f64, stroke: &dyn Fn()) {
        const PIECE: f64 = 1.0 / 16.0;
        let (mut turns, end) = (spiral.turns(from), spiral.turns(to));
        while turns < end {
            let next = ((turns / PIECE).floor() * PIECE + PIECE).min(end).max(turns + 0.000_1);
            let radius = spiral.inner + (turns + next) / 2.0 * spiral.pitch + offset;
            self.context.begin_path();
            let angle = |turns: f64| turns * TAU - FRAC_PI_2;
            // The angles overlap a little, so that no seam is seen.
            let drawn = self.context.arc(spiral.x, spiral.y, radius, angle(turns) - 0.002, angle(next) + 0.002);
            if drawn.is_ok() {
                stroke();
            }
            turns = next;
        }
    }
}

fn set_fill(context: &CanvasRenderingContext2d, fill: &JsValue) {
    context.set_fill_style_str(&fill.as_string().unwrap_or_default());
}

fn set_stroke(context: &CanvasRenderingContext2d, stroke: &JsValue) {
    context.set_stroke_style_str(&stroke.as_string().unwrap_or_default());
}

/// Background and text color of a class, as the browser has them in this theme.
fn colors(parent: &Element, class: &str) -> Option<(String, String)> {
    let probe = document().create_element("i").ok()?.dyn_into::<HtmlElement>().ok()?;
    probe.set_class_name(&format!("ink {class}"));
    parent.append_child(&probe).ok()?;
    let style = window().get_computed_style(&probe).ok().flatten();
    let value = |name: &str| style.as_ref().and_then(|style| style.get_property_value(name).ok());
    let found = value("background-color").zip(value("color"));
    probe.remove();
    found
}

/// The tile of a usage, repeated.
fn pattern(letter: char, line: &str, context: &CanvasRenderingContext2d) -> Option<CanvasPattern> {
    let strokes: &[(f64, f64, f64, f64)] = match letter {
        's' => &[(0.0, TILE, TILE, 0.0)],
        'm' => &[(0.0, 0.0, TILE, TILE)],
        'b' => &[(0.0, 0.0, TILE, TILE), (0.0, TILE, TILE, 0.0)],
        'a' => &[(0.0, 2.0, TILE, 2.0)],
        '>' => &[(2.0, 0.0, 2.0, TILE)],
        'x' | '!' => &[(0.0, 0.0, TILE, TILE), (0.0, TILE, TILE, 0.0), (0.0, 3.0, TILE, 3.0)],
        'p' => &[(2.0, 3.0, 4.0, 3.0)],
        '0' => &[(3.0, 3.0, 4.0, 3.0)],
        _ => return None,
    };
    let tile = document().create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    tile.set_width(u32::try_from(whole(TILE)).ok()?);
    tile.set_height(u32::try_from(whole(TILE)).ok()?);
    let drawn = tile.get_context("2d").ok().flatten()?.dyn_into::<CanvasRenderingContext2d>().ok()?;
    drawn.set_stroke_style_str(line);
    drawn.set_line_width(1.0);
    for (from_x, from_y, to_x, to_y) in strokes {
        drawn.begin_path();
        drawn.move_to(*from_x, *from_y);
        drawn.line_to(*to_x, *to_y);
        drawn.stroke();
    }
    context.create_pattern_with_html_canvas_element(&tile, "repeat").ok().flatten()
}

/// A count that changes whenever a canvas has to be painted again: its size or the theme has changed.
pub(crate) fn look_changes(canvas: NodeRef<Canvas>) -> RwSignal<u32> {
    let changes = RwSignal::new(0_u32);
    let changed = move || {
        let _ = changes.try_update(|count| *count = count.wrapping_add(1));
    };
    let observer = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    Effect::new(move || {
        let Some(canvas) = canvas.get() else { return };
        let on_resize = Closure::<dyn FnMut()>::new(changed);
        if let Ok(new) = ResizeObserver::new(on_resize.as_ref().unchecked_ref()) {
            new.observe(&canvas);
            observer.set_value(Some((new, on_resize)));
        }
    });
    let clicked = window_event_listener(ev::click, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|target| target.closest("#theme").ok().flatten().is_some()) {
            changed();
        }
    });
    on_cleanup(move || {
        clicked.remove();
        observer.try_update_value(|observer| {
            if let Some((observer, _)) = observer.take() {
                observer.disconnect();
            }
        });
    });
    let queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"];
    let listener = Closure::<dyn FnMut()>::new(changed);
    let watched: Vec<MediaQueryList> =
        queries.into_iter().filter_map(|query| window().match_media(query).ok().flatten()).collect();
    for query in &watched {
        query.set_onchange(Some(listener.as_ref().unchecked_ref()));
    }
    let kept = StoredValue::new_local(Some((watched, listener)));
    on_cleanup(move || {
        kept.try_update_value(|kept| {
            for query in kept.take().into_iter().flat_map(|(queries, _)| queries) {
                query.set_onchange(None);
            }
        });
    });
    changes
}
