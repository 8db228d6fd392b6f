//! The usage of the image, as runs of equal neighbors.

/// A run of parts with the same usage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    /// Position of the first part.
    pub(crate) start: usize,
    /// Number of parts.
    pub(crate) len: usize,
    /// Letter of the usage, as in the protocol.
    pub(crate) owner: char,
}

/// Joins the protocol's letters into runs.
pub(crate) fn runs(strip: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (start, owner) in strip.chars().enumerate() {
        match runs.last_mut() {
            Some(run) if run.owner == owner => run.len = run.len.saturating_add(1),
            _ => runs.push(Run { start, len: 1, owner }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::{Run, runs};

    #[test]
    fn equal_neighbors_are_one_run() {
        let run = |start, len, owner| Run { start, len, owner };
        assert_eq!(runs("ssffff."), [run(0, 2, 's'), run(2, 4, 'f'), run(6, 1, '.')]);
    }
}
