//! The root element, whose attributes and custom properties the style sheets follow.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Sets an attribute, or removes it.
pub(crate) fn set_attribute(name: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    // Setting an attribute of a valid name cannot fail.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Sets a custom property.
pub(crate) fn set_property(name: &str, value: &str) {
    let root = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    if let Some(root) = root {
        // Setting a custom property cannot fail.
        let _ = root.style().set_property(name, value);
    }
}
