//! Tooltips with the whole text of what is cut.

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

/// Marks the tooltips made here; others are left alone.
const MARK: &str = "data-cut";

/// Pixels by which an element is lower than its text if a line is out of sight.
const LINE: i32 = 8;

/// Gives the element under the pointer its whole text as a tooltip, if that is cut. Elements show other texts while a
/// list scrolls, so a tooltip that is no longer needed is removed.
pub(super) fn show(event: &MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(element) = target.filter(|target| target.child_element_count() == 0) else { return };
    let is_own = element.has_attribute(MARK);
    if element.has_attribute("title") && !is_own {
        return;
    }
    let is_cut = element.scroll_width() > element.client_width()
        || element.scroll_height().saturating_sub(element.client_height()) > LINE;
    let text = element.text_content().filter(|_| is_cut);
    // Setting and removing attributes of valid names cannot fail.
    if let Some(text) = text {
        let _ = element.set_attribute("title", &text);
        let _ = element.set_attribute(MARK, "");
    } else if is_own {
        let _ = element.remove_attribute("title");
        let _ = element.remove_attribute(MARK);
    }
}
