// Messages between the page and its worker, as far as tests look at them: bytes in postcard's format. The order of the
// variants is read from the sources in `src/protocol`.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SOURCES = join(import.meta.dirname, "../../src/protocol");

const source = (name) => readFileSync(join(SOURCES, name), "utf8");

/** The names of an enum's variants, in order. */
function variants(text, name) {
  const [, body] = text.match(new RegExp(`pub enum ${name} \\{\n([^]*?)\n\\}`));
  return [...body.matchAll(/^ {4}([A-Z]\w*)/gm)].map(([, variant]) => variant);
}

const FAMILIES = variants(source("wire.rs"), "Family");
const MESSAGES = variants(source("wire.rs"), "WorkerMessage");
const NEWS = variants(source("news.rs"), "News");
const FAILURES = variants(source("failure.rs"), "FailureKind");

/** Requests of each family, in order. */
const REQUESTS = Object.fromEntries(
  readdirSync(SOURCES).flatMap((name) => {
    const [, family, list] = source(name).match(/^requests! \{\n\s+(\w+):\n([^]*?)\n\}/m) ?? [];
    return family ? [[family, [...list.matchAll(/^\s+(\w+) ->/gm)].map(([, request]) => request)]] : [];
  }),
);

/** Decodes a message. */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  byte() {
    return this.bytes[this.at++];
  }

  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  text() {
    const length = this.number();
    this.at += length;
    return Buffer.from(this.bytes.slice(this.at - length, this.at)).toString();
  }

  list(item) {
    return Array.from({ length: this.number() }, () => item(this));
  }

  option(value) {
    return this.byte() === 0 ? undefined : value(this);
  }
}

const number = (reader) => reader.number();
const text = (reader) => reader.text();

/** Decodes the fields of a struct, in order. */
const fields = (fields) => (reader) =>
  Object.fromEntries(Object.entries(fields).map(([name, read]) => [name, read(reader)]));

const READ = fields({ bytes: number, calls: number });
const PROGRESS = fields({ job: number, phase: text, done: number, total: number });
const BLOB = fields({ name: text, size: number, read: number });
const RECEIPT = fields({
  checks: (reader) => reader.list(text),
  files: (reader) => reader.list(fields({ name: text, size: number, sha256: (file) => file.option(text) })),
});

/** The answers and news that tests read; for others, they only see that they have arrived. */
const ANSWERS = {
  "Browse.Blob": BLOB,
  "Audio.Part": BLOB,
  "Save.Write": (reader) => (reader.number() === 0 ? BLOB(reader) : undefined),
  "Convert.Convert": RECEIPT,
  "Convert.Hashes": RECEIPT,
};
const TOLD = { Read: READ, Progress: PROGRESS };

/** A request's id, and its name with the family's, as in `Browse.Rows`. */
function request(bytes) {
  const reader = new Reader(bytes);
  const id = reader.number();
  const family = FAMILIES[reader.number()];
  return [id, `${family}.${REQUESTS[family][reader.number()]}`];
}

/** Messages from workers, in order: `{ at, news, ...fields }`, or `{ at, to, answer }` or `{ at, to, failure }` at the
 * end of the request that `to` names. */
export function told({ asked, told }) {
  const requests = new Map(asked.map(request));
  return told.map(({ at, bytes }) => {
    const reader = new Reader(bytes);
    if (MESSAGES[reader.number()] === "News") {
      const news = NEWS[reader.number()];
      return { at, news, ...TOLD[news]?.(reader) };
    }
    const to = requests.get(reader.number());
    return reader.number() === 0
      ? { at, to, answer: ANSWERS[to]?.(reader) }
      : { at, to, failure: FAILURES[reader.number()] };
  });
}
