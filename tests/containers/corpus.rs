//! The discs of the corpus: their tracks, compared with other readers or their sheets, and the contents of their file
//! systems.

use discern::disc::{Disc, TrackMode};
use discern::findings::Findings;
use discern::open::{self, Image};
use discern::source::{Files, Source};

use crate::support::corpus::{self, CorpusImage};
use crate::support::listing;

/// A disc of the corpus.
struct Known {
    /// Paths in the index; the descriptor first.
    files: &'static [&'static str],
    /// Whether the descriptor gives its only partner another name.
    renamed: bool,
    /// Number, type (`a`udio or `d`ata), start and end of each track.
    tracks: &'static [(u8, char, i32, i32)],
    /// Which program or file the tracks are taken from.
    truth: Truth,
    /// Prefixes of the names of the listings of its file system.
    listings: &'static [&'static str],
}

/// Where the expected tracks of a disc come from.
enum Truth {
    /// cd-info lists the tracks and the end of the last one.
    CdInfo,
    /// The sheet states the tracks, and the sizes of its files give their ends.
    Sheet,
}

const KNOWN: &[Known] = &[
    Known {
        files: &["libcdio/cdda.cue", "libcdio/cdda.bin"],
        renamed: false,
        tracks: &[(1, 'a', 0, 302)],
        truth: Truth::CdInfo,
        listings: &[],
    },
    // The sheet spells the name in capitals.
    Known {
        files: &["libcdio/isofs-m1.cue", "libcdio/isofs-m1.bin"],
        renamed: false,
        tracks: &[(1, 'd', 0, 302)],
        truth: Truth::CdInfo,
        listings: &["libcdio/isofs-m1.bin.iso"],
    },
    Known {
        files: &["libcdio/isofs-m1.toc", "libcdio/isofs-m1.bin"],
        renamed: false,
        tracks: &[(1, 'd', 0, 302)],
        truth: Truth::Sheet,
        listings: &["libcdio/isofs-m1.bin.iso"],
    },
    Known {
        files: &["libcdio/isofs-m1.bin"],
        renamed: false,
        tracks: &[(1, 'd', 0, 302)],
        truth: Truth::Sheet,
        listings: &["libcdio/isofs-m1.bin.iso"],
    },
    // The sheet calls it BOING.BIN. Its last track is longer than cd-info's 302 - 225, by the pregap before it.
    Known {
        files: &["libcdio/p1.cue", "libcdio/p1.bin"],
        renamed: true,
        tracks: &[(1, 'a', 75, 150), (2, 'a', 225, 302)],
        truth: Truth::CdInfo,
        listings: &[],
    },
    Known {
        files: &["libcdio/p1.nrg"],
        renamed: false,
        tracks: &[(1, 'a', 150, 225), (2, 'a', 300, 302)],
        truth: Truth::CdInfo,
        listings: &[],
    },
    // A minute of zeros after the data, then a pregap of two seconds that is not stored.
    Known {
        files: &["libcdio/data2.toc", "libcdio/isofs-m1.bin", "libcdio/cdda.bin"],
        renamed: false,
        tracks: &[(1, 'd', 0, 4802), (2, 'a', 4952, 5254)],
        truth: Truth::Sheet,
        listings: &["libcdio/isofs-m1.bin.iso"],
    },
    // All silence, so no file is named. In cd-info, the track begins before the disc.
    Known {
        files: &["libcdio/cdtext.toc"],
        renamed: false,
        tracks: &[(1, 'a', 0, 4500)],
        truth: Truth::Sheet,
        listings: &[],
    },
    Known {
        files: &["iat/TEST.mds", "iat/TEST.mdf"],
        renamed: false,
        tracks: &[(1, 'd', 0, 181)],
        truth: Truth::Sheet,
        listings: &["iat/TEST.mdf.iso"],
    },
    Known {
        files: &["Conkwer+cditools/test.cdi"],
        renamed: false,
        tracks: &[(1, 'a', 0, 302), (2, 'd', 11_702, 12_037)],
        truth: Truth::Sheet,
        listings: &["Conkwer+cditools/test.cdi"],
    },
    // The second and third tracks have less than the pregap stated in their sheet.
    Known {
        files: &[
            "emmercm+igir/test/fixtures/roms/discs/CD-ROM.cue",
            "emmercm+igir/test/fixtures/roms/discs/CD-ROM (Track 1).bin",
            "emmercm+igir/test/fixtures/roms/discs/CD-ROM (Track 2).bin",
            "emmercm+igir/test/fixtures/roms/discs/CD-ROM (Track 3).bin",
        ],
        renamed: false,
        tracks: &[(1, 'd', 0, 1), (2, 'a', 151, 3), (3, 'a', 153, 6)],
        truth: Truth::Sheet,
        listings: &[],
    },
    // The dense area of a GD-ROM begins at 45,000 by definition.
    Known {
        files: &[
            "flyinghead+flycast/tests/files/test_cues/d/cs.cue",
            "flyinghead+flycast/tests/files/test_cues/d/cs (0,1).bin",
            "flyinghead+flycast/tests/files/test_cues/d/cs02.raw",
            "flyinghead+flycast/tests/files/test_cues/d/cs03.bin",
        ],
        renamed: false,
        tracks: &[(1, 'd', 0, 300), (2, 'a', 450, 300), (3, 'd', 45_000, 45_000)],
        truth: Truth::Sheet,
        listings: &[],
    },
];

/// Sheets without their files, which cueprint counts differently.
const COUNTED_OTHERWISE: &[(&str, usize, &str)] = &[
    ("crate-rcue/bad_index.cue", 1, "the other track's only index has no number, so nothing tells where it is"),
    ("crate-rcue/bad_index_timestamp.cue", 1, "the other track's only index has no time"),
    ("crate-rcue/orphan_track.cue", 0, "the track has neither a file nor an index"),
    ("crate-rcue/unknown_field.cue", 2, "there are two TRACK lines; cueprint stops at the word it does not know"),
];

fn open_all(images: &[&CorpusImage]) -> Image {
    let mut files = Files::default();
    for image in images {
        files.push(image.name.rsplit('/').next().unwrap(), Source::from_bytes(image.bytes()));
    }
    open::open(files, &mut Findings::default()).unwrap_or_else(|error| panic!("{}: {error}", images[0].name))
}

fn tracks(disc: &Disc) -> Vec<(u8, char, i32, i32)> {
    let kind = |mode| if mode == TrackMode::Audio { 'a' } else { 'd' };
    disc.tracks().map(|(_, track)| (track.number, kind(track.mode), track.start().0, track.end().0)).collect()
}

/// Number, type and start of each track, and the lead-out as 170, as cd-info lists them.
fn of_cd_info(report: &str) -> Vec<(u8, char, i32)> {
    let track = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let number = words.first()?.strip_suffix(':')?.parse().ok()?;
        Some((number, words.get(3)?.chars().next()?, words.get(2)?.parse().ok()?))
    };
    report.lines().filter_map(track).collect()
}

#[test]
fn every_disc_has_the_tracks_and_files_of_other_readers() {
    let all = corpus::all("every_disc_has_the_tracks_and_files_of_other_readers");
    if all.is_empty() {
        return;
    }
    for known in KNOWN {
        let images = known.files.iter().map(|name| all.iter().find(|image| image.name == *name).unwrap());
        let images: Vec<&CorpusImage> = images.collect();
        let name = &images[0].name;
        let mut image = open_all(&images);
        assert_eq!(tracks_from_start(&image.disc, known), known.tracks, "{name}");
        if let Truth::CdInfo = known.truth {
            let said = of_cd_info(&images[0].report().unwrap());
            let ours = known.tracks.iter().map(|(number, kind, start, _)| (*number, *kind, *start));
            let end = known.tracks.last().unwrap().3;
            assert_eq!(ours.chain([(170, 'l', end)]).collect::<Vec<_>>(), said, "{name}");
        }
        let truths: Vec<_> = known.listings.iter().flat_map(|name| images[0].truths_of(name)).collect();
        assert_eq!(truths.is_empty(), known.listings.is_empty(), "{name}");
        for truth in truths {
            let view = image.views.iter_mut().find(|view| view.id == truth.view).unwrap();
            let found = listing::of_view(view, &mut Findings::default());
            let plain = |listing: &listing::Listing| -> listing::Listing {
                let plain = |path: &String| match truth.view {
                    "iso9660" => path.split(';').next().unwrap_or_default().trim_end_matches('.').to_lowercase(),
                    _ => path.clone(),
                };
                listing.iter().map(|(path, listed)| (plain(path), listed.clone())).collect()
            };
            let differences = listing::differences(&plain(&truth.listing), &plain(&found));
            assert!(differences.is_empty(), "{name} {}:\n{}", truth.view, differences.join("\n"));
        }
    }
}

/// Tracks from the disc's start. The address of a renamed partner is known only once it is accepted for the named file.
fn tracks_from_start(disc: &Disc, known: &Known) -> Vec<(u8, char, i32, i32)> {
    assert_eq!(disc.missing_files, Vec::<String>::new(), "{}", known.files[0]);
    assert!(known.renamed || disc.tracks().all(|(_, track)| !track.missing));
    tracks(disc)
}

#[test]
fn the_audio_of_a_dreamcast_disc_has_the_known_bytes() {
    let all = corpus::all("the_audio_of_a_dreamcast_disc_has_the_known_bytes");
    let Some(cdi) = all.iter().find(|image| image.name == "Conkwer+cditools/test.cdi") else { return };
    let image = open_all(&[cdi]);
    let (_, track) = image.disc.tracks().next().unwrap();
    let audio = track.sectors_at(track.start(), track.end()).into_source();
    // The corpus states this hash for its 302 sectors.
    let expected = "9c97e0db4fd5cd70156208d1c921beaaa831f6f5ca5672cf6517d68a1e68f744";
    assert_eq!(listing::sha256(&audio).as_deref(), Some(expected));
}

#[test]
fn sheets_alone_have_as_many_tracks_as_others_count() {
    let all = corpus::all("sheets_alone_have_as_many_tracks_as_others_count");
    for image in all.iter().filter(|image| image.name.ends_with(".cue")) {
        let report = image.report().unwrap_or_default();
        let said = report.lines().find_map(|line| line.strip_prefix("no. of tracks:")?.trim().parse().ok());
        let Some(said) = said else { continue };
        let files = Files::one("sheet.cue", Source::from_bytes(image.bytes()));
        let disc = (discern::container::cue::OPENER.open)(&files, &mut Findings::default());
        let found = disc.map_or(0, |disc| disc.tracks().count());
        let explained = COUNTED_OTHERWISE.iter().find(|(name, ..)| *name == image.name);
        assert_eq!(found, explained.map_or(said, |(_, count, _)| *count), "{}", image.name);
        assert!(
            explained.is_none_or(|(_, count, why)| *count != said && !why.is_empty()),
            "explained, but no longer different: {}",
            image.name
        );
    }
}

#[test]
fn malformed_sheets_of_the_corpus_open_or_are_refused() {
    for image in corpus::all("malformed_sheets_of_the_corpus_open_or_are_refused") {
        let (_, ending) = image.name.rsplit_once('.').unwrap_or_default();
        if ["cue", "toc"].contains(&ending) {
            let files = Files::one(format!("sheet.{ending}"), Source::from_bytes(image.bytes()));
            let opened = open::open(files, &mut Findings::default());
            match opened {
                Ok(opened) => assert!(opened.disc.tracks().next().is_some(), "{}", image.name),
                // A file that doesn't open is refused with a sentence for the user.
                Err(error) => assert!(error.to_string().len() > 20, "{}: {error}", image.name),
            }
        }
    }
}
