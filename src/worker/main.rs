//! The worker: everything that touches files.

fn main() {}
