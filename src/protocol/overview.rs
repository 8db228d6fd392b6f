//! The overview shown after opening: what an image is, whether it is complete, boots and fits on media, and whether its
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

/// The part of the overview that needs little reading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer;

/// A card with all its lines; a job, since it lists all folders or reads loaders.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// The card.
    pub card: CardKind,
}

/// A file or directory of a view, found by its path.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Find {
    /// The view.
    pub view: ViewNumber,
    /// The path from the root.
    pub path: String,
}

/// Compare UEFI programs with the revocation list in the file sent along, such as `dbxupdate.bin`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Revoke;

/// Contents of a revocation list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevokedInfo {
    /// Date of its signature, as in 2025-02-24; empty if it doesn't state one.
    pub date: String,
    /// Number of programs, by their hashes or their least security versions.
    pub programs: u32,
    /// Number of signers, by their certificates.
    pub certificates: u32,
}

/// The entry at a path.
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

/// The overview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerInfo {
    /// All of it, in a few sentences.
    pub sentence: String,
    /// The cards, in display order.
    pub cards: Vec<CardInfo>,
}

/// A card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardInfo {
    /// The question.
    pub card: CardKind,
    /// The question as text.
    pub title: String,
    /// The answer, a sentence without a period.
    pub verdict: String,
    /// How to take the answer.
    pub tone: CardTone,
    /// Reasons.
    pub lines: Vec<CardLineInfo>,
    /// Whether reading more would add lines.
    pub has_more: bool,
    /// Whether some files are complete and others aren't, so that it makes sense to save the complete ones.
    pub has_complete_files: bool,
    /// The sentences of the answer, if what was read for the card changes them; else empty.
    pub sentence: String,
}

/// How to take a verdict or a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CardTone {
    /// As it should be.
    Good,
    /// Something to know.
    Plain,
    /// Something may go wrong.
    Warning,
    /// Something is wrong.
    Bad,
}

/// A line of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardLineInfo {
    /// Subject of the line.
    pub label: String,
    /// Statement about it.
    pub value: String,
    /// How to take it.
    pub tone: CardTone,
    /// Used part of a medium, in percent; more than 100 if it doesn't fit.
    pub share: Option<u16>,
    /// Where the user can verify it.
    pub proof: Option<ProofInfo>,
}

/// Where the user can verify a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProofInfo {
    /// A byte of the user's file.
    Byte {
        /// Its offset.
        byte: u64,
        /// Its sector, if it has one.
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
