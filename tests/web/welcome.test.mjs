// The first screen, before any file is given.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Discern, launch, URL } from "./discern.mjs";

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
  const blocked = await discern.page.evaluate(() => fetch("http://127.0.0.1:9/").catch((error) => error.name));
  assert.equal(blocked, "TypeError");
  assert.match(discern.errors.join("\n"), /Content Security Policy/);
  await discern.close();
});
