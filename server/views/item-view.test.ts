// An item as its reviewer sees it, on both engines.
import { saveDraftInput } from "@core/words/decisions";
import { asItemId, asPersonId } from "@core/words/ids";
import { HOUR, MINUTE } from "@core/words/time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countDecided } from "@/db/queries/item-history";
import { saveDraft } from "@/server/commands/save-draft";
import { MAX, OWNER, RIA, refund } from "@/server/rest/testing/planted";
import { itemView } from "./item-view";
import { plain, type Screen, screen } from "./testing/screen";

let at: Screen;
beforeAll(async () => {
  at = await screen();
});
afterAll(() => at.close());

const dotted = {
  evidence: [
    { kind: "text", label: "Customer message", content: "The parcel arrived broken.\u202E" },
    { kind: "json", label: "Order", content: { total: 480, "ho\u200Bst": "x" } },
    { kind: "link", label: "Order page", url: "https://pаypal.example/orders/8841" },
  ],
};

describe("a refund over the limit, as its reviewer sees it", () => {
  test("says what will happen, what is left to them, how it is taken back, and why it is here", async () => {
    const item = await at.open(RIA, await at.submit(refund(420, { signals: { fraud_score: 0.12, account_age_days: 12 } })));
    expect(plain(item.effect)).toBe("Pays 420.00 EUR back for order 8841 and e-mails the customer.");
    expect(plain(item.question)).toBe("is the damage real, and is 420.00 EUR the right amount? Nobody has checked either.");
    expect(item.reversal).toMatchObject({ windowS: 86_400, plan: "The agent charges the card again; the e-mail cannot be unsent." });
    expect(item.ruling).toMatchObject({ level: "review", quorum: 1, policyVersion: 1, unmatched: 4 });
    expect(item.ruling?.reasons.slice(0, 2).map(({ text, shown }) => [plain(text), plain(shown ?? null)])).toEqual([
      ["Amount over 250.00", "420.00 EUR"],
      ["Account younger than 30 days", "12 days"],
    ]);
    expect(item.ruling?.passing).toMatchObject({ kind: "facts" });
    expect(plain(item.ruling?.passing?.kind === "facts" ? item.ruling.passing.words : null)).toBe(
      "amount at or below 250.00 EUR and account age at or above 30 days",
    );
    expect(plain(item.why)).toBe("amount over 250.00 · account younger than 30 days");
    expect(item.holder).toMatchObject({ kind: "queue", name: "Refunds, exceptions", accountable: { name: "Ria Roth", you: true } });
    expect(item.timeline.map(({ text }) => plain(text)).slice(0, 2)).toEqual([
      "refund-agent proposed 420.00 EUR",
      "Ruled Review, to Refunds, exceptions",
    ]);
    expect(item.allowed.approve).toEqual({ ok: true });
    expect(item.allowed.reconcile).toMatchObject({ ok: false, code: "wrong-state" });
    expect(item.signKeys).toBeNull();
    expect(item.ladder.map((rung) => rung.at)).toEqual([15, 45, 60].map((min) => at.now() + min * MINUTE));
  });

  test("what an agent wrote hides nothing, what it links to is named, and what would run is untouched", async () => {
    const title = "Refund \u202E024 to order 8841";
    const item = await at.open(RIA, await at.submit(refund(420, { ...dotted, title })));
    expect(item.title).toBe("Refund ⟨U+202E⟩024 to order 8841");
    expect(item.revision.hidden).toBe(true);
    const [message, order, link] = item.revision.evidence;
    expect(message).toMatchObject({ content: "The parcel arrived broken.⟨U+202E⟩", notShown: null });
    expect(order?.content).toEqual({ "ho⟨U+200B⟩st": "x", total: 480 });
    expect(link).toMatchObject({ host: "xn--pypal-4ve.example", content: null, href: null });
    expect(item.editable).toEqual({ order: "8841", amount: 420, currency: "EUR" });
  });

  test("a claim is told with its lease, and others are told who holds it", async () => {
    const id = await at.submit();
    at.pass(7 * MINUTE);
    await at.claim(RIA, id);
    const mine = await at.open(RIA, id);
    expect(mine.claim).toMatchObject({ by: { you: true }, leaseUntil: at.now() + 15 * MINUTE, leaseMs: 15 * MINUTE });
    expect(plain(mine.timeline.find(({ type }) => type === "claimed")?.detail ?? null)).toBe("waited 7 min");
    const others = await at.open(MAX, id);
    expect(others.allowed.approve).toEqual({ ok: false, code: "claimed-by-other", reason: "Ria Roth holds this item." });
    expect(others.allowed.release).toEqual({ ok: true });
  });

  test("a rung that fired is counted from one, and the ladder says when it was", async () => {
    const id = await at.submit();
    at.pass(16 * MINUTE);
    await at.claim(RIA, id);
    const item = await at.open(RIA, id);
    const told = item.timeline.filter(({ type }) => type === "rung_fired");
    expect(told.map(({ detail }) => plain(detail))).toEqual(["rung 1 of 4, after 16 min unclaimed", "rung 2 of 4", "rung 3 of 4"]);
    expect(told.map(({ seq }) => seq !== null)).toEqual([true, false, false]);
    const [first, second] = item.ladder.map((rung) => rung.at);
    expect(first).toBe(told[0]?.at);
    expect(second).toBeGreaterThan(at.now());
  });

  test("a question stands beside the item, in the words of who asked", async () => {
    const id = await at.submit();
    await at.ask(RIA, id, "Why the full amount?");
    const item = await at.open(MAX, id);
    expect(item.asked).toMatchObject({ by: { name: "Ria Roth" }, question: "Why the full amount?" });
    expect(item.holder).toMatchObject({ kind: "agent", name: "refund-agent" });
    expect(item.why).toBe("the agent was asked");
    await at.post(`/items/${id}/replies`, { message: "Both lamps are broken." });
    const answered = (await at.open(RIA, id)).timeline.find(({ type }) => type === "replied");
    expect(answered).toMatchObject({ text: "refund-agent answered", quote: "Both lamps are broken." });
  });

  test("an approval is told with its note, its grant and what fires next; then its run and its reversal window", async () => {
    const id = await at.submit();
    await at.approve(RIA, id, "Seen the photo.");
    const approved = await at.open(RIA, id);
    expect(approved.decision).toMatchObject({ kind: "approve", by: [{ name: "Ria Roth" }], message: "Seen the photo." });
    expect(approved.grant).toMatchObject({ source: "people" });
    expect(approved.reviewLabel).toBe("approved");
    expect(approved.allowed.recall).toEqual({ ok: true });
    at.pass(10_000);
    const execution = await at.post(`/items/${id}/executions`, { revision_hash: approved.revisionHash });
    await at.post(`/executions/${execution.body.id}/report`, { outcome: "succeeded", result: { refund: "r-1\u200B" } });
    const run = await at.open(MAX, id);
    expect(run.executionRecord).toMatchObject({ state: "succeeded", result: { refund: "r-1⟨U+200B⟩" } });
    expect(run.reversal.until).toBe(at.now() + 24 * HOUR);
    expect(run.allowed.requestReversal).toEqual({ ok: true });
    expect(run.holder).toBeNull();
    expect((await at.open(RIA, id)).allowed.recall).toMatchObject({
      ok: false,
      reason: "The agent has already started. Ask for a reversal instead.",
    });
  });

  test("a note outlives the revision it was written beside, edited arguments do not", async () => {
    const id = await at.submit();
    const { revisionHash } = await at.open(RIA, id);
    const draft = { note: "Half of it?", arguments: { order: "8841", amount: 210, currency: "EUR" }, revisionHash };
    await saveDraft(at.deps, { actor: { kind: "person", person: RIA }, ...saveDraftInput.parse({ itemId: id, draft }) });
    expect((await at.open(RIA, id)).draft).toEqual({ note: "Half of it?", words: {}, arguments: draft.arguments, typed: {} });
    await at.post(`/items/${id}/revisions`, {
      action: { name: "issue_refund", arguments: { order: "8841", amount: 399, currency: "EUR" } },
    });
    expect((await at.open(RIA, id)).draft).toEqual({ note: "Half of it?", words: {}, arguments: null, typed: {} });
    expect((await at.open(MAX, id)).draft).toBeNull();
  });
});

describe("two signatures", () => {
  test("who edited is told that another must approve, and by whom it was signed", async () => {
    const id = await at.submit(refund(2_400));
    expect(await at.open(RIA, id)).toMatchObject({ level: "dual", quorum: 2, queue: "finance-leads", votes: 0 });
    await at.edit(RIA, id, { order: "8841", amount: 2_300, currency: "EUR" });
    const item = await at.open(RIA, id);
    expect(item.allowed.approve).toMatchObject({ ok: false, reason: "You edited this revision, so someone else must approve it." });
    expect(item).toMatchObject({ votes: 1, approvals: [{ by: { you: true }, counts: true }] });
    expect(item.revisions.map(({ by }) => by.name)).toEqual(["refund-agent", "Ria Roth"]);
    expect(item.timeline.filter(({ type }) => type === "revised").map(({ text }) => plain(text))).toEqual([
      "You changed it to 2,300.00 EUR",
    ]);
    expect((await at.open(MAX, id)).allowed.approve).toEqual({ ok: true });
  });
});

describe("who may not", () => {
  test("for whom there is nothing to see there is nothing", async () => {
    const id = await at.submit();
    for (const nobody of [OWNER, asPersonId("stranger")])
      expect(await itemView(at.deps, nobody, id)).toEqual({ ok: false, refusal: { code: "not-found" } });
    expect(await itemView(at.deps, RIA, asItemId("0193"))).toEqual({ ok: false, refusal: { code: "not-found" } });
  });
});

describe("cases like it", () => {
  test("the nearest are told with who decided and how, and the agent's record with its interval", async () => {
    const fresh = await screen();
    try {
      const [near, far] = [await fresh.submit(refund(410)), await fresh.submit(refund(1_900))];
      await fresh.approve(RIA, near);
      await fresh.reject(RIA, far, "No photo.");
      const item = await fresh.open(MAX, await fresh.submit(refund(420)));
      expect(item.similar).toMatchObject({ compared: 2, decided: { approve: 1, edit: 0, reject: 1, respond: 0 }, reversed: 0 });
      expect(item.similar.cases.map(({ id, decision, by, tookMs }) => [id, decision, by?.name, tookMs])).toEqual([
        [near, "approve", "Ria Roth", 11_000],
        [far, "reject", "Ria Roth", 11_000],
      ]);
      expect(item.agentRecord).toMatchObject({ decided: 2, approvedUnchanged: 1, executed: 0, reversed: 0 });
      expect(item.agentRecord.interval?.low).toBeCloseTo(0.0126, 3);
    } finally {
      await fresh.close();
    }
  });

  test("what policy blocked was decided by nobody: it is no case and no mark against the agent", async () => {
    const action = { name: "erase_customer", arguments: { customer: "c-1" } };
    const id = await at.submit({ ...refund(), external_id: "blocked", action });
    expect((await at.get(`/items/${id}`)).body).toMatchObject({ review: "rejected", execution: "cancelled" });
    const counts = await at.deps.store.read((tx) => countDecided(tx, { workflow: "refunds", action: action.name }, 0, 100));
    expect(counts).toEqual([]);
  });

  test("items of one run stand side by side with what each proposes", async () => {
    const run = { run: "run-8841" };
    const [one, two] = [await at.submit(refund(300, run)), await at.submit(refund(310, run))];
    const item = await at.open(RIA, one);
    expect(item.siblings.map(({ id, proposal, confidence }) => [id, plain(proposal), confidence])).toEqual([
      [one, "300.00 EUR", 0.97],
      [two, "310.00 EUR", 0.97],
    ]);
  });
});
