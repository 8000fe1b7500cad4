// A trail of a thousand events that agents and people of a planted product made by their own commands: every kind of life that an item has.
import { asItemId, type ItemId } from "@core/words/ids";
import { advanceDue } from "@/server/commands/advance-due";
import { sequenceTrail } from "@/server/commands/sequence-trail";
import { MAX, RIA, refund } from "@/server/rest/testing/planted";
import type { Caller } from "@/server/trpc/caller";
import { type Desk, openDesk } from "@/server/trpc/testing/desk";
import { type Entry, entriesOf } from "./written-trail";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const FINAL = 9 * SECOND;

/** At least so many events. */
export async function livedTrail(atLeast: number): Promise<readonly Entry[]> {
  const desk = await openDesk();
  try {
    const queues = ["refunds-exceptions", "finance-leads", "fallback"];
    const pia = await desk.add("pia", ["reviewer", "manager"], queues);
    const [ria, max] = [await desk.as(RIA), await desk.as(MAX)];
    const people = { ria, max, pia: await desk.as(pia) };
    let entries: readonly Entry[] = [];
    while (entries.length < atLeast) {
      for (const story of STORIES) await story(desk, people);
      desk.world.pass(MINUTE);
      await advanceDue(desk.world.deps, 100);
      while ((await sequenceTrail(desk.world.deps, 2_000)) !== "done");
      entries = await entriesOf(desk.world.deps.store);
    }
    return entries;
  } finally {
    await desk.close();
  }
}

type People = Readonly<Record<"ria" | "max" | "pia", Caller>>;
type Story = (desk: Desk, people: People) => Promise<void>;

async function submitted({ world }: Desk, amount: number): Promise<ItemId> {
  const { status, body } = await world.post("/items", refund(amount));
  if (status !== 201) throw new Error(`submit answered ${status}: ${body.detail}`);
  return asItemId(body.id);
}

async function signing(person: Caller, itemId: ItemId) {
  const { revisionHash, version: seenVersion } = await person.items.get({ itemId });
  return { itemId, revisionHash, seenVersion };
}

async function answered(
  what: string,
  asked: Promise<{ readonly status: number; readonly body: { readonly id: string; readonly detail: string } }>,
) {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`${what} answered ${status}: ${body.detail}`);
  return body;
}

async function executed({ world }: Desk, itemId: ItemId, outcome: string): Promise<void> {
  world.pass(FINAL);
  const { revision_hash } = (await answered("get", world.get(`/items/${itemId}`))) as unknown as { readonly revision_hash: string };
  const { id } = await answered("redeem", world.post(`/items/${itemId}/executions`, { revision_hash }, { idempotencyKey: itemId }));
  await answered("report", world.post(`/executions/${id}/report`, { outcome, external_ref: "bank-77" }));
}

const STORIES: readonly Story[] = [
  async (desk) => executed(desk, await submitted(desk, 20), "succeeded"),
  async (desk, { ria, max }) => {
    const itemId = await submitted(desk, 420);
    await ria.items.claim({ itemId });
    await ria.items.approve({ ...(await signing(ria, itemId)), note: "The photo shows it." });
    await executed(desk, itemId, "succeeded");
    await max.items.requestReversal({ itemId, reason: "It was the wrong order." });
    const { reversal } = (await answered("get", desk.world.get(`/items/${itemId}`))) as unknown as {
      readonly reversal: { readonly id: string };
    };
    await answered("undo", desk.world.post(`/items/${itemId}/reversals/${reversal.id}/report`, { outcome: "reversed" }));
  },
  async (desk, { ria }) => {
    const itemId = await submitted(desk, 430);
    await ria.items.edit({ ...(await signing(ria, itemId)), arguments: { order: "8841", amount: 400, currency: "EUR" } });
    await executed(desk, itemId, "failed");
  },
  async (desk, { ria, pia }) => {
    const itemId = await submitted(desk, 440);
    await ria.items.ask({ ...(await signing(ria, itemId)), question: "Is it broken?" });
    await answered("reply", desk.world.post(`/items/${itemId}/replies`, { message: "It is." }));
    await ria.items.release({ itemId });
    await pia.items.reject({ ...(await signing(pia, itemId)), reason: "Not broken." });
    await pia.items.recall({ itemId });
    await pia.items.respond({ ...(await signing(pia, itemId)), means: "guidance", body: "Ask the shop." });
  },
  async (desk, { ria, max, pia }) => {
    const itemId = await submitted(desk, 2_500);
    for (const person of [max, pia, ria]) {
      const { review } = await person.items.get({ itemId });
      if (review === "queued") await person.items.approve(await signing(person, itemId)).catch(refusedAlone);
    }
  },
  async (desk, { ria, max }) => {
    const itemId = await submitted(desk, 450);
    await ria.items.claim({ itemId });
    await ria.items.suspend({ itemId, untilMs: desk.world.now() + 30 * MINUTE, reason: "The shop calls back." });
    await ria.items.resume({ itemId });
    await ria.items.escalate({ itemId, reason: "Too large for me." });
    await answered("withdraw", desk.world.post(`/items/${itemId}/withdraw`, { reason: "Not needed." }));
    await max.stops.pull({ scope: "workflow", target: "refunds" });
    await submitted(desk, 20);
    desk.world.pass(SECOND);
    await max.stops.lift({ scope: "workflow", target: "refunds", reason: "Looked into." });
  },
  async (desk, { ria }) => {
    const itemId = await submitted(desk, 460);
    await ria.items.approve(await signing(ria, itemId));
    await ria.items.recall({ itemId });
    await ria.items.approve(await signing(ria, itemId));
    await executed(desk, itemId, "unknown");
    await ria.items.reconcile({ itemId, outcome: "succeeded", evidence: "The bank says so." });
  },
];

/** Whoever has no part in a queue cannot sign there; the others can. */
function refusedAlone(fault: unknown): void {
  if (!(fault instanceof Error && "code" in fault)) throw fault;
}
