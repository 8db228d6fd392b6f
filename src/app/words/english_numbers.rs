//! Numbers as English writes them, for tests that have no browser.

/// Formats a whole number with its thousands grouped: "1,234".
pub(crate) fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && digits.len().saturating_sub(index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Formats a number of tenths with one decimal: "1.2" for 12.
pub(crate) fn decimal(tenths: u64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// The plural category of a number, as "one" or "other".
pub(super) fn plural(number: u64) -> String {
    if number == 1 { "one" } else { "other" }.to_owned()
}
