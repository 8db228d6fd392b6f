//! Numbers as the language writes them, and its plurals, both by the browser (ECMA-402).

use std::cell::{Cell, RefCell};

use js_sys::Intl::{NumberFormat, PluralRules};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// How a language writes numbers, and its plurals.
struct Rules {
    whole: js_sys::Function,
    tenths: js_sys::Function,
    plurals: PluralRules,
}

thread_local! {
    static LANGUAGE: Cell<&'static str> = const { Cell::new("en") };
    /// Taken when they are first needed.
    static RULES: RefCell<Option<Rules>> = const { RefCell::new(None) };
}

/// Takes the rules of another language.
pub(super) fn speak(language: &'static str) {
    LANGUAGE.set(language);
    RULES.with_borrow_mut(|rules| *rules = None);
}

/// Formats a whole number with its thousands grouped: "1,234".
pub(crate) fn count(number: u64) -> String {
    if number < 1000 {
        return number.to_string();
    }
    // Above 2^53, a number of JavaScript would lose digits; a text doesn't.
    with(|rules| rules.whole.call1(&JsValue::UNDEFINED, &number.to_string().into()).ok()?.as_string())
        .unwrap_or_else(|| number.to_string())
}

/// Formats a number of tenths with one decimal: "1.2" for 12.
pub(crate) fn decimal(tenths: u64) -> String {
    let plain = format!("{}.{}", tenths / 10, tenths % 10);
    with(|rules| rules.tenths.call1(&JsValue::UNDEFINED, &plain.as_str().into()).ok()?.as_string()).unwrap_or(plain)
}

/// The plural category of a number, as "one" or "other".
pub(super) fn plural(number: u64) -> String {
    // Categories of large numbers depend on their last digits at most.
    let small = if number > 1_000_000_000 { (number % 1_000_000).saturating_add(1_000_000) } else { number };
    #[allow(clippy::cast_precision_loss, reason = "below 2^31")]
    with(|rules| Some(String::from(rules.plurals.select(small as f64)))).unwrap_or_default()
}

fn with<T>(ask: impl FnOnce(&Rules) -> Option<T>) -> Option<T> {
    RULES.with_borrow_mut(|rules| ask(rules.get_or_insert_with(Rules::of_language)))
}

impl Rules {
    fn of_language() -> Self {
        let language = Array::of1(&LANGUAGE.get().into());
        let format = |digits: u32| {
            let options = Object::new();
            // Setting a property of a new object cannot fail.
            let _ = Reflect::set(&options, &"minimumFractionDigits".into(), &digits.into());
            NumberFormat::new(&language, &options).format()
        };
        Self { whole: format(0), tenths: format(1), plurals: PluralRules::new(&language, &Object::new()) }
    }
}
