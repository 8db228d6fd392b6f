//! An emulated machine.

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

/// Time limit for a machine. Without hardware virtualization, UEFI takes some twenty seconds, and twenty times that on
/// a slow and busy computer.
const PATIENCE: Duration = Duration::from_secs(900);

/// The output of a machine's console, piece by piece.
pub(crate) fn listen(machine: &mut Child) -> Receiver<Vec<u8>> {
    let mut console = machine.stdout.take().unwrap();
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        let mut piece = [0; 256];
        while let Ok(count @ 1..) = console.read(&mut piece) {
            if send.send(piece[..count].to_vec()).is_err() {
                break;
            }
        }
    });
    receive
}

/// A machine with so many mebibytes of memory and nothing else, whose console can be listened to.
pub(crate) fn machine(memory: &str) -> Command {
    let mut machine = Command::new("qemu-system-x86_64");
    machine.args(["-nodefaults", "-display", "none", "-serial", "stdio", "-m", memory, "-accel", "tcg", "-no-reboot"]);
    machine.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    machine
}

/// The console's output up to and including a text, which it has to print.
pub(crate) fn console(arguments: &[&str], expected: &str) -> String {
    let mut machine = machine("512").args(arguments).spawn().unwrap();
    let receive = listen(&mut machine);
    let mut said = Vec::new();
    let until = std::time::Instant::now() + PATIENCE;
    let mut is_said = false;
    while !is_said {
        let Ok(piece) = receive.recv_timeout(until.saturating_duration_since(std::time::Instant::now())) else { break };
        said.extend(piece);
        is_said = said.windows(expected.len()).any(|window| window == expected.as_bytes());
    }
    machine.kill().unwrap();
    machine.wait().unwrap();
    let said = String::from_utf8_lossy(&said).into_owned();
    assert!(is_said, "{arguments:?}: {said}");
    said
}
