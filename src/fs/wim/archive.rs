//! A file with Windows images, without their trees.

use super::blobs::Blobs;
use super::layout::{Header, ResourceHeader, flag};
use super::resource;
use super::xml::{self, Description};
use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::source::Source;

static PARTS: Anomaly = Anomaly {
    code: "WIM-SPLIT",
    severity: Severity::Warning,
    structure: "WIM header",
    meaning: "This is one part of a Windows image. Files whose content is in another part are listed and can't be saved.",
    clause: None,
};

static DESCRIPTION: Anomaly = Anomaly {
    code: "WIM-XML",
    severity: Severity::Note,
    structure: "WIM header",
    meaning: "The names and descriptions of the images can't be read.",
    clause: None,
};

/// A file with Windows images.
pub(super) struct Archive {
    pub(super) file: Source,
    pub(super) header: Header,
    pub(super) blobs: Blobs,
    pub(super) descriptions: Vec<Description>,
}

impl Archive {
    /// Reads the header, the blob table and the description.
    ///
    /// # Errors
    /// If the header or the table can't be read.
    pub(super) fn read(file: Source, findings: &mut Findings) -> Result<Self> {
        let header: Header = file.read_struct(0)?;
        let blobs = Blobs::read(&file, &header)?;
        if header.parts.get() > 1 || header.flags.get() & flag::SPLIT != 0 {
            let found = format!("part {} of {}", header.part.get(), header.parts.get());
            findings.add(&PARTS, file.absolute(40), "a whole image", found);
        }
        let described = resource::content(&file, &header, &header.xml)
            .and_then(|xml| Ok(xml.into_source().read_up_to(0, limits::WIM_XML_BYTES)?));
        let descriptions = match described {
            Ok(bytes) => xml::descriptions(&bytes),
            Err(error) => {
                findings.add(&DESCRIPTION, file.absolute(72), "a description in XML", error.to_string());
                Vec::new()
            }
        };
        Ok(Self { file, header, blobs, descriptions })
    }

    /// Locations of the images' trees, in order.
    pub(super) fn images(&self) -> &[ResourceHeader] {
        &self.blobs.images
    }
}
