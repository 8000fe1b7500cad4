// A month that has passed, lived by the product's own commands with a clock of then: refunds that people decided and the agent ran.
import { join } from "node:path";
import { asItemId, type Ms } from "@core/words/ids";
import { openSqliteStore } from "@/db/engine/sqlite";
import { findPersonByEmail } from "@/db/queries/people";
import type { Store } from "@/db/store";
import { approveItem } from "@/server/commands/approve-item";
import { claimItem } from "@/server/commands/claim-item";
import { sequenceTrail } from "@/server/commands/sequence-trail";
import { signCheckpoint } from "@/server/commands/sign-checkpoint";
import type { Deps } from "@/server/deps";
import { makeDeps } from "@/server/make-deps";
import { createRestApp } from "@/server/rest/app";
import { readSettings } from "@/server/settings";
import type { ItemSubmission } from "../sdk/client";
import type { Product, SignIn } from "./product";

export interface PastRefund {
  readonly submission: ItemSubmission;
  readonly approvedBy: SignIn;
  readonly note: string;
}

/** The 15th of the month before, at noon of this machine. */
export function middleOfLastMonth(): Ms {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth() - 1, 15, 12).getTime();
}

const SECOND_MS = 1_000;
/** Longer than a decision can be recalled, shorter than a grant lives. */
const LATER_MS = 60 * SECOND_MS;

/** Beside the product, on the same file; the product stands still meanwhile, or its timers would end what is a month old. */
export async function liveRefunds(product: Product, from: Ms, refunds: readonly PastRefund[]): Promise<void> {
  let now = from;
  const store = await openWhileStill(product, () => now);
  try {
    await live(product, store, refunds, (ms) => {
      now += ms;
    });
  } finally {
    await store.close();
    process.kill(product.pid, "SIGCONT");
  }
}

/** It may have been stopped in the middle of a transaction, whose lock it then keeps: it is let go on, and stopped anew. */
async function openWhileStill(product: Product, clock: () => Ms): Promise<Store> {
  for (let tries = 1; ; tries += 1) {
    process.kill(product.pid, "SIGSTOP");
    try {
      return await openSqliteStore({ file: join(product.dataDir, "countersign.db"), clock });
    } catch (fault) {
      process.kill(product.pid, "SIGCONT");
      if (tries === TRIES) throw fault;
      await new Promise((resolve) => setTimeout(resolve, SECOND_MS));
    }
  }
}
const TRIES = 5;

async function live(product: Product, store: Store, refunds: readonly PastRefund[], pass: (ms: Ms) => void): Promise<void> {
  const settings = readSettings({ ...process.env, DATA_DIR: product.dataDir, LOG_LEVEL: "silent" });
  const deps = await makeDeps(settings, { store });
  const app = createRestApp(deps);
  const post = async <Answer>(path: string, body: object): Promise<Answer> => {
    const headers = { authorization: `Bearer ${product.key}`, "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
    const answer = await app.request(`/api/v1${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    const said = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${said}`);
    return JSON.parse(said) as Answer;
  };
  for (const { submission, approvedBy, note } of refunds) {
    const item = await post<{ readonly id: string; readonly revision_hash: string }>("/items", submission);
    pass(LATER_MS);
    await approve(deps, item.id, approvedBy, note);
    pass(LATER_MS);
    const redemption = { revision_hash: item.revision_hash };
    const execution = await post<{ readonly id: string }>(`/items/${item.id}/executions`, redemption);
    await post(`/executions/${execution.id}/report`, { outcome: "succeeded", result: { done: true } });
    pass(LATER_MS);
  }
  // Numbered and under a signed head at once, and not within a minute as the running product would have it.
  pass(Date.now() - (await store.read((tx) => store.nowMs(tx))));
  await sequenceTrail(deps, 2_000);
  await signCheckpoint(deps);
  deps.live.close();
}

async function approve(deps: Deps, id: string, { email }: SignIn, note: string): Promise<void> {
  const person = await deps.store.read((tx) => findPersonByEmail(tx, email));
  if (person === null) throw new Error(`nobody has the address ${email}`);
  const actor = { kind: "person", person: person.id } as const;
  const itemId = asItemId(id);
  const claimed = await claimItem(deps, { actor, itemId, onBehalfOf: null });
  if (!claimed.ok) throw new Error(`not claimed: ${JSON.stringify(claimed.refusal)}`);
  const { item } = claimed.value;
  const signed = await approveItem(deps, {
    actor,
    itemId,
    revisionHash: item.item.revision.hash,
    seenVersion: item.item.version,
    seenMs: 45 * SECOND_MS,
    note,
    onBehalfOf: null,
  });
  if (!signed.ok) throw new Error(`not approved: ${JSON.stringify(signed.refusal)}`);
}
