// An exported trail checked in the browser: whole, tampered with, cut, cancelled; the same file that people take with them; and nothing of it leaves.
import { createWriteStream, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { KEY, keyOf, linesOf } from "../verifier/testing/written-trail";
import { expect, expectState, reading, test } from "./journey";
import { asSealed, provenTrail } from "./trail";

/** Large enough that somebody has the time to think again. */
const MANY_LINES = 150_000;

test("a trail is verified in the browser, a tampered one is named where it was done, and the same verifier can be taken along", async ({
  auditor,
  agent,
  product,
}, testInfo) => {
  const { page } = auditor;
  const item = reading(6);
  const passed = await agent.submit({ ...item, confidence: 0.95, signals: { ...item.signals, second_reader: 6, readers_agree: true } });
  await agent.run(passed);
  const events = await provenTrail(product.url, product.key, passed.id);
  const entries = events.map((event) => ({ event: asSealed(event), values: [], revision: null }));
  const lines = linesOf(entries);
  const whole = `${lines.join("\n")}\n`;

  await auditor.goto("/trail/verify");
  await auditor.alive();
  const chooser = page.getByLabel("Choose a file", { exact: true }).and(page.locator("input"));
  await expectState(page, "verify, empty");

  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") sent.push(request.url());
  });
  await chooser.setInputFiles({ name: "trail.jsonl", mimeType: "application/jsonl", buffer: Buffer.from(whole) });
  const verdict = page.getByRole("article", { name: "Nothing is wrong with trail.jsonl" });
  await expect(verdict).toBeVisible();
  await expect(verdict).toContainText(`${events.length} events are all that there was under the last checkpoint, in order.`);
  await expect(verdict).toContainText("1 item went its whole way by the law");
  await expect(verdict.getByRole("region", { name: "What is not proved" })).toContainText("Who signed: the keys came with the file.");
  await expectState(page, "verify, nothing wrong");

  // With the key that one trusts, and packed.
  await page.getByText("What you trust").click();
  const key = page.getByLabel("Key that signs this trail");
  await key.fill("no key");
  await expect(page.getByText("is no key of this kind")).toBeVisible();
  await key.fill(KEY.verifier);
  await chooser.setInputFiles({ name: "trail.jsonl.gz", mimeType: "application/gzip", buffer: gzipSync(whole) });
  await expect(page.getByRole("article", { name: "Nothing is wrong with trail.jsonl.gz" })).toContainText(
    "signed by the key that you gave",
  );

  // Another key signed it: nothing of it is believed.
  await key.fill(keyOf("somebody.else", 9).verifier);
  await chooser.setInputFiles({ name: "trail.jsonl", mimeType: "application/jsonl", buffer: Buffer.from(whole) });
  await expect(page.getByRole("article", { name: "1 thing is wrong with trail.jsonl" })).toContainText(
    "No key that is believed signed this checkpoint",
  );
  await key.fill("");

  // Redeemed by somebody else, the line as it was otherwise; and the file cut behind it.
  const at = lines.findIndex((line) => line.includes('"type":"redeemed"'));
  const tampered = lines.with(at, (lines[at] ?? "").replace('"kind":"agent"', '"kind":"queue"')).slice(0, at + 1);
  await chooser.setInputFiles({ name: "tampered.jsonl", mimeType: "application/jsonl", buffer: Buffer.from(tampered.join("\n")) });
  const wrong = page.getByRole("region", { name: "What is wrong" });
  await expect(wrong).toContainText("The event does not have the hash that stands beside it");
  await expect(wrong).toContainText(`event ${at - 1}`);
  await expect(wrong).toContainText("The file was cut");
  await expect(wrong.getByRole("link", { name: `item:${passed.id}` }).first()).toBeVisible();
  await expectState(page, "verify, tampered");

  await chooser.setInputFiles({ name: "scan.gz", mimeType: "application/gzip", buffer: Buffer.from("no archive at all") });
  await expect(page.getByRole("article", { name: "1 thing is wrong with scan.gz" })).toContainText("The packed file is damaged");

  const odd = JSON.stringify({ ...JSON.parse(lines[0] ?? ""), origin: "trail\u202eliart" });
  await chooser.setInputFiles({ name: "odd.jsonl", mimeType: "application/jsonl", buffer: Buffer.from(odd) });
  await expect(page.getByText("trail⟨U+202E⟩liart").first()).toBeVisible();

  const large = testInfo.outputPath("large.jsonl");
  const out = createWriteStream(large);
  const [header = "", first = ""] = lines;
  out.write(`${header}\n`);
  for (let line = 0; line < MANY_LINES; line += 1_000) out.write(`${first}\n`.repeat(1_000));
  await new Promise<void>((done) => out.end(done));
  await chooser.setInputFiles(large);
  await page.getByRole("button", { name: "Cancel the check" }).click();
  await expect(page.getByText("The check of large.jsonl was cancelled. Nothing is known of it.")).toBeVisible();

  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download verify.mjs" }).click()]);
  expect(readFileSync(await download.path(), "utf8")).toBe(readFileSync("verifier/verify.mjs", "utf8"));
  // Nothing of any file was sent anywhere.
  expect(sent).toEqual([]);
});
