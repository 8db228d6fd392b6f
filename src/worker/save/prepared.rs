//! Outputs that are ready to be written.

use discern::protocol::Failure;
use discern::source::Output;

use crate::failures;

/// Prepared outputs, by the id of the request.
#[derive(Default)]
pub struct PreparedOutputs(Vec<(u64, Vec<Output>)>);

/// Prepared outputs and what to report about them.
pub struct PreparedFiles {
    /// One output per file.
    pub outputs: Vec<Output>,
    /// Number of bytes of content read.
    pub read: u64,
    /// Notes for the user.
    pub notes: Vec<String>,
}

impl PreparedOutputs {
    /// Forgets what a request prepared.
    pub fn discard(&mut self, prepared: u64) {
        self.0.retain(|(id, _)| *id != prepared);
    }

    /// Stores what a request prepared.
    pub fn keep(&mut self, prepared: u64, outputs: Vec<Output>) {
        self.0.push((prepared, outputs));
    }

    /// All outputs that a request prepared.
    ///
    /// # Errors
    /// If there are none.
    pub fn all(&self, prepared: u64) -> Result<Vec<Output>, Failure> {
        self.of(prepared).map(<[Output]>::to_vec).ok_or_else(failures::nothing_prepared)
    }

    /// An output that a request prepared.
    ///
    /// # Errors
    /// If there is none.
    pub fn output(&self, prepared: u64, output: u32) -> Result<Output, Failure> {
        let output = usize::try_from(output).ok().and_then(|at| self.of(prepared)?.get(at)).cloned();
        output.ok_or_else(failures::nothing_prepared)
    }

    fn of(&self, prepared: u64) -> Option<&[Output]> {
        self.0.iter().find(|(id, _)| *id == prepared).map(|(_, outputs)| outputs.as_slice())
    }
}
