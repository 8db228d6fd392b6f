//! A small disc to try the page with. The page creates it like any new image.

use discern::protocol::{AddedPart, NewImage, NewPreset};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::File;

use super::{Model, new_image};
use crate::browser::additions::Addition;

/// 2024-01-01, in seconds since 1970.
const DATE: i64 = 1_704_067_200;
/// Samples per second of the tone, and its length in samples.
const RATE: u32 = 8000;
const SAMPLES: u32 = 2 * RATE;

const TEXTS: [(&str, &str); 5] = [
    (
        "README.txt",
        "This disc was created on your computer, by the page that shows it.\r\n\r\n\
         Look around: open folders, select files, and see what Discern says about them.\r\n\
         In Overview you see what the image is, in Disc every sector of it, and in Check what can be verified.\r\n\
         You can also rename, add and delete files, and build a new image from that.\r\n",
    ),
    ("Documents/Names in many scripts/Grüße.txt", "Guten Tag!\n"),
    ("Documents/Names in many scripts/こんにちは.txt", "こんにちは、世界。\n"),
    ("Documents/poem.txt", "A disc is round, its files are straight,\none spiral carries all their weight.\n"),
    (
        "Pictures/disc.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\">\n  \
         <circle cx=\"50\" cy=\"50\" r=\"46\" fill=\"#4cc3d6\"/>\n  \
         <circle cx=\"50\" cy=\"50\" r=\"14\" fill=\"#ffffff\"/>\n</svg>\n",
    ),
];

/// Creates the disc, and opens it.
pub(super) fn create(model: Model) {
    let mut disc = Addition { name: "Sample disc".to_owned(), parts: Vec::new(), files: Vec::new() };
    let contents = TEXTS.map(|(path, text)| (path, text.as_bytes().to_vec()));
    for (path, content) in contents.into_iter().chain([("Music/tone.wav", tone())]) {
        let name = path.rsplit('/').next().unwrap_or(path);
        let content: JsValue = Uint8Array::from(content.as_slice()).into();
        let Ok(file) = File::new_with_u8_array_sequence(&Array::of1(&content), name) else { continue };
        disc.parts.push(AddedPart { path: path.to_owned(), folder: false });
        disc.files.push(file);
    }
    let image = NewImage { preset: NewPreset::Data, label: "Sample disc".to_owned(), fixed_date: Some(DATE) };
    new_image::make_sample(model, image, disc);
}

/// Two seconds of a tone that fades, as WAVE: one channel of eight bits.
fn tone() -> Vec<u8> {
    let mut wave = Vec::new();
    wave.extend(b"RIFF");
    wave.extend(SAMPLES.saturating_add(36).to_le_bytes());
    wave.extend(b"WAVEfmt ");
    wave.extend(16_u32.to_le_bytes());
    // PCM, one channel.
    wave.extend([1, 0, 1, 0]);
    // Samples and bytes per second.
    wave.extend(RATE.to_le_bytes());
    wave.extend(RATE.to_le_bytes());
    // Bytes per sample, bits per sample.
    wave.extend([1, 0, 8, 0]);
    wave.extend(b"data");
    wave.extend(SAMPLES.to_le_bytes());
    wave.extend((0..SAMPLES).map(|at| {
        // A triangle of 20 samples, 400 Hz, that becomes silent.
        let slope = (at % 20).abs_diff(10);
        let loud = SAMPLES.saturating_sub(at).saturating_mul(10) / SAMPLES;
        u8::try_from(128_u32.saturating_add(slope.saturating_mul(loud)).saturating_sub(loud.saturating_mul(5)))
            .unwrap_or(128)
    }));
    wave
}
