//! Facts of the image.

use discern::protocol::FactGroup;
use discern::report::Report;

use crate::browse::facts;
use crate::session::Session;

impl Session {
    /// All facts of the image.
    pub fn facts(&self) -> Vec<FactGroup> {
        let report = Report::new(&self.image, self.own_tabs().iter().map(|tab| &tab.view), &self.findings);
        report.groups.into_iter().map(facts::group).collect()
    }
}
