//! What is drawn, one component a file, each with its style sheet of the same name. Components read the model and call
//! its actions.

mod breadcrumbs;
mod build;
mod build_changes;
mod build_ledger;
mod build_receipt;
mod build_sessions;
mod check;
mod check_files;
mod check_map;
mod check_runs;
mod compare;
mod convert;
mod convert_forms;
mod convert_plan;
mod convert_receipt;
mod details;
mod dialog;
mod disc;
mod disc_bar;
mod disc_files;
mod dragging;
mod drop_zone;
mod edit_bar;
mod edit_dialogs;
mod edit_menu;
mod encoding_chooser;
mod facts;
mod fat_files;
mod field;
mod findings;
mod hex;
mod icon;
mod image_tree;
mod incomplete;
mod jobs;
mod later;
mod listing;
mod listing_keys;
mod listing_notes;
mod listing_place;
mod listing_row;
mod new_image;
mod new_image_bar;
mod notices;
mod offer_dialog;
mod overview;
mod player;
mod preview;
mod rename_field;
mod save_as;
mod save_together;
mod sector;
mod status_line;
mod strip;
mod tabs;
mod tick;
mod top_bar;
mod tracks;
mod volume_form;
mod welcome;

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

pub(crate) use breadcrumbs::Breadcrumbs;
pub(crate) use build::Build;
pub(crate) use check::Check;
pub(crate) use convert::Convert;
pub(crate) use details::Details;
pub(crate) use dialog::Dialog;
pub(crate) use disc::Disc;
pub(crate) use drop_zone::DropZone;
pub(crate) use edit_bar::EditBar;
pub(crate) use edit_dialogs::EditDialogs;
pub(crate) use edit_menu::EditMenu;
pub(crate) use findings::Findings;
pub(crate) use image_tree::ImageTree;
pub(crate) use jobs::Jobs;
pub(crate) use later::Later;
pub(crate) use listing::ListingGrid;
pub(crate) use listing_notes::ListingNotes;
pub(crate) use new_image::NewImageDialog;
pub(crate) use new_image_bar::NewImageBar;
pub(crate) use notices::Notices;
pub(crate) use offer_dialog::OfferDialog;
pub(crate) use overview::Overview;
pub(crate) use player::Player;
pub(crate) use status_line::StatusLine;
pub(crate) use strip::Strip;
pub(crate) use tabs::Tabs;
pub(crate) use top_bar::TopBar;
pub(crate) use welcome::take_over_welcome;

/// Whether a key goes into a field, where letters are no commands.
fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}
