//! Reads disc images: what they contain, where each byte is, and whether they are complete.
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
//! | 0 | [`endings`], [`error`], [`refusal`], [`findings`], [`invisible`], [`limits`], [`order`], [`part`], [`signature`] | errors, refusals, findings, characters that are not seen, limits, sorting, parts that are loaded later, signatures of formats |
//! | 1 | [`bytes`], [`sector`] | integers, text, times as recorded; one CD sector |
//! | 2 | [`source`], [`job`], [`facts`] | random access; work in steps; fields of structures, for the user |
//! | 3 | [`boot`], [`tree`], [`audio`], [`codec`], [`archive`], [`disc`] | boot catalogs; entries and their index; audio files; packed data; trees of archives; sessions, tracks, partitions |
//! | 4 | [`wrap`], [`container`], [`fs`] | files out of archives; files to disc; volume to entries. Records in a table, never importing each other |
//! | 5 | [`open`], [`formats`], [`view`] | the pipeline; the formats there is code for; one tree of one volume |
//! | 6 | [`browse`], [`export`], [`check`], [`report`], [`overview`] | listings and places, the map of all bytes; what can be saved; checks; everything known about an image, and the answer first |
//! | 7 | [`convert`], [`edit`] | any disc as another format; an image changed and built again |
//! | – | [`protocol`] | what the page and its worker say to each other; imports nothing of ours |

#![cfg_attr(test, allow(clippy::arithmetic_side_effects, clippy::cast_possible_truncation, clippy::cast_sign_loss))]

pub mod archive;
pub mod audio;
pub mod boot;
pub mod browse;
pub mod bytes;
pub mod check;
pub mod codec;
pub mod container;
pub mod convert;
pub mod disc;
pub mod edit;
pub mod endings;
pub mod error;
pub mod export;
pub mod facts;
pub mod findings;
pub mod formats;
pub mod fs;
pub mod invisible;
pub mod job;
pub mod limits;
pub mod open;
pub mod order;
pub mod overview;
pub mod part;
pub mod protocol;
pub mod refusal;
pub mod report;
pub mod signature;
pub mod source;
pub mod tree;
pub mod view;
pub mod wrap;

pub use discern_sector as sector;
