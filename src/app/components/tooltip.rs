//! Tooltips with the whole text of what is cut.

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

/// Marks the tooltips made here; others are left alone.
const MARK: &str = "data-cut";

/// Gives the element under the pointer its whole text as a tooltip, if that is cut. Elements show other texts while a
/// list scrolls, so a tooltip that is no longer needed is removed.
pub(super) fn show(event: &MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(element) = target.filter(|target| target.child_element_count() == 0) else { return };
    let is_own = element.has_attribute(MARK);
    if element.has_attribute("title") && !is_own {
        return;
    }
    let text = element.text_content().filter(|_| element.scroll_width() > element.client_width());
    // Setting and removing attributes of valid names cannot fail.
    if let Some(text) = text {
        let _ = element.set_attribute("title", &text);
        let _ = element.set_attribute(MARK, "");
    } else if is_own {
        let _ = element.remove_attribute("title");
        let _ = element.remove_attribute(MARK);
    }
}
