// What a subscription is told, and to whom, on both engines.
import { moveInput } from "@core/words/decisions";
import { asItemId, asPersonId, asQueueId } from "@core/words/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertPerson } from "@/db/queries/people";
import { moveItem } from "@/server/commands/move-item";
import { MAX, OWNER, RIA, refund } from "@/server/rest/testing/planted";
import { evidenceBlob } from "./blob";
import { type LiveBatch, liveNotices } from "./live-notices";
import { meView } from "./me-view";
import { type Screen, screen, value } from "./testing/screen";

let at: Screen;
const QUEUE_ONLY = asPersonId("queue-only");
beforeAll(async () => {
  at = await screen();
  await at.deps.store.write((tx) =>
    insertPerson(tx, {
      id: QUEUE_ONLY,
      name: "Quinn",
      email: "q@x.test",
      createdAt: at.now(),
      skills: [],
      roles: [{ role: "auditor", scope: "queue:refunds-exceptions" }],
    }),
  );
});
afterAll(() => at.close());

const after = async (person: typeof RIA, index: number | null) => {
  await at.sequence();
  return liveNotices(at.deps, person, { after: index, limit: 200 });
};

const itemsOf = (batch: LiveBatch) => batch.notices.flatMap(({ notice }) => ("stop" in notice ? [] : [notice]));

test("a subscription starts at the end and is told each change once, with the row as it is now", async () => {
  await at.submit();
  const start = await after(RIA, null);
  expect(start.notices).toEqual([]);
  const id = await at.submit();
  await at.claim(RIA, id);
  const batch = await after(RIA, start.end);
  expect(itemsOf(batch).map((notice) => [notice.itemId, notice.type, notice.version, notice.row?.review])).toEqual([
    [id, "claimed", 4, "claimed"],
  ]);
  expect((await after(RIA, batch.end)).notices).toEqual([]);
  expect((await after(OWNER, start.end)).notices).toEqual([]);
});

test("what leaves a person's sight is told as gone, and not where to", async () => {
  const id = await at.submit();
  const { end } = await after(QUEUE_ONLY, null);
  await moveItem(at.deps, { actor: { kind: "person", person: MAX }, ...moveInput.parse({ itemId: id, to: asQueueId("finance-leads") }) });
  expect(itemsOf(await after(QUEUE_ONLY, end)).map((notice) => [notice.itemId, notice.row, notice.queue])).toEqual([[id, null, null]]);
  const later = await after(QUEUE_ONLY, null);
  await at.claim(MAX, id);
  expect((await after(QUEUE_ONLY, later.end)).notices).toEqual([]);
});

test("a person's day is what they signed, how long they read, and what they took back", async () => {
  await at.approve(RIA, await at.submit());
  await at.reject(RIA, await at.submit(), "No photo.");
  const me = await meView(at.deps, RIA);
  expect(me).toMatchObject({ name: "Ria Roth", initials: "RR", email: "ria@example.test", roles: [{ role: "reviewer", scope: null }] });
  expect(me.today).toEqual({ decided: 2, medianMs: 11_000, undone: 0, skipped: 0, unread: { unread: 0, of: 0 } });
  expect(me.may).toEqual({ review: true, manage: false, admin: false, audit: false });
  expect((await meView(at.deps, OWNER)).may).toEqual({ review: false, manage: false, admin: false, audit: false });
});

test("evidence is served to who may see the item that shows it, as an image or as plain text", async () => {
  const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const id = await at.submit(
    refund(420, {
      evidence: [
        { kind: "image", label: "Photo", media_type: "image/png", data: png },
        { kind: "text", label: "Note", media_type: "text/markdown", content: "<script>alert(1)</script>" },
      ],
    }),
  );
  const other = await at.submit();
  const item = await at.open(RIA, id);
  const [image, text] = item.revision.evidence.map(({ sha256 }) => sha256 as Parameters<typeof evidenceBlob>[3]);
  if (image === undefined || text === undefined) throw new Error("two pieces of evidence");
  expect(item.thumbnail).toBe(`/api/blobs/${id}/${image.slice(7)}`);
  expect(value(await evidenceBlob(at.deps, RIA, id, image))).toMatchObject({ mediaType: "image/png" });
  expect(value(await evidenceBlob(at.deps, RIA, id, text))).toMatchObject({ mediaType: "text/plain; charset=utf-8" });
  expect(await evidenceBlob(at.deps, OWNER, id, image)).toMatchObject({ ok: false });
  expect(await evidenceBlob(at.deps, RIA, other, image)).toMatchObject({ ok: false });
  expect(await evidenceBlob(at.deps, RIA, asItemId("0193"), image)).toMatchObject({ ok: false });
  // Naming another item's evidence in one's own arguments or signals does not make it one's own.
  const naming = await at.submit(refund(420, { signals: { fraud_score: 0.1, new_customer: false, sha256: image } }));
  expect(await evidenceBlob(at.deps, RIA, naming, image)).toMatchObject({ ok: false });
});

test("the same bytes are served as what each item signed them as", async () => {
  const content = "https://shop.example/orders/8841";
  await at.submit(refund(420, { evidence: [{ kind: "link", label: "Order page", url: content }] }));
  const id = await at.submit(refund(420, { evidence: [{ kind: "text", label: "Note", content }] }));
  const [text] = (await at.open(RIA, id)).revision.evidence.map(({ sha256 }) => sha256 as Parameters<typeof evidenceBlob>[3]);
  if (text === undefined) throw new Error("one piece of evidence");
  expect(value(await evidenceBlob(at.deps, RIA, id, text))).toMatchObject({ mediaType: "text/plain; charset=utf-8" });
});
