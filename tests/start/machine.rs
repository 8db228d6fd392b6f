//! An emulated machine, watched until it shows a menu or fails to start anything.

use std::io::{Read, Write};
use std::path::Path;
use std::process::Child;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::support::scratch::Scratch;
use super::support::{self, machine::listen};

/// Ways to start an image.
pub const WAYS: [Machine; 4] = [
    Machine { name: "BIOS disc", is_disc: true, is_uefi: false },
    Machine { name: "BIOS disk", is_disc: false, is_uefi: false },
    Machine { name: "UEFI disc", is_disc: true, is_uefi: true },
    Machine { name: "UEFI disk", is_disc: false, is_uefi: true },
];

/// Those by BIOS.
pub const BIOS: &[Machine] = &[WAYS[0], WAYS[1]];

#[derive(Clone, Copy)]
pub struct Machine {
    pub name: &'static str,
    pub is_disc: bool,
    pub is_uefi: bool,
}

/// Texts that firmware prints if nothing starts.
const GIVES_UP: [&str; 4] = ["No bootable device", "startup.nsh", "BdsDxe: No bootable option", "Shell>"];

/// Processor time without output after which a machine counts as dead: a busy computer makes it slow, not dead. UEFI
/// prints nothing before it starts something.
const QUIET: [Duration; 2] = [Duration::from_secs(40), Duration::from_secs(180)];
/// Processor time after which a machine that prints something else counts as dead.
const LONGEST: Duration = Duration::from_secs(600);
/// A halted machine needs no processor: this part of the time on the clock counts as well.
const HALTED: u32 = 4;
/// Ticks per second of the times in `/proc`, on every Linux that Debian has.
const TICKS: u64 = 100;

/// Starts an image; returns the first of the words that the machine shows, if any.
pub fn start(image: &Path, way: Machine, words: &[&'static str]) -> Option<&'static str> {
    let scratch = Scratch::new();
    let mut command = support::machine::machine("256");
    command.args(["-vga", "std"]);
    let socket = scratch.path().join("monitor");
    command.arg("-monitor").arg(format!("unix:{},server,nowait", socket.display()));
    if way.is_uefi {
        let variables = scratch.path().join("variables.fd");
        std::fs::copy("/usr/share/OVMF/OVMF_VARS_4M.fd", &variables).unwrap();
        command.args([
            "-machine",
            "q35",
            "-drive",
            "if=pflash,format=raw,readonly=on,file=/usr/share/OVMF/OVMF_CODE_4M.fd",
        ]);
        command.arg("-drive").arg(format!("if=pflash,format=raw,file={}", variables.display()));
    } else {
        // Firmware then prints to the console what programs print to the screen.
        command.args(["-machine", "graphics=off"]);
    }
    match way.is_disc {
        true => command.args(["-boot", "d", "-cdrom"]).arg(image),
        false => command.arg("-drive").arg(format!("if=ide,format=raw,snapshot=on,file={}", image.display())),
    };
    let mut machine = command.spawn().unwrap();
    let found = watch(&mut machine, &socket, QUIET[usize::from(way.is_uefi)], words);
    machine.kill().unwrap();
    machine.wait().unwrap();
    found
}

fn watch(machine: &mut Child, socket: &Path, quiet: Duration, words: &[&'static str]) -> Option<&'static str> {
    let receive = listen(machine);
    let mut said = Vec::new();
    let begin = Moment::now(machine);
    let mut last = begin;
    while last.age(machine) < quiet && begin.age(machine) < LONGEST {
        match receive.recv_timeout(Duration::from_millis(700)) {
            Ok(piece) => {
                said.extend(piece);
                last = Moment::now(machine);
            }
            Err(mpsc::RecvTimeoutError::Timeout) => {}
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
        }
        let text = String::from_utf8_lossy(&said);
        if let Some(word) = words.iter().find(|word| text.contains(**word)) {
            return Some(word);
        }
        if GIVES_UP.iter().any(|word| text.contains(word)) {
            break;
        }
        // Programs like Memtest86+ write to the screen's memory directly.
        if last.clock.elapsed() > Duration::from_secs(1)
            && let Some(word) =
                screen(socket).and_then(|shown| words.iter().find(|word| shown.contains(**word)).copied())
        {
            return Some(word);
        }
    }
    if std::env::var_os("DISCERN_START_LOG").is_some() {
        eprintln!("{}", String::from_utf8_lossy(&said));
    }
    None
}

/// A moment in the life of a machine.
#[derive(Clone, Copy)]
struct Moment {
    clock: Instant,
    /// Processor time that the machine had taken.
    taken: Duration,
}

impl Moment {
    fn now(machine: &Child) -> Self {
        Self { clock: Instant::now(), taken: taken(machine) }
    }

    /// What the machine has had since: processor time, or part of the time on the clock.
    fn age(&self, machine: &Child) -> Duration {
        taken(machine).saturating_sub(self.taken).max(self.clock.elapsed() / HALTED)
    }
}

/// Processor time of a machine: `utime` and `stime` of proc_pid_stat(5). Zero where there is no `/proc`.
fn taken(machine: &Child) -> Duration {
    let Ok(stat) = std::fs::read_to_string(format!("/proc/{}/stat", machine.id())) else { return Duration::ZERO };
    // The second field, a name in parentheses, may have spaces.
    let fields = stat.rsplit_once(") ").map_or("", |(_, fields)| fields).split(' ');
    let ticks: u64 = fields.skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 1000 / TICKS)
}

/// The text on the screen, read from its memory.
fn screen(socket: &Path) -> Option<String> {
    let dump = socket.with_file_name("screen");
    let mut monitor = std::os::unix::net::UnixStream::connect(socket).ok()?;
    monitor.set_read_timeout(Some(Duration::from_secs(2))).ok()?;
    writeln!(monitor, "pmemsave 0xb8000 4000 \"{}\"\n", dump.display()).ok()?;
    let mut answer = [0; 4096];
    for _ in 0..20 {
        if monitor.read(&mut answer).is_err() || std::fs::metadata(&dump).is_ok_and(|data| data.len() == 4000) {
            break;
        }
    }
    let bytes = std::fs::read(&dump).ok()?;
    Some(bytes.chunks(2).map(|cell| char::from(cell[0])).collect())
}
