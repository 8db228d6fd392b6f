//! Everything known about an image, in one order for the page, the driver, JSON and text.

use std::fmt;

use crate::browse::Comparison;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::open::Image;
use crate::view::View;

/// A report: facts from the files down to the partitions, and the findings.
pub struct Report<'a> {
    /// The image as a whole, the descriptors of each volume, its boot entries, its partition tables, the descriptor of
    /// the container. Structures that several views share are listed once.
    pub groups: Vec<Facts>,
    /// The findings so far.
    pub findings: &'a Findings,
}

impl<'a> Report<'a> {
    /// Reports on an image whose views may be stored separately.
    pub fn new<'v>(image: &Image, views: impl Iterator<Item = &'v View> + Clone, findings: &'a Findings) -> Self {
        let mut groups = vec![of_image(image, views.clone())];
        for facts in views.flat_map(|view| view.file_system().facts()) {
            if !groups.contains(&facts) {
                groups.push(facts);
            }
        }
        let tables = image.partitions.iter().chain(&image.inner_partitions);
        groups.extend(tables.flat_map(crate::disc::PartitionTable::facts));
        groups.extend(image.disc.descriptor.iter().cloned());
        Self { groups, findings }
    }
}

impl Report<'_> {
    /// Adds results of comparing views.
    pub fn add_comparisons(&mut self, comparisons: &[Comparison]) {
        if let Some(image) = self.groups.first_mut() {
            comparisons.iter().for_each(|comparison| image.add("Comparison", comparison.summary()));
        }
    }
}

impl fmt::Display for Report<'_> {
    /// Titles, facts below them, and a line for each finding.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for facts in &self.groups {
            writeln!(f, "{}", facts.title)?;
            for fact in &facts.lines {
                writeln!(f, "  {}: {}", fact.label, fact.value)?;
            }
        }
        for finding in self.findings.kept() {
            writeln!(f, "{} {}: {finding}", finding.anomaly.severity.id(), finding.anomaly.code)?;
        }
        Ok(())
    }
}

fn of_image<'v>(image: &Image, views: impl Iterator<Item = &'v View>) -> Facts {
    let mut facts = Facts::new("Image");
    for file in image.files.all() {
        facts.add("File", format!("{} ({} bytes)", file.name, file.content.len()));
    }
    facts.add("Container", image.container.name);
    facts.add("Sessions", image.disc.sessions.len().to_string());
    facts.add("Volumes", image.volumes.len().to_string());
    let views = views.map(|view| format!("{} ({})", view.file_system().name(), view.id));
    facts.add("Views", views.collect::<Vec<_>>().join(", "));
    facts
}
