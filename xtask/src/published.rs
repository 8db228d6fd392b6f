//! Compares the files of a published page with those of the local build.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use crate::command::{Result, ask, command};
use crate::digest::{hex, sha256};
use crate::{offline, page};

/// Prints the SHA-256 of each given file of the host at the first argument, or what is there instead, a line each.
const FETCH: &str = "\
const [host, ...names] = process.argv.slice(1);
(async () => {
  for (const name of names) {
    const response = await fetch(new URL(name, host), { cache: 'no-store' }).catch((error) => ({ status: error.message }));
    const content = response.ok && Buffer.from(await response.arrayBuffer());
    console.log(content ? require('node:crypto').createHash('sha256').update(content).digest('hex') : response.status);
  }
})();";

/// Builds nothing: compares the page in `dist` with the one at a URL, and prints each file that differs.
pub fn published(url: &str) -> Result<ExitCode> {
    let url = if url.ends_with('/') { url.to_owned() } else { format!("{url}/") };
    let differing = differences(&page::dist(), &url)?;
    for (name, found) in &differing {
        println!("differs: {name} ({found})");
    }
    let count = offline::files(&page::dist())?.len();
    println!("{} of {count} files at {url} are those of {}", count - differing.len(), page::dist().display());
    Ok(if differing.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Files that the host does not have as they were built, each with the digest or the status there. The page's own address
/// is compared, too.
fn differences(page: &Path, url: &str) -> Result<BTreeMap<String, String>> {
    let mut names = offline::files(page)?;
    names.push(String::new());
    let found = ask(command("node").args(["-e", FETCH, url]).args(names.iter().map(|name| format!("./{name}"))));
    let found = found.ok_or("Node.js 20 is not there")?;
    let mut differing = BTreeMap::new();
    for (name, found) in names.into_iter().zip(found.lines()) {
        let built = fs::read(page.join(if name.is_empty() { "index.html" } else { &name }))?;
        if hex(&sha256(&built)) != found {
            differing.insert(if name.is_empty() { "./".into() } else { name }, found.to_owned());
        }
    }
    Ok(differing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{exists, target};
    use crate::server::Server;
    use crate::split;

    #[test]
    fn changed_and_missing_files_are_found() {
        if !exists("node") {
            return;
        }
        let folder = target().join(format!("published-{}", std::process::id()));
        let [built, host] = ["built", "host"].map(|name| folder.join(name));
        for page in [&built, &host] {
            for inner in [split::PARTS, offline::INSTALL] {
                fs::create_dir_all(page.join(inner)).unwrap();
            }
            for name in ["index.html", "worker.js", "parts/a.wasm", "install/icon.svg"] {
                fs::write(page.join(name), name).unwrap();
            }
        }
        let server = Server::bind(host.clone(), 0).unwrap();
        let url = server.url();
        server.start();
        assert_eq!(differences(&built, &url).unwrap(), BTreeMap::new());
        fs::write(host.join("parts/a.wasm"), "another").unwrap();
        fs::remove_file(host.join("worker.js")).unwrap();
        fs::write(host.join("index.html"), "another").unwrap();
        let differing = differences(&built, &url).unwrap();
        assert_eq!(differing.keys().collect::<Vec<_>>(), ["./", "index.html", "parts/a.wasm", "worker.js"]);
        assert_eq!(differing["worker.js"], "404");
        fs::remove_dir_all(folder).unwrap();
    }
}
