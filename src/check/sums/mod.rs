//! Lists of checksums that publishers give, and results of comparing with them.

mod against;
mod dat;
mod lines;
mod list;
mod listed_sum;

pub use against::{Against, Verdict, compare};
pub use list::SumList;
pub use listed_sum::ListedSum;
