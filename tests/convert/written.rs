//! Complete conversions: planned, surveyed, and verified before and while the bytes are written.

use discern::container::{CONTAINERS, TargetOptions};
use discern::convert::{Content, Form, Ledger, Plan, Producer, Survey, Verify};
use discern::disc::Disc;
use discern::error::Error;
use discern::findings::{Findings, Severity};
use discern::formats::Formats;
use discern::job::Job;
use discern::source::{Files, Source};

/// The files that a conversion wrote.
pub(crate) struct Written {
    pub(crate) ledger: Ledger,
    /// Names and bytes.
    pub(crate) files: Vec<(String, Vec<u8>)>,
}

/// Converts a disc; asserts that the result is verified and that exactly the planned bytes are written.
pub(crate) fn convert(disc: &Disc, form: &str, options: &TargetOptions) -> Result<Written, Error> {
    let form = Form::of_id(form).unwrap();
    let plan = Plan::new(disc, form, options)?;
    let ledger = Survey::new(&plan).run()?;
    let receipt = Verify::new(&plan).run()?;
    assert!(receipt.is_right(), "{}: {}", form.target.id, receipt.text());
    let mut files = Vec::new();
    let mut shown = Verify::new(&plan).surveying(Survey::new(&plan));
    for (number, file) in plan.files.iter().enumerate() {
        let mut producer = Producer::new(file).unwrap();
        let mut bytes = Vec::new();
        while let Some(piece) = producer.next_piece(100_000).unwrap() {
            shown.saw(number, bytes.len() as u64, piece).unwrap();
            bytes.extend_from_slice(piece);
        }
        let made = producer.finish();
        assert_eq!(made.size, bytes.len() as u64);
        if let Content::Plain(recipe) = &file.content {
            assert_eq!(made.size, recipe.len());
        }
        files.push((file.name.clone(), bytes));
    }
    assert_eq!(shown.run().unwrap(), receipt, "seen on its way out, {} is the same", form.target.id);
    assert_eq!(shown.into_survey().unwrap().run().unwrap(), ledger, "{}", form.target.id);
    Ok(Written { ledger, files })
}

/// Converts a whole disc. Panics if the conversion is refused.
pub(crate) fn all_of(disc: &Disc, form: &str) -> Written {
    convert(disc, form, &TargetOptions::all("disc")).unwrap_or_else(|error| panic!("{form}: {error}"))
}

impl Written {
    /// The bytes of the first file with this ending.
    pub(crate) fn file(&self, ending: &str) -> &[u8] {
        &self.files.iter().find(|(name, _)| name.ends_with(ending)).unwrap().1
    }

    /// The files as the user opens them.
    pub(crate) fn opened(&self) -> Files {
        let mut given = Files::default();
        for (name, bytes) in &self.files {
            given.push(name.clone(), Source::from_bytes(bytes.as_slice()));
        }
        given
    }

    /// Opens the result with the container that recognizes it; asserts that no finding is worse than a note.
    pub(crate) fn reopened(&self) -> Disc {
        let given = Formats::all().unwrapped(self.opened(), &mut Findings::default()).unwrap();
        let container = discern::container::identify(&given).unwrap();
        assert!(CONTAINERS.iter().any(|known| known.id == container.id));
        let mut findings = Findings::default();
        let disc = Formats::all().disc(container, &given, &mut findings).unwrap();
        let bad: Vec<_> = findings.kept().iter().filter(|finding| finding.anomaly.severity > Severity::Note).collect();
        assert!(bad.is_empty(), "{bad:?}");
        disc
    }

    /// Writes the files into a folder.
    pub(crate) fn save(&self, folder: &std::path::Path) {
        for (name, bytes) in &self.files {
            std::fs::write(folder.join(name), bytes).unwrap();
        }
    }
}
