// Somebody owns the database and the key, and hashes and signs anew whatever they change: hashes, order, proofs and signatures are all in order. The law alone finds it.

import { canonicalJson } from "@core/trail/canonical-json";
import type { SealedEvent } from "@core/trail/event";
import { GENESIS, sha256 } from "@core/trail/hash";
import { type AgentId, asPersonId, asQueueId } from "@core/words/ids";
import type { JsonObject } from "@core/words/vocabulary";
import { beforeAll, describe, expect, test } from "vitest";
import { livedTrail } from "./testing/lived-trail";
import { type Entry, KEY, linesOf, rehashed, verify } from "./testing/written-trail";

let entries: readonly Entry[];
beforeAll(async () => {
  entries = await livedTrail(60);
}, 60_000);

/** The life of the first item in which events of these types come in this order. */
function life(...types: readonly string[]): readonly Entry[] {
  for (const stream of new Set(entries.map(({ event }) => event.stream))) {
    const own = entries.filter(({ event }) => event.stream === stream);
    let met = 0;
    for (const { event } of own) if (event.type === types[met]) met++;
    if (met === types.length) return own;
  }
  throw new Error(`no item has ${types.join(", ")}`);
}

type Data = Readonly<Record<string, unknown>>;
interface Change extends Partial<Pick<SealedEvent, "actor" | "at" | "holder" | "onBehalfOf">> {
  readonly data?: (data: Data) => unknown;
}

/** The entry with some of it otherwise. */
const otherwise = ({ event, ...below }: Entry, { data, ...change }: Change): Entry => ({
  ...below,
  event: { ...event, ...change, ...(data && { data: canonicalJson(data(JSON.parse(event.data)) as JsonObject) }) },
});

/** The n-th event of a type, changed. */
const changed = (own: readonly Entry[], type: string, change: Change, nth = 0): readonly Entry[] => {
  const place = own.flatMap(({ event }, index) => (event.type === type ? [index] : []))[nth];
  if (place === undefined) throw new Error(`no ${type}`);
  return own.map((entry, index) => (index === place ? otherwise(entry, change) : entry));
};
const placeOf = (own: readonly Entry[], type: string) => own.findIndex(({ event }) => event.type === type);
const after = (own: readonly Entry[], type: string, more: Entry): readonly Entry[] => own.toSpliced(placeOf(own, type) + 1, 0, more);
const one = (own: readonly Entry[], type: string): Entry => {
  const found = own.find(({ event }) => event.type === type);
  if (!found) throw new Error(`no ${type}`);
  return found;
};
const person = (id: string) => ({ kind: "person", id: asPersonId(id) }) as const;
const set = (values: object) => (data: Data) => ({ ...data, ...values });
const within = (name: string, values: object) => (data: Data) => ({ ...data, [name]: { ...(data[name] as unknown as object), ...values } });

const CLEARED_BY_POLICY = ["submitted", "ruled", "cleared", "redeemed", "succeeded"];
const SIGNED = ["claimed", "voted", "cleared", "redeemed", "succeeded"];
const EDITED = ["revised", "ruled", "voted", "cleared", "redeemed"];
const BY_TWO = ["voted", "voted", "cleared"];
const REFUSED = ["closed", "recalled", "closed"];
const RECONCILED = ["reconciling", "reconciled"];
const EARLIER = 60_000;

test("untouched, each of these lives is lawful", async () => {
  for (const types of [CLEARED_BY_POLICY, SIGNED, EDITED, BY_TWO])
    expect((await verify(linesOf(rehashed(life(...types))), { keys: [KEY.verifier] })).findings).toEqual([]);
});

const SEEN_LATE = (data: Data) => within("seen", { seenVersion: 1 })(data);
const CASES: readonly (readonly [string, () => readonly Entry[], readonly string[]])[] = [
  ["redeemed twice", () => after(life(...SIGNED), "redeemed", one(life(...SIGNED), "redeemed")), ["redeemed-twice"]],
  [
    "redeemed again when it is over",
    () => [...life(...SIGNED).slice(0, placeOf(life(...SIGNED), "succeeded") + 1), one(life(...SIGNED), "redeemed")],
    ["after-the-end", "redeemed-twice"],
  ],
  [
    "one voter twice",
    () => {
      const own = life(...BY_TWO);
      const { actor } = one(own, "voted").event;
      return changed(own, "voted", { actor, data: within("vote", { by: actor.id }) }, 1);
    },
    ["voted-twice", "quorum"],
  ],
  [
    "the editor signs the own edit once more",
    () => after(life(...EDITED), "voted", otherwise(one(life(...EDITED), "voted"), { data: within("vote", { kind: "approve" }) })),
    ["voted-twice"],
  ],
  [
    "an edit signed by another",
    () => changed(life(...EDITED), "voted", { actor: person("pia"), data: within("vote", { by: "pia" }) }),
    ["edit-signed"],
  ],
  [
    "a vote in another's name",
    () => changed(life(...SIGNED), "voted", { data: within("vote", { by: "pia" }) }),
    ["vote-of-other", "decision-names"],
  ],
  [
    "a vote on another revision",
    () => changed(life(...SIGNED), "voted", { data: within("vote", { revisionHash: GENESIS }) }),
    ["vote-hash", "quorum"],
  ],
  ["a vote that was never cast", () => life(...SIGNED).filter(({ event }) => event.type !== "voted"), ["cleared-by-nothing", "quorum"]],
  ["an item of two signed by one", () => life(...BY_TWO).toSpliced(placeOf(life(...BY_TWO), "voted"), 1), ["quorum"]],
  [
    "the owner of the agent signs",
    () => changed(changed(life(...SIGNED), "voted", { actor: person("olga"), data: within("vote", { by: "olga" }) }), "cleared", {}),
    ["excluded", "not-mine", "quorum"],
  ],
  ["signed for oneself", () => changed(life(...SIGNED), "voted", { onBehalfOf: asPersonId("ria") }), ["for-oneself"]],
  [
    "another signs what somebody has claimed",
    () => changed(life(...SIGNED), "voted", { actor: person("max"), data: within("vote", { by: "max" }) }),
    ["not-mine"],
  ],
  [
    "a screen that showed another revision",
    () => changed(life(...SIGNED), "voted", { data: within("seen", { revisionHash: GENESIS }) }),
    ["signed-unseen"],
  ],
  ["a screen that missed the ruling", () => changed(life(...SIGNED), "voted", { data: SEEN_LATE }), ["missed"]],
  [
    "a grant for another revision",
    () => changed(life(...SIGNED), "cleared", { data: within("grant", { revisionHash: GENESIS }) }),
    ["grant-hash", "redeemed-hash"],
  ],
  [
    "a grant that lives longer",
    () =>
      changed(life(...SIGNED), "cleared", {
        data: (data) => within("grant", { expiresAt: Number((data.grant as JsonObject).expiresAt) + 1 })(data),
      }),
    ["grant-time"],
  ],
  [
    "another revision was executed",
    () => changed(life(...SIGNED), "redeemed", { data: set({ revisionHash: GENESIS }) }),
    ["redeemed-hash"],
  ],
  ["another grant was redeemed", () => changed(life(...SIGNED), "redeemed", { data: set({ grantId: "another" }) }), ["redeemed-grant"]],
  [
    "redeemed before it was final",
    () => changed(life(...SIGNED), "redeemed", { at: one(life(...SIGNED), "cleared").event.at }),
    ["redeemed-early"],
  ],
  [
    "decided earlier than it was, to be final at once",
    () => {
      const own = life(...SIGNED);
      const earlier = ({ at, finalAt }: { readonly at: number; readonly finalAt: number }) => ({
        at: at - EARLIER,
        finalAt: finalAt - EARLIER,
      });
      return changed(own, "cleared", {
        data: (data) => {
          const { decision, grant } = data as {
            readonly decision: { at: number; finalAt: number };
            readonly grant: { finalAt: number; expiresAt: number };
          };
          const sooner = { finalAt: grant.finalAt - EARLIER, expiresAt: grant.expiresAt - EARLIER };
          return { ...data, decision: { ...decision, ...earlier(decision) }, grant: { ...grant, ...sooner } };
        },
      });
    },
    ["final-at"],
  ],
  [
    "refused later than it was, to be recalled longer",
    () =>
      changed(life(...REFUSED), "closed", {
        data: (data) => {
          const { at, finalAt } = data.decision as { readonly at: number; readonly finalAt: number };
          return within("decision", { at: at + EARLIER, finalAt: finalAt + EARLIER })(data);
        },
      }),
    ["final-at"],
  ],
  [
    "a grant without an end, of an item that waits for no others",
    () => changed(life(...SIGNED), "cleared", { data: within("grant", { expiresAt: null, capAt: 9e15 }) }),
    ["grant-time"],
  ],
  [
    "approved, and told as refused",
    () => changed(life(...SIGNED), "cleared", { data: within("decision", { kind: "reject" }) }),
    ["decision-kind"],
  ],
  ["a vote of another instant", () => changed(life(...SIGNED), "voted", { data: within("vote", { at: 1 }) }), ["vote-at"]],
  [
    "reversible for ever, because people established it",
    () => changed(life(...RECONCILED), "reconciled", { data: set({ reversibleUntil: 9e15 }) }),
    ["reversible-until"],
  ],
  [
    "an edit makes the recall shorter",
    () => changed(life(...EDITED), "ruled", { data: within("ruling", { recallS: 0 }) }, 1),
    ["ruling-loosened"],
  ],
  [
    "a ruling no longer excludes somebody",
    () => changed(life(...EDITED), "ruled", { data: within("ruling", { exclude: ["zoe"] }) }),
    ["ruling-loosened"],
  ],
  [
    "an agent clears by policy",
    () => changed(life(...CLEARED_BY_POLICY), "cleared", { actor: one(life(...CLEARED_BY_POLICY), "submitted").event.actor }),
    ["wrong-actor"],
  ],
  [
    "erased by who asked for it",
    () => {
      const own = life(...CLEARED_BY_POLICY);
      const last = own.at(-1);
      if (last === undefined) throw new Error("no life");
      const data = '{"askedBy":"max","erasure":"e","evidence":0,"revisions":0,"values":0}';
      return [...own, { values: [], revision: null, event: { ...last.event, type: "erased", actor: person("max"), data } }];
    },
    ["erased-by-one"],
  ],
  [
    "another agent redeems",
    () => changed(life(...SIGNED), "redeemed", { actor: { kind: "agent", id: "other-agent" as AgentId } }),
    ["wrong-actor"],
  ],
  ["a report of another execution", () => changed(life(...SIGNED), "succeeded", { data: set({ executionId: "another" }) }), ["execution"]],
  ["nobody holds it", () => changed(life(...SIGNED), "claimed", { holder: null }), ["holder"]],
  [
    "another queue holds it",
    () => changed(life(...SIGNED), "queued", { holder: { kind: "queue", id: asQueueId("fallback") } }),
    ["holder"],
  ],
  ["it waits and nothing will close it", () => changed(life(...SIGNED), "queued", { data: set({ maxAt: null }) }), ["no-deadline"]],
  [
    "it was nobody's between ruling and queue",
    () => life(...SIGNED).map((entry, index) => (index < 2 ? entry : otherwise(entry, { at: entry.event.at + 1 }))),
    ["holder-gap"],
  ],
  [
    "people clear what they may not",
    () => changed(life(...SIGNED), "ruled", { data: within("ruling", { level: "human_only" }) }),
    ["cleared-at-level"],
  ],
  [
    "policy clears what people must see",
    () => changed(life(...CLEARED_BY_POLICY), "ruled", { data: within("ruling", { level: "review" }) }),
    ["cleared-by-nothing"],
  ],
  [
    "an error is ruled below review",
    () => changed(life(...CLEARED_BY_POLICY), "ruled", { data: within("ruling", { errored: true }) }),
    ["ruling-error"],
  ],
  [
    "an edit loosens the ruling",
    () => changed(life(...EDITED), "ruled", { data: within("ruling", { level: "sampled" }) }, 1),
    ["ruling-loosened"],
  ],
  ["a claim in another's name", () => changed(life(...SIGNED), "claimed", { data: within("claim", { by: "pia" }) }), ["claimed-for-other"]],
  [
    "silence is said to have cleared it",
    () =>
      changed(life(...CLEARED_BY_POLICY), "cleared", { data: (data) => ({ ...within("grant", { source: "silence" })(data), dueAt: 1 }) }),
    ["silence", "timer"],
  ],
  [
    "redeemed under a stop",
    () => {
      const own = life(...SIGNED);
      const stop: Entry = {
        ...one(own, "claimed"),
        values: [],
        event: { ...one(own, "claimed").event, stream: "stop:all", type: "pulled", data: '{"scope":"all"}' },
      };
      return own.toSpliced(placeOf(own, "redeemed"), 0, stop);
    },
    ["redeemed-under-stop"],
  ],
  [
    "the stop of everything lifted by one person",
    () => {
      const stop = (type: string): Entry => ({
        values: [],
        revision: null,
        event: { ...one(life(...SIGNED), "claimed").event, stream: "stop:all", type, data: '{"scope":"all"}' },
      });
      return [stop("pulled"), stop("lift_asked"), stop("lifted")];
    },
    ["lifted-by-one"],
  ],
  [
    "a policy that widens published by its author",
    () => [
      {
        values: [],
        revision: null,
        event: {
          ...one(life(...SIGNED), "claimed").event,
          stream: "policy:refunds",
          type: "published",
          data: '{"author":"ria","from":null,"signed_by":null,"version":1,"widens":true}',
        },
      },
    ],
    ["policy-one-person"],
  ],
  [
    "the content of a revision is another item's",
    () => {
      const own = life(...SIGNED);
      const { revision } = one(own, "submitted");
      const body = canonicalJson({ ...JSON.parse(revision?.body ?? ""), item: "another" });
      const [before, hash] = [revision?.hash ?? "", sha256(body)];
      return own.map(({ event, ...below }) => ({
        ...below,
        event: { ...event, data: event.data.replaceAll(before, hash) },
        revision: below.revision && { hash, body },
      }));
    },
    ["revision-content"],
  ],
  [
    "a text that is not in its one form",
    () =>
      life(...SIGNED).map((entry) => ({
        ...entry,
        event: { ...entry.event, data: entry.event.data.replace('"number":1,', '"number":1.0,').replace('"number":1}', '"number":1.0}') },
      })),
    ["not-canonical"],
  ],
];

describe("an insider is found by the law", () => {
  test.each(CASES)("%s", async (_, tamper, expected) => {
    const lines = linesOf(rehashed(tamper()));
    const { findings, proved } = await verify(lines, { keys: [KEY.verifier] });
    const codes = findings.map(({ code }) => code);
    for (const code of expected) expect(codes).toContain(code);
    expect(proved).toEqual([]);
    // Stored bytes alone look right: that is why the deep mode is the usual one.
    expect((await verify(lines, { keys: [KEY.verifier], deep: false })).findings).toEqual([]);
  });
});
