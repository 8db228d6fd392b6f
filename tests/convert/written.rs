//! A complete conversion: planned, surveyed and checked, both before and while its bytes are made.

use discern::container::{CONTAINERS, Wanted};
use discern::convert::{Content, Form, Ledger, Making, Plan, Survey, Verify};
use discern::disc::Disc;
use discern::error::Error;
use discern::findings::{Findings, Severity};
use discern::formats::Formats;
use discern::job::Job;
use discern::source::{Files, Source};

/// A result.
pub(crate) struct Written {
    pub(crate) ledger: Ledger,
    /// Names and bytes.
    pub(crate) files: Vec<(String, Vec<u8>)>,
}

/// Converts; asserts that the result is checked and correct, and that no more or less is written than was planned.
pub(crate) fn convert(disc: &Disc, form: &str, wanted: &Wanted) -> Result<Written, Error> {
    let form = Form::of_id(form).unwrap();
    let plan = Plan::new(disc, form, wanted)?;
    let ledger = Survey::new(&plan).run()?;
    let receipt = Verify::new(&plan).run()?;
    assert!(receipt.is_right(), "{}: {}", form.target.id, receipt.text());
    let mut files = Vec::new();
    let mut shown = Verify::new(&plan).surveying(Survey::new(&plan));
    for (number, file) in plan.files.iter().enumerate() {
        let mut making = Making::new(file).unwrap();
        let mut bytes = Vec::new();
        while let Some(piece) = making.next_piece(100_000).unwrap() {
            shown.saw(number, bytes.len() as u64, piece).unwrap();
            bytes.extend_from_slice(piece);
        }
        let made = making.finish();
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

/// The same of a whole disc, which must be possible.
pub(crate) fn all_of(disc: &Disc, form: &str) -> Written {
    convert(disc, form, &Wanted::all("disc")).unwrap_or_else(|error| panic!("{form}: {error}"))
}

impl Written {
    /// The bytes of the first file with that ending.
    pub(crate) fn file(&self, ending: &str) -> &[u8] {
        &self.files.iter().find(|(name, _)| name.ends_with(ending)).unwrap().1
    }

    /// The files as a user opens them.
    pub(crate) fn given(&self) -> Files {
        let mut given = Files::default();
        for (name, bytes) in &self.files {
            given.push(name.clone(), Source::from_bytes(bytes.as_slice()));
        }
        given
    }

    /// The disc that the bytes give, by the container that recognizes them; no worse finding than a note.
    pub(crate) fn reopened(&self) -> Disc {
        let given = self.given();
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
