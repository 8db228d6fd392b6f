//! The texts of the volume descriptors (ECMA-119 8.4).

use serde::{Deserialize, Serialize};

use crate::fs::iso9660::layout::VolumeDescriptor;

/// A text of the volume descriptors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextField {
    /// System Identifier.
    System,
    /// Volume Identifier.
    Volume,
    /// Volume Set Identifier.
    VolumeSet,
    /// Publisher Identifier.
    Publisher,
    /// Data Preparer Identifier.
    Preparer,
    /// Application Identifier.
    Application,
    /// Copyright File Identifier.
    Copyright,
    /// Abstract File Identifier.
    Abstract,
    /// Bibliographic File Identifier.
    Bibliography,
}

impl TextField {
    /// All texts, in the order of the descriptor.
    pub const ALL: [Self; 9] = [
        Self::System,
        Self::Volume,
        Self::VolumeSet,
        Self::Publisher,
        Self::Preparer,
        Self::Application,
        Self::Copyright,
        Self::Abstract,
        Self::Bibliography,
    ];

    /// The standard's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "System Identifier",
            Self::Volume => "Volume Identifier",
            Self::VolumeSet => "Volume Set Identifier",
            Self::Publisher => "Publisher Identifier",
            Self::Preparer => "Data Preparer Identifier",
            Self::Application => "Application Identifier",
            Self::Copyright => "Copyright File Identifier",
            Self::Abstract => "Abstract File Identifier",
            Self::Bibliography => "Bibliographic File Identifier",
        }
    }

    /// Most bytes of the text.
    #[must_use]
    pub const fn longest(self) -> usize {
        match self {
            Self::System | Self::Volume => 32,
            Self::VolumeSet | Self::Publisher | Self::Preparer | Self::Application => 128,
            Self::Copyright | Self::Abstract | Self::Bibliography => 37,
        }
    }

    /// The field of a descriptor that holds it.
    pub(super) const fn of(self, descriptor: &VolumeDescriptor) -> &[u8] {
        match self {
            Self::System => &descriptor.system_identifier,
            Self::Volume => &descriptor.volume_identifier,
            Self::VolumeSet => &descriptor.volume_set_identifier,
            Self::Publisher => &descriptor.publisher_identifier,
            Self::Preparer => &descriptor.data_preparer_identifier,
            Self::Application => &descriptor.application_identifier,
            Self::Copyright => &descriptor.copyright_file_identifier,
            Self::Abstract => &descriptor.abstract_file_identifier,
            Self::Bibliography => &descriptor.bibliographic_file_identifier,
        }
    }

    /// The field of a descriptor that holds it, mutable.
    pub(super) const fn of_mut(self, descriptor: &mut VolumeDescriptor) -> &mut [u8] {
        match self {
            Self::System => &mut descriptor.system_identifier,
            Self::Volume => &mut descriptor.volume_identifier,
            Self::VolumeSet => &mut descriptor.volume_set_identifier,
            Self::Publisher => &mut descriptor.publisher_identifier,
            Self::Preparer => &mut descriptor.data_preparer_identifier,
            Self::Application => &mut descriptor.application_identifier,
            Self::Copyright => &mut descriptor.copyright_file_identifier,
            Self::Abstract => &mut descriptor.abstract_file_identifier,
            Self::Bibliography => &mut descriptor.bibliographic_file_identifier,
        }
    }
}

/// The Joliet descriptor of a volume, and the texts of the primary one beside it. Writers put the same texts into both,
/// but not always by the same characters.
#[derive(Debug, Clone)]
pub struct RecordedJoliet {
    primary: Texts,
    descriptor: Box<VolumeDescriptor>,
}

impl RecordedJoliet {
    pub(super) fn new(primary: Texts, descriptor: &VolumeDescriptor) -> Self {
        Self { primary, descriptor: Box::new(*descriptor) }
    }

    /// The bytes of a text, unless the primary descriptor has another one now.
    pub(super) fn text(&self, field: TextField, now: &Texts) -> Option<&[u8]> {
        (self.primary.get(field) == now.get(field)).then(|| field.of(&self.descriptor))
    }

    /// Its application use.
    pub(super) const fn application_use(&self) -> &[u8] {
        &self.descriptor.application_use
    }

    /// Its escape sequences, which tell the level of UCS-2.
    pub(super) const fn escape_sequences(&self) -> &[u8] {
        &self.descriptor.escape_sequences
    }
}

/// All texts of the volume descriptors, as bytes of the primary one. The Joliet descriptor gets them as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts([Vec<u8>; TextField::ALL.len()]);

impl Texts {
    /// The texts of a new volume with a label. Characters that a primary descriptor cannot hold become `_`.
    #[must_use]
    pub fn labelled(label: &str) -> Self {
        let printable = |c: char| if c.is_ascii_graphic() || c == ' ' { c } else { '_' };
        let longest = TextField::Volume.longest();
        let volume: String = label.chars().map(printable).take(longest).collect();
        let application = format!("DISCERN {}", env!("CARGO_PKG_VERSION"));
        Self::default().with(TextField::Volume, volume).with(TextField::Application, application)
    }

    /// One of the texts.
    #[must_use]
    pub fn get(&self, field: TextField) -> &[u8] {
        self.0.get(field as usize).map_or(&[], Vec::as_slice)
    }

    /// These texts with one of them set.
    #[must_use]
    pub fn with(mut self, field: TextField, text: impl Into<Vec<u8>>) -> Self {
        self.set(field, text.into());
        self
    }

    /// Sets one of the texts, at most [`TextField::longest`] bytes.
    pub fn set(&mut self, field: TextField, text: Vec<u8>) {
        if let Some(known) = self.0.get_mut(field as usize) {
            *known = text;
        }
    }
}
