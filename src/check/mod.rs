//! Jobs that only read.
