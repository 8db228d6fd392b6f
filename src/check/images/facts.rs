//! Facts of two images that differ.

use super::ComparedImage;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::report::Report;

/// A fact that only one image has, or that both have differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactDifference {
    /// Title of the structure.
    pub structure: String,
    /// The fact.
    pub label: String,
    /// Its value in the first image.
    pub first: Option<String>,
    /// Its value in the second image.
    pub second: Option<String>,
}

/// Compares the reports of both, structure by structure.
pub(super) fn differences(first: ComparedImage<'_>, second: ComparedImage<'_>) -> Vec<FactDifference> {
    let groups = |side: ComparedImage<'_>| {
        let findings = Findings::default();
        Report::new(side.image, side.views.iter().copied(), &findings).groups
    };
    let (first, mut second) = (groups(first), groups(second));
    let mut found = Vec::new();
    for group in first {
        let other = second.iter().position(|other| other.title == group.title).map(|at| second.remove(at));
        compare(&group, &other.unwrap_or_else(|| Facts::new(group.title.clone())), &mut found);
    }
    for group in second {
        compare(&Facts::new(group.title.clone()), &group, &mut found);
    }
    found
}

fn compare(first: &Facts, second: &Facts, found: &mut Vec<FactDifference>) {
    let mut left: Vec<_> = second.lines.iter().collect();
    for fact in &first.lines {
        let at = left.iter().position(|other| other.label == fact.label);
        let other = at.map(|at| left.remove(at).value.clone());
        if other.as_ref() != Some(&fact.value) {
            let label = fact.label.to_string();
            let structure = first.title.to_string();
            found.push(FactDifference { structure, label, first: Some(fact.value.clone()), second: other });
        }
    }
    for fact in left {
        let (structure, label) = (second.title.to_string(), fact.label.to_string());
        found.push(FactDifference { structure, label, first: None, second: Some(fact.value.clone()) });
    }
}
