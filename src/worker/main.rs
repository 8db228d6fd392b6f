//! The worker: everything that touches files.

fn main() {
    console_error_panic_hook::set_once();
}
