// Many mixed items in a row, without the mouse and without a mistake: what each came to is what its reader meant. `ITEMS=100` for the long run, recorded as a film.
import { type Agent, closing, expect, reading, refund, test } from "./journey";
import type { Person } from "./person";

const ITEMS = Number(process.env.ITEMS ?? 10);
test.use({ video: ITEMS >= 100 ? "on" : "off" });

type Proposal = Parameters<Agent["submit"]>[0];
interface Kind {
  readonly propose: (place: number) => Proposal;
  /** What the reader presses once they have read it. */
  readonly keys: (reviewer: Person, proposal: Proposal) => Promise<void>;
  readonly comesTo: Readonly<Record<string, unknown>>;
}

const form = async (reviewer: Person, key: string, words: string) => {
  await reviewer.press(key);
  await reviewer.write(words);
  await reviewer.press("Control+Enter");
};
const digitOf = ({ action }: Proposal): number => Number(action.arguments?.digit);

const KINDS: readonly Kind[] = [
  {
    propose: (place) => refund({ amount: 300 + place }),
    keys: (reviewer) => reviewer.press("a"),
    comesTo: { review: "approved", execution: "cleared" },
  },
  {
    propose: (place) => reading(place % 10),
    keys: (reviewer, proposal) => reviewer.press(String(digitOf(proposal))),
    comesTo: { decision: { kind: "approve" } },
  },
  {
    propose: (place) => reading(place % 10),
    keys: (reviewer, proposal) => reviewer.press(String((digitOf(proposal) + 3) % 10)),
    comesTo: { decision: { kind: "edit" } },
  },
  {
    propose: (place) => refund({ amount: 400 + place }),
    keys: async (reviewer) => {
      await reviewer.press("r");
      await reviewer.press("2");
      await reviewer.press("Control+Enter");
    },
    comesTo: { review: "rejected", execution: "cancelled", decision: { message: "The evidence does not support it" } },
  },
  {
    propose: (place) => refund({ amount: 600 + place }),
    keys: async (reviewer) => {
      await reviewer.press("e");
      await reviewer.field("amount").fill("290");
      await reviewer.press("Control+Enter");
    },
    comesTo: { decision: { kind: "edit", arguments: { amount: 290 } } },
  },
  {
    propose: (place) => refund({ amount: 500 + place }),
    keys: (reviewer) => form(reviewer, "q", "Which lamp was it?"),
    comesTo: { review: "awaiting_input", execution: "held" },
  },
  {
    propose: (place) => refund({ amount: 700 + place }),
    keys: (reviewer) => form(reviewer, "p", "Send a new lamp instead."),
    comesTo: { review: "responded", decision: { message: "Send a new lamp instead." } },
  },
  {
    propose: (place) => refund({ amount: 2_000 + place }),
    keys: (reviewer) => reviewer.press("a"),
    comesTo: { review: "queued", execution: "held" },
  },
  {
    propose: closing,
    keys: (reviewer) => form(reviewer, "p", "Closed; nothing was owed."),
    comesTo: { decision: { kind: "respond", means: "result" } },
  },
  {
    propose: (place) => refund({ amount: 800 + place }),
    keys: (reviewer) => form(reviewer, "x", "Above what I may judge."),
    comesTo: { review: "queued", execution: "held" },
  },
];

test(`${ITEMS} mixed items by keyboard: each comes to what its reader meant, on one page`, async ({ reviewer, agent }) => {
  test.setTimeout(60_000 + ITEMS * 6_000);
  const waiting = new Map<string, { readonly id: string; readonly kind: Kind; readonly proposal: Proposal }>();
  const meant: { readonly id: string; readonly comesTo: Kind["comesTo"] }[] = [];
  for (let place = 0; place < ITEMS; place += 1) {
    const kind = KINDS[place % KINDS.length];
    if (!kind) throw new Error("there are kinds");
    const proposal = kind.propose(place);
    const { id, title } = await agent.submit(proposal);
    waiting.set(title, { id, kind, proposal });
  }

  await reviewer.goto("/review");
  const began = Date.now();
  while (waiting.size > 0) {
    const shown = async () => waiting.get((await reviewer.heading.textContent()) ?? "");
    const item = await shown();
    if (!item) {
      // What one sent up may land in another queue of one's own: it is passed by.
      const title = await reviewer.heading.textContent();
      await reviewer.press("s");
      await reviewer.press("s");
      await expect(reviewer.heading, "an item of this run is shown").not.toHaveText(title ?? "");
      continue;
    }
    const { title } = item.proposal;
    await reviewer.holds({ title });
    await item.kind.keys(reviewer, item.proposal);
    await reviewer.did(title);
    waiting.delete(title);
    meant.push({ id: item.id, comesTo: item.kind.comesTo });
  }
  const took = Date.now() - began;
  expect(reviewer.loads).toBe(1);
  for (const { id, comesTo } of meant) expect(await agent.api.item(id)).toMatchObject(comesTo);
  const words = `${ITEMS} mixed items decided by keyboard in ${(took / 1_000).toFixed(1)} s, ${Math.round(took / ITEMS)} ms each`;
  test.info().annotations.push({ type: "time", description: words });
  console.log(words);
});
