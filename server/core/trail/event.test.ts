// The expected hashes were computed by another program (Python: json.dumps with sorted keys, hashlib) from TRAIL's words alone.

import { asAgentId, asHash, asItemId, asPersonId, asQueueId } from "@core/words/ids";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "./canonical-json";
import { type EventToSeal, envelopeText, eventHash, idOfStream, openEvent, sealEvent, streamOf } from "./event";
import { actionHash, commit, commitText, GENESIS, sha256 } from "./hash";
import { openRevision, type RevisionContent, revisionHash, sealRevision } from "./revision-hash";
import { verifyStream } from "./verify-stream";

const SALTS = [Buffer.from(Array.from({ length: 32 }, (_, i) => i)).toString("hex"), "ff".repeat(32)] as const;

const first: EventToSeal = {
  stream: streamOf("item", "0193aa"),
  seq: 1,
  prev: GENESIS,
  at: 1790000000123,
  type: "submitted",
  actor: { kind: "agent", id: asAgentId("a-1") },
  onBehalfOf: null,
  holder: { kind: "queue", id: asQueueId("refunds") },
  data: { review: "queued", n: 3 },
  free: { title: { b: [1, 2.5], a: null }, note: "Grüße" },
  salts: SALTS,
};

describe("known answers", () => {
  const sealed = sealEvent(first);

  test("a value is committed to by its salt and canonical text", () => {
    expect(commit(SALTS[0], "Grüße")).toBe("sha256:722181f5a7476257d88584aee8c04cb522c35894e6f4413609c93aefec2ca4fd");
    expect(commit(SALTS[1], { b: [1, 2.5], a: null })).toBe("sha256:d33685f753ff120f9cd549e4f351555920a327c6356d0952ae27485c489a4ca9");
  });

  test("the first event of a stream", () => {
    expect(sealed.event.hash).toBe("sha256:ad0458855fc42347ec4551669a701d14979c0570a76af23d5ed981cae0e702e8");
    expect(sealed.values.map(({ field }) => field)).toEqual(["note", "title"]);
  });

  test("the second, by a person for another, with nothing free", () => {
    const second = sealEvent({
      ...first,
      seq: 2,
      prev: sealed.event.hash,
      at: 1790000000124,
      type: "claimed",
      actor: { kind: "person", id: asPersonId('p"é') },
      onBehalfOf: asPersonId("p-2"),
      holder: null,
      data: {},
      free: {},
      salts: [],
    });
    expect(second.event.hash).toBe("sha256:408d38053f58e48176a2d97590001ffa375a7025148bd3a132edef76623614f5");
    expect(second.event.data).toBe("{}");
  });

  test("an action, whatever the order of its arguments", () => {
    expect(actionHash({ name: "issue_refund", arguments: { order: "8841", amount: 420, currency: "EUR" } })).toBe(
      "sha256:2f4962996c91a0c0d76b5db4d66b1aeeb009c505f8c4d3d0cefe644cc0a8b3da",
    );
  });

  const content: RevisionContent = {
    v: 1,
    item: asItemId("0193aa"),
    revision: 1,
    nonce: "00".repeat(16),
    workflow: "refunds",
    step: null,
    title: "Refund 420.00 EUR",
    action: {
      name: "issue_refund",
      arguments: { amount: 420 },
      before: null,
      after: { balance: -420 },
      arguments_schema: null,
      reversibility: "compensable",
      reversal_window_s: 86400,
    },
    at_risk: { amount: 420, currency: "EUR" },
    confidence: 0.83,
    signals: { fraud_score: 0.12 },
    claims: [],
    evidence: [{ kind: "text", label: "Mail", media_type: "text/plain", sha256: sha256("hi") }],
  };

  test("a revision, and the text that is kept is the text that was hashed", () => {
    const { body, hash } = sealRevision(content);
    expect(hash).toBe("sha256:89ffa320afc54c833a56133cb87478b641a106cf345b9ba6d226d9d64d0e580d");
    expect(sha256(body)).toBe(hash);
    expect(revisionHash(openRevision(body))).toBe(hash);
  });
});

test("a stream's name keeps its id", () => {
  expect(idOfStream(streamOf("policy", "a:b"))).toBe("a:b");
});

test("a salt that is not 32 bytes is refused", () => {
  expect(() => commitText("ab", "1")).toThrow(RangeError);
  expect(() => sealEvent({ ...first, salts: [SALTS[0]] })).toThrow(/no salt for title/);
});

test("data cannot speak of commitments itself", () => {
  expect(() => sealEvent({ ...first, data: { commitments: {} } })).toThrow(/own word/);
});

test("an event opens into what was sealed; erased values are named", () => {
  const { event, values } = sealEvent(first);
  expect(openEvent(event.data, values)).toEqual({ data: first.data, free: first.free, erased: [] });
  expect(openEvent(event.data, values.slice(1))).toEqual({ data: first.data, free: { title: first.free.title }, erased: ["note"] });
});

test("the envelope is the canonical text of its parts, so that others can verify it by RFC 8785 alone", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 12 });
  fc.assert(
    fc.property(text, text, text, fc.nat(), fc.jsonValue({ maxDepth: 2 }), (stream, id, type, at, value) => {
      const data = canonicalJson({ value: JSON.parse(JSON.stringify(value)) });
      const actor = { kind: "person", id: asPersonId(id) } as const;
      const event = { stream, seq: 7, prev: GENESIS, at, type, actor, onBehalfOf: asPersonId(id), holder: null, data };
      const { onBehalfOf, ...rest } = event;
      expect(envelopeText(event)).toBe(canonicalJson({ ...rest, data: JSON.parse(data), for: onBehalfOf, v: 1 }));
    }),
  );
});

describe("a stream is verified", () => {
  const stream = (length: number) => {
    const events = [];
    const values = [];
    for (let seq = 1, prev = GENESIS; seq <= length; seq++) {
      const sealed = sealEvent({ ...first, seq, prev, at: first.at + seq, free: { note: `note ${seq}` }, salts: [SALTS[0]] });
      prev = sealed.event.hash;
      events.push(sealed.event);
      values.push(...sealed.values.map((value) => ({ ...value, seq })));
    }
    return { events, values };
  };
  const { events, values } = stream(4);
  const changed = (index: number, change: object) => events.map((event, i) => (i === index ? { ...event, ...change } : event));
  const rehashed = (index: number, change: object) =>
    events.map((event, i) => (i === index ? { ...event, ...change, hash: eventHash({ ...event, ...change }) } : event));

  test("whole, also deeply, also empty", () => {
    expect(verifyStream(events, values)).toEqual({ ok: true, events: 4, erased: 0 });
    expect(verifyStream(events, values, { deep: true })).toEqual({ ok: true, events: 4, erased: 0 });
    expect(verifyStream([], [])).toEqual({ ok: true, events: 0, erased: 0 });
  });

  test("erased values are counted and nothing breaks", () => {
    expect(verifyStream(events, values.slice(2))).toEqual({ ok: true, events: 4, erased: 2 });
  });

  test.each([
    ["an event is missing", events.filter((_, i) => i !== 1), 3, "gap"],
    ["the first is missing", events.slice(1), 2, "gap"],
    ["two events change places", [events[1], events[0]].filter((e) => e !== undefined), 2, "gap"],
    ["its data differ", changed(2, { data: "{}" }), 3, "wrong-hash"],
    ["its actor differs", changed(0, { actor: { kind: "agent", id: "a-2" } }), 1, "wrong-hash"],
    ["its time differs", changed(3, { at: first.at + 9 }), 4, "wrong-hash"],
    ["its holder differs", changed(1, { holder: null }), 2, "wrong-hash"],
    ["it was forged with its hash", rehashed(1, { data: "{}" }), 2, "wrong-value"],
    ["it was forged before its successors", rehashed(1, { actor: { kind: "agent", id: "a-2" } }), 3, "broken-link"],
    ["its time goes back", rehashed(3, { at: first.at }), 4, "time-went-back"],
    ["it is from another stream", rehashed(2, { stream: "item:other" }), 3, "wrong-stream"],
    ["it follows something before the first", rehashed(0, { prev: asHash(`sha256:${"1".repeat(64)}`) }), 1, "broken-link"],
  ])("not when %s", (_, broken, seq, fault) => {
    expect(verifyStream(broken, values)).toEqual({ ok: false, seq, fault });
  });

  test.each([
    ["another value", { value: '"note 9"' }],
    ["another salt", { salt: SALTS[1] }],
    ["no salt at all", { salt: "" }],
    ["another field", { field: "title" }],
  ])("not when %s stands where one was committed to", (_, change) => {
    expect(verifyStream(events, [{ ...values[0], seq: 1, field: "note", salt: SALTS[0], value: '"note 1"', ...change }])).toEqual({
      ok: false,
      seq: 1,
      fault: "wrong-value",
    });
  });

  test("only the deep mode sees text that was hashed without being canonical", () => {
    const [event] = rehashed(0, { data: '{"n": 3}' });
    if (!event) throw new Error("there is a first event");
    expect(verifyStream([event], [])).toMatchObject({ ok: true });
    expect(verifyStream([event], [], { deep: true })).toEqual({ ok: false, seq: 1, fault: "not-canonical" });
  });
});
