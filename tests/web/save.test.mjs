// Saves one file, several as an archive, and all to a folder.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { Discern, launch } from "./discern.mjs";
import { workshop } from "./images.mjs";
import { FILES, sample, sha256 } from "./sample.mjs";

const run = promisify(execFile);

let browser, image;
before(async () => {
  browser = await launch();
  image = await sample(await workshop());
});
after(() => browser.close());

test("one file is saved byte for byte, and nothing of it is read", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.row("archive").dblclick();
  await discern.isAt("Rock Ridge", "archive");
  await discern.press("Home");
  await discern.details().getByRole("region", { name: "Bytes of the file" }).getByText("00000000").waitFor();
  await discern.answered();
  const before = await discern.read();
  const { name, path } = await discern.download(() => discern.press("Control+s"));
  assert.equal(name, "data.bin");
  assert.equal(sha256(await readFile(path)), sha256(FILES["archive/data.bin"]));
  assert.deepEqual(await discern.lastBlob(), { name: "data.bin", size: 3_000_000, read: 0 });
  // A byte or two of the image is read, to see that the user's file is still there.
  await discern.saved().waitFor();
  await discern.answered();
  assert.ok((await discern.read()).bytes - before.bytes <= 2);
});

test("an empty file can be saved too", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.row("archive").dblclick();
  await discern.isAt("Rock Ridge", "archive");
  await discern.select("empty.bin");
  const { name, path } = await discern.download(() =>
    discern.details().getByRole("button", { name: "Save", exact: true }).click(),
  );
  assert.equal(name, "empty.bin");
  assert.equal((await readFile(path)).length, 0);
});

test("everything becomes an archive with names, modes and links, which unzip and Python accept", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  const { name, path } = await discern.download(() =>
    discern.page.getByRole("button", { name: "Save all as ZIP" }).click(),
  );
  assert.equal(name, "sample.zip");
  await run("unzip", ["-tq", path]);
  const found = JSON.parse((await run("python3", ["-c", LIST_OF_ARCHIVE, path])).stdout);
  const files = found.filter(({ kind }) => kind === "file");
  const expected = Object.entries(FILES).map(([path, content]) => [path, sha256(content)]);
  assert.deepEqual(files.map(({ name, sha256 }) => [name, sha256]).sort(), expected.sort());
  assert.deepEqual(files.filter(({ mode }) => mode & 0o111).map(({ name }) => name), ["run.sh"]);
  const [link] = found.filter(({ kind }) => kind === "symlink");
  assert.deepEqual([link.name, link.content], ["latest", "docs/guide.txt"]);
});

test("a selection is saved as an archive", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.select("pictures", "run.sh");
  const { path } = await discern.download(() => discern.press("Control+s"));
  const { stdout } = await run("unzip", ["-Z1", path]);
  const names = stdout.trim().split("\n").filter((name) => !name.endsWith("/"));
  assert.deepEqual(names.sort(), ["pictures/red.png", "run.sh"]);
});

test("everything is saved to a folder of the user's choice", async (t) => {
  const discern = await Discern.forTest(t, browser);
  // Replaces the folder picker by the browser's private folder, which needs no dialog.
  await discern.page.evaluate(() => (globalThis.showDirectoryPicker = () => navigator.storage.getDirectory()));
  await discern.open(image);
  await discern.saveOtherwise("Save to a folder…");
  await discern.saved().getByText(/^Saved 10 files \(.*\)\.$/).waitFor();
  const written = await discern.page.evaluate(filesOfFolder);
  const expected = Object.entries(FILES).map(([path, content]) => [path, sha256(content)]);
  assert.deepEqual(written.sort(), expected.sort());
});

/** Runs in the page: every path in its private folder, with the content's SHA-256. */
async function filesOfFolder() {
  const found = [];
  const look = async (folder, way) => {
    for await (const [name, handle] of folder) {
      if (handle.kind === "directory") {
        await look(handle, `${way}${name}/`);
        continue;
      }
      const digest = await crypto.subtle.digest("SHA-256", await (await handle.getFile()).arrayBuffer());
      const digits = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0"));
      found.push([way + name, digits.join("")]);
    }
  };
  await look(await navigator.storage.getDirectory(), "");
  return found;
}

/** Lists an archive with Python: modes and link flags are in the upper half of the external attributes. */
const LIST_OF_ARCHIVE = `
import hashlib, json, stat, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
found = []
for info in archive.infolist():
    mode = info.external_attr >> 16
    content = archive.read(info)
    kind = "directory" if info.is_dir() else "symlink" if stat.S_ISLNK(mode) else "file"
    found.append({"name": info.filename, "kind": kind, "mode": mode, "sha256": hashlib.sha256(content).hexdigest(),
                  "content": content.decode() if kind == "symlink" else None})
print(json.dumps(found))
`;
