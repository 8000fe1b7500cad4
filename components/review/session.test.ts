// The rail keeps still unless the person acts, and a refusal brings the item back with its reason.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sampleRow } from "@/components/data/sample";
import { EMPTY_SESSION, type Session, type SessionEvent, sessionAfter, upcoming } from "./session";
import { isUndoable, lastUndoable } from "./undoable";

const row = (id: string, over: Parameters<typeof sampleRow>[0] = {}) =>
  sampleRow({ id, title: `Item ${id}`, version: 1, queue: "q", ...over });
const isMeant = ({ queue }: { readonly queue: string | null }) => queue === "q";
const play = (session: Session, ...events: SessionEvent[]) => events.reduce(sessionAfter, session);
const start = play(EMPTY_SESSION, { type: "listed", rows: ["a", "b", "c", "d"].map((id) => row(id)), as: "all" });
const approve = (id: string): SessionEvent => ({ type: "sent", order: { type: "approve", note: null }, row: row(id), at: 100 });
const notice = (id: string, over: Parameters<typeof sampleRow>[0] = {}): SessionEvent => {
  const given = row(id, { version: 2, ...over });
  return { type: "noticed", isMeant, notice: { itemId: id, version: given.version, type: "moved", queue: "q", at: 1, row: given } };
};
const refusal = { kind: "refused", code: "stale", refusal: null, text: "Changed while you read. Review it again." } as const;

test("the first of the list is shown", () => expect(start.current).toBe("a"));

describe("deciding", () => {
  test("shows the next one at once", () => {
    const next = play(start, approve("a"));
    expect([next.current, next.order]).toEqual(["b", ["b", "c", "d"]]);
    expect(next.sent[0]?.state).toBe("sending");
  });
  test("at the end of the list goes on from the top", () => {
    expect(play(start, { type: "opened", itemId: "d" }, approve("d")).current).toBe("a");
  });
  test("the last one leaves nothing", () => {
    expect(play(start, approve("a"), approve("b"), approve("c"), approve("d")).current).toBeNull();
  });
  test("a refusal brings the item back with the reason", () => {
    const back = play(start, approve("a"), { type: "refused", itemId: "a", problem: refusal, show: true });
    expect([back.current, back.order[0], back.problems.a?.problem]).toEqual(["a", "a", refusal]);
  });
  test("a refusal does not take the screen from somebody who works on the next item", () => {
    const back = play(start, approve("a"), { type: "refused", itemId: "a", problem: refusal, show: false });
    expect([back.current, back.order[0]]).toEqual(["b", "a"]);
    expect(back.problems.a?.problem).toBe(refusal);
  });
  test("an old list that still holds the sent item does not bring it back", () => {
    const sent = play(start, approve("a"), { type: "listed", rows: [row("a"), row("b")], as: "all" });
    expect(sent.order).toEqual(["b"]);
    const recorded = play(sent, { type: "recorded", itemId: "a", decision: null, row: row("a", { version: 3 }) });
    expect(play(recorded, { type: "listed", rows: [row("a"), row("b")], as: "all" }).order).toEqual(["b"]);
  });
});

describe("live changes", () => {
  test("a new row waits until it is asked for", () => {
    const fresh = play(start, notice("e"));
    expect([fresh.order, fresh.fresh]).toEqual([["a", "b", "c", "d"], ["e"]]);
    expect(play(fresh, { type: "listed", rows: [row("e"), row("a")], as: "all" }).order).toEqual(["e", "a"]);
  });
  test("what one has signed, sent up or moved is not put before them again, wherever it lands", () => {
    const recorded = (id: string): SessionEvent => ({ type: "recorded", itemId: id, decision: null, row: null });
    const signed = play(start, approve("a"), recorded("a"), notice("a", { quorum: 2, votes: 1, youSigned: true }));
    expect([signed.order, signed.fresh]).toEqual([["b", "c", "d"], []]);
    const order = { type: "escalate", reason: "above me", leaning: null, to: null } as const;
    const up = play(start, { type: "sent", order, row: row("a"), at: 1 }, recorded("a"), notice("a"));
    expect([up.order, up.fresh]).toEqual([["b", "c", "d"], []]);
  });
  test("a row that somebody claimed stays in its place until the person acts", () => {
    const taken = play(
      start,
      notice("b", { review: "claimed", holder: { kind: "person", id: "p", name: "Priya Nair", accountable: null } }),
    );
    expect([taken.order, taken.gone.b]).toEqual([["a", "b", "c", "d"], "Priya Nair holds it"]);
    const next = play(taken, approve("a"));
    expect([next.current, next.order]).toEqual(["c", ["c", "d"]]);
  });
  test("a row of a queue that is not mine is none of mine", () => {
    expect(play(start, notice("x", { queue: "other" })).fresh).toEqual([]);
  });
  test("an old notice changes nothing", () => {
    const now = play(start, notice("a", { version: 5 }));
    expect(play(now, notice("a", { version: 4, review: "closed" }))).toBe(now);
  });
});

test("skip leaves the item in its place and is not offered again until nothing else is left", () => {
  const once = play(start, { type: "skipped" });
  expect([once.current, once.order]).toEqual(["b", ["a", "b", "c", "d"]]);
  const rest = play(once, approve("b"), approve("c"), approve("d"));
  expect(rest.current).toBe("a");
});

test("the next three are those that approving would bring", () => {
  expect(upcoming(start, 3)).toEqual(["b", "c", "d"]);
  expect(upcoming(play(start, { type: "opened", itemId: "c" }), 3)).toEqual(["d", "a", "b"]);
});

describe("undo", () => {
  const decision = { kind: "reject", by: [], at: 100, finalAt: 8_100, revisionHash: "h", message: null } as const;
  const rejected: SessionEvent = { type: "sent", order: { type: "reject", reason: "no" }, row: row("a"), at: 100 };
  const done = play(start, rejected, { type: "recorded", itemId: "a", decision, row: null });
  test("a rejection can be undone inside its window only", () => {
    expect(lastUndoable(done, 8_099, "until-run")?.itemId).toBe("a");
    expect(lastUndoable(done, 8_100, "until-run")).toBeNull();
  });
  test("an approval can be undone until the agent begins", () => {
    const approved = play(start, approve("a"), {
      type: "recorded",
      itemId: "a",
      decision: null,
      row: row("a", { version: 4, execution: "cleared" }),
    });
    expect(lastUndoable(approved, 1e9, "until-run")?.itemId).toBe("a");
    const running = play(approved, notice("a", { version: 5, execution: "executing" }));
    expect(lastUndoable(running, 200, "until-run")).toBeNull();
  });
  test("who wants Undo for a short while is offered it for no longer", () => {
    const approved = play(start, approve("a"), {
      type: "recorded",
      itemId: "a",
      decision: null,
      row: row("a", { version: 4, execution: "cleared" }),
    });
    const at = approved.sent[0]?.at ?? 0;
    expect(lastUndoable(approved, at + 8_000, "8")?.itemId).toBe("a");
    expect(lastUndoable(approved, at + 8_001, "8")).toBeNull();
    expect(lastUndoable(approved, at + 8_001, "30")?.itemId).toBe("a");
  });
  test("what was undone is shown again, on top", () => {
    const undone = play(done, { type: "undoing", itemId: "a" }, { type: "undone", itemId: "a", row: row("a", { version: 6 }) });
    expect([undone.current, undone.order[0], undone.sent[0]?.state]).toEqual(["a", "a", "undone"]);
  });
  test("a question cannot be undone", () => {
    const entry = {
      itemId: "a",
      title: "",
      order: { type: "ask", question: "?" },
      revisionHash: "",
      at: 0,
      state: "done",
      decision: null,
      problem: null,
    } as const;
    expect(isUndoable(entry, undefined, 0, "until-run")).toBe(false);
  });
});

test("whatever happens, the list holds no item twice and the shown one is in it", () => {
  const id = fc.constantFrom("a", "b", "c", "d", "e", "f");
  const review = fc.constantFrom("queued", "claimed", "closed" as const);
  const event: fc.Arbitrary<SessionEvent> = fc.oneof(
    fc.tuple(id, review, fc.integer({ min: 1, max: 9 })).map(([of, state, version]) => notice(of, { review: state, version })),
    id.map((itemId) => ({ type: "refused", itemId, problem: refusal, show: true }) as const),
    id.map((itemId) => ({ type: "undone", itemId, row: null }) as const),
    id.map((itemId) => ({ type: "recorded", itemId, decision: null, row: null }) as const),
    fc.constantFrom({ type: "stepped", by: 1 } as const, { type: "stepped", by: -1 } as const, { type: "skipped" } as const),
    fc
      .tuple(fc.uniqueArray(id), fc.constantFrom("all", "more", "new" as const))
      .map(([ids, as]) => ({ type: "listed", rows: ids.map((of) => row(of)), as }) as const),
  );
  const steps = fc.array(fc.oneof(event, fc.constant("approve" as const)), { maxLength: 40 });
  fc.assert(
    fc.property(steps, (events) => {
      let session = start;
      for (const step of events) {
        if (step !== "approve") session = sessionAfter(session, step);
        else if (session.current !== null) session = sessionAfter(session, approve(session.current));
        expect(new Set(session.order).size).toBe(session.order.length);
        expect(session.order.filter((shown) => session.fresh.includes(shown))).toEqual([]);
        if (session.current !== null) expect(session.order).toContain(session.current);
        for (const shown of session.order) expect(session.rows[shown]).toBeDefined();
      }
    }),
  );
});

describe("a sitting that turns to something else", () => {
  const onlyOf = (...ids: readonly string[]) =>
    ({ type: "turned", isMeant: ({ id }: { readonly id: string }) => ids.includes(id) }) as const;
  test("keeps what is being read where it belongs to it, and drops what does not", () => {
    const turned = play(start, { type: "opened", itemId: "c" }, onlyOf("b", "c"));
    expect([turned.current, turned.order]).toEqual(["c", ["b", "c"]]);
  });
  test("shows the first of what belongs to it otherwise, and nothing where nothing does", () => {
    expect(play(start, onlyOf("b", "c")).current).toBe("b");
    expect(play(start, onlyOf()).current).toBeNull();
  });
});
