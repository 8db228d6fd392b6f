//! The answer, first thing after opening: what an image is, whether it is complete, boots and fits, and whether its
//! names survive elsewhere.

use serde::{Deserialize, Serialize};

use super::wire::requests;
use super::{RowNumber, ViewNumber};

requests! {
    Overview:
    Answer -> AnswerInfo,
    Card -> CardInfo,
    Find -> FoundInfo,
    Revoke -> RevokedInfo,
}

/// What can be said without reading much.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer;

/// A card with all of its lines; a job, since it lists all folders or reads loaders.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// The card.
    pub card: CardKind,
}

/// A file or directory of a view by its path.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Find {
    /// The view.
    pub view: ViewNumber,
    /// The path from the root.
    pub path: String,
}

/// Compare programs for UEFI with the list of revocations in the file sent along, such as `dbxupdate.bin`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Revoke;

/// What a list of revocations has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevokedInfo {
    /// When it was signed, as in 2025-02-24; empty if it does not tell.
    pub date: String,
    /// Number of programs, by their hashes.
    pub programs: u32,
    /// Number of signers, by their certificates.
    pub certificates: u32,
}

/// Where a path leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundInfo {
    /// The directory that it is in.
    pub directory: RowNumber,
    /// Its row.
    pub row: RowNumber,
}

/// The questions that the cards answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CardKind {
    /// What it is.
    Identity,
    /// Whether it is complete.
    Complete,
    /// Whether it boots.
    Boot,
    /// Which media it fits on.
    Fit,
    /// Whether its names survive.
    Names,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerInfo {
    /// All of it in some sentences.
    pub sentence: String,
    /// The cards, in the order in which they are shown.
    pub cards: Vec<CardInfo>,
}

/// A card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardInfo {
    /// The question.
    pub card: CardKind,
    /// The question in words.
    pub title: String,
    /// The answer, a sentence without a period.
    pub verdict: String,
    /// How it is to be taken.
    pub tone: CardTone,
    /// Reasons.
    pub lines: Vec<CardLineInfo>,
    /// Whether reading more would tell more.
    pub has_more: bool,
    /// Whether some files are complete and others are not, so that the complete ones are worth saving by themselves.
    pub has_complete_files: bool,
}

/// How a verdict or a line is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CardTone {
    /// As it should be.
    Good,
    /// Something to know.
    Plain,
    /// Something that may go wrong.
    Warning,
    /// Something is wrong.
    Bad,
}

/// A line of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardLineInfo {
    /// What it is about.
    pub label: String,
    /// What is so.
    pub value: String,
    /// How it is to be taken.
    pub tone: CardTone,
    /// How much of a medium is taken, in percent; more than 100 where it does not fit.
    pub share: Option<u16>,
    /// Where it can be verified.
    pub proof: Option<ProofInfo>,
}

/// Where a statement can be verified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProofInfo {
    /// A byte of the user's file.
    Byte {
        /// Its offset.
        byte: u64,
        /// The sector that it is in, if it is in one.
        sector: Option<i32>,
    },
    /// A file or directory.
    File {
        /// The view that has it.
        view: ViewNumber,
        /// Its path.
        path: String,
    },
}
