//! Reads disc images: what is in them, where it lies, whether it is whole.
//!
//! ```text
//!  user files ──> Source ──> container ──> Disc ──> Volume ──> FileSystem ──> Entry
//!    (leaf)         ^                                                          │ body()
//!                   │         Recipe::resolve(): only leaves remain            v
//!                   └────────────────── Recipe = [Bytes | Zeros | Copy]
//!                                       │ (a) all copies from user files -> Blob by File.slice, no byte read
//!                                       │ (b) stepped into a file handle, with progress and cancel
//!                                       └ (c) read as a Source -> opened and checked by the same parsers
//! ```
//!
//! Read [`open`] first: the whole pipeline on one screen. Imports go downward only:
//!
//! | level | modules | what |
//! |---|---|---|
//! | 0 | [`error`], [`refusal`], [`findings`], [`limits`], [`order`] | what stops us, what we refuse, what does not stop us, how far we go, how we sort |
//! | 1 | [`bytes`], [`sector`] | integers, text, times as recorded; one CD sector |
//! | 2 | [`source`], [`job`], [`facts`] | random access; work in steps; fields of structures, for the user |
//! | 3 | [`boot`], [`tree`], [`disc`] | boot catalogues; entries and their index; sessions, tracks, partitions |
//! | 4 | [`container`], [`fs`] | files to disc; volume to entries. Records in a table, never importing each other |
//! | 5 | [`open`], [`view`] | the pipeline; one tree of one volume |
//! | 6 | [`export`], [`check`], [`report`] | what can be saved; what can be verified; all that is known of an image |
//! | 7 | [`convert`], [`edit`] | any disc as any other form; an image changed and built anew |
//! | – | [`protocol`] | what the page and its worker say to each other; imports nothing of ours |

#![cfg_attr(test, allow(clippy::arithmetic_side_effects, clippy::cast_possible_truncation, clippy::cast_sign_loss))]

pub mod boot;
pub mod bytes;
pub mod check;
pub mod container;
pub mod convert;
pub mod disc;
pub mod edit;
pub mod error;
pub mod export;
pub mod facts;
pub mod findings;
pub mod fs;
pub mod job;
pub mod limits;
pub mod open;
pub mod order;
pub mod protocol;
pub mod refusal;
pub mod report;
pub mod sector;
pub mod source;
pub mod tree;
pub mod view;
