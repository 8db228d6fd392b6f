// The first screen, before any file is given.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { Discern, eventually, launch, URL } from "./discern.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test("the page starts without an error and asks for nothing but its own files", async () => {
  const discern = await Discern.start(browser);
  await discern.ready();
  assert.deepEqual(discern.errors, []);
  assert.deepEqual(
    discern.requests.filter((url) => !url.startsWith(URL) && !url.startsWith("blob:")),
    [],
  );
  await discern.close();
});

test("the policy in the page forbids every other place, inline scripts and forms", async () => {
  const discern = await Discern.start(browser);
  const policy = await discern.page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
  const directives = Object.fromEntries(policy.split(";").map((part) => part.trim().split(/ (.*)/s)));
  assert.equal(directives["default-src"], "'none'");
  assert.equal(directives["connect-src"], "'self'");
  assert.equal(directives["script-src"], "'self' 'wasm-unsafe-eval'");
  assert.equal(directives["style-src"], "'self'");
  assert.equal(directives["form-action"], "'none'");
  await discern.close();
});

test("neither the page nor its worker can ask anything of another place", async (context) => {
  const elsewhere = createServer((_, response) => response.setHeader("Access-Control-Allow-Origin", "*").end());
  await new Promise((listening) => elsewhere.listen(0, "127.0.0.1", listening));
  context.after(() => elsewhere.close());
  const address = `http://127.0.0.1:${elsewhere.address().port}/`;
  const ask = (address) => fetch(address).then(() => "let through", () => "forbidden");
  assert.equal(await ask(address), "let through");
  const discern = await Discern.start(browser);
  await discern.ready();
  const worker = await discern.worker();
  assert.equal(await discern.page.evaluate(ask, address), "forbidden");
  assert.equal(await worker.evaluate(ask, address), "forbidden");
  await eventually(() => assert.match(discern.errors.join("\n"), /Content Security Policy/));
  await discern.close();
});
