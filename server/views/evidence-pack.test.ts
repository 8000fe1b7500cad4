// What strangers wrote stays text on a page that leaves the product: it runs nothing, loads nothing, hides nothing, and holds what is huge without breaking.
import type { ItemId } from "@core/words/ids";
import { asItemId } from "@core/words/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { beginExport } from "../commands/begin-export";
import { takeExport } from "../commands/follow-export";
import { createExporter } from "../exporting";
import { type Planted, plant, refund } from "../rest/testing/planted";

const SCRIPT = `</title></pre><script>alert(1)</script><img src=x onerror=alert(1)>"' autofocus onfocus=alert(1)`;
const BIDI = "pay \u202eelif\u202c now\u2066\u0007";
const HUGE = "lamp ".repeat(40_000);

let product: Planted;
let item: ItemId;
beforeAll(async () => {
  product = await plant();
  const proposal = refund(420);
  const { status, body } = await product.post("/items", {
    ...proposal,
    title: `Refund ${SCRIPT}`,
    external_id: "hostile",
    evidence: [
      { kind: "text", label: `Mail ${SCRIPT}`, content: `${SCRIPT} ${BIDI}` },
      { kind: "text", label: "Long", content: HUGE },
      { kind: "link", label: "Look <b>here</b>", url: "https://evil.test/?a=%22%3E%3Cscript%3E" },
      { kind: "json", label: "Facts", content: { "<script>": [SCRIPT, BIDI] } },
    ],
  });
  expect([status, body.detail]).toEqual([201, undefined]);
  item = asItemId(body.id);
});
afterAll(() => product.close());

async function pack(): Promise<string> {
  const { deps } = product;
  const contents = { values: true, revisions: true, evidence: false };
  const begun = await beginExport(deps, { by: null, choice: { of: "item", item }, format: "html", contents, gzip: false });
  if (!begun.ok) throw new Error(begun.refusal.code);
  const taken = await takeExport(deps, { id: begun.value.id, by: null });
  if (!taken.ok) throw new Error(taken.refusal.code);
  let page = "";
  await createExporter(deps, 1).run({
    ...taken.value,
    signal: new AbortController().signal,
    sink: async (pieces) => {
      for await (const piece of pieces) page += piece;
    },
  });
  return page;
}

test("the page is whole, and nothing that was written by an agent is markup", async () => {
  const page = await pack();
  const tags = [...page.matchAll(/<([a-z0-9]+)([^>]*)>/g)];
  expect(tags.map(([, name]) => name)).not.toContain("script");
  expect(tags.filter(([, name]) => name === "img")).toEqual([]);
  // Attributes are our own: none begins with "on", and addresses are data or none.
  for (const [, , attributes = ""] of tags) {
    expect(attributes).not.toMatch(/\son[a-z]+=/);
    for (const [, address = ""] of attributes.matchAll(/\s(?:href|src)="([^"]*)"/g))
      expect(address).toMatch(/^data:application\/x-ndjson;base64,/);
  }
  expect(page).toContain("default-src &#39;none&#39;");
  expect(page).toContain("⟨U+202E⟩");
  expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(page).toContain(HUGE.trim().slice(0, 1_000));
  expect(page.trimEnd()).toMatch(/<\/html>$/);
});
