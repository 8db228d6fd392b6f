//! Facts and findings of the image.

use discern::error::Result;
use discern::findings::Finding;
use discern::order::sort_by;
use discern::protocol::{FactGroup, FindingPage, inspect as ask};
use discern::report::Report;

use crate::browse::facts;
use crate::session::Session;

impl Session {
    /// All facts of the image.
    pub fn facts(&self) -> Vec<FactGroup> {
        let report = Report::new(&self.image, self.own_tabs().iter().map(|tab| &tab.view), &self.findings);
        report.groups.into_iter().map(facts::group).collect()
    }

    /// Sends a window of the findings, gravest first.
    ///
    /// # Errors
    /// None; it is answered like requests that read the image.
    pub fn findings(&mut self, ask: ask::Findings) -> Result<FindingPage> {
        let mut sorted: Vec<&Finding> = self.findings.kept().iter().collect();
        sort_by(&mut sorted, &mut |one, other| other.anomaly.severity.cmp(&one.anomaly.severity));
        let index = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let shown = sorted.iter().skip(index(ask.start)).take(index(ask.count));
        Ok(FindingPage {
            total: u32::try_from(sorted.len()).unwrap_or(u32::MAX),
            findings: shown.map(|finding| facts::finding(finding, &self.findings)).collect(),
        })
    }
}
