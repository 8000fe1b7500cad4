// What tests of views start from: a planted product, items that an agent really submitted, and people who really act on them.
import { approveInput, askInput, claimInput, editInput, recallInput, rejectInput } from "@core/words/decisions";
import { asItemId, type ItemId, type PersonId } from "@core/words/ids";
import type { Result } from "@core/words/result";
import type { JsonObject } from "@core/words/vocabulary";
import { approveItem } from "@/server/commands/approve-item";
import { askAgent } from "@/server/commands/ask-agent";
import { claimItem } from "@/server/commands/claim-item";
import { editItem } from "@/server/commands/edit-item";
import { recallDecision } from "@/server/commands/recall-decision";
import { rejectItem } from "@/server/commands/reject-item";
import { type Planted, plant, refund } from "@/server/rest/testing/planted";
import { itemView } from "../item-view";
import type { ItemView } from "../shapes-item";

export interface Screen extends Planted {
  readonly submit: (body?: JsonObject) => Promise<ItemId>;
  /** The item as this person sees it. */
  readonly open: (person: PersonId, item: ItemId) => Promise<ItemView>;
  readonly claim: (person: PersonId, item: ItemId) => Promise<void>;
  readonly approve: (person: PersonId, item: ItemId, note?: string) => Promise<void>;
  readonly edit: (person: PersonId, item: ItemId, edited: JsonObject) => Promise<void>;
  readonly reject: (person: PersonId, item: ItemId, reason: string) => Promise<void>;
  readonly recall: (person: PersonId, item: ItemId) => Promise<void>;
  readonly ask: (person: PersonId, item: ItemId, question: string) => Promise<void>;
}

export async function screen(): Promise<Screen> {
  const planted = await plant();
  const { deps } = planted;
  const open = async (person: PersonId, item: ItemId) => value(await itemView(deps, person, item));
  const signed = async (person: PersonId, itemId: ItemId) => {
    const { revisionHash, version: seenVersion } = await open(person, itemId);
    return { itemId, revisionHash, seenVersion, seenMs: 11_000 };
  };
  const by = (person: PersonId) => ({ actor: { kind: "person", person } as const });
  return {
    ...planted,
    open,
    submit: async (body = refund()) => {
      const answer = await planted.post("/items", body);
      if (answer.status !== 201) throw new Error(`${answer.status} ${answer.body.detail}`);
      return asItemId(answer.body.id);
    },
    claim: async (person, itemId) => void value(await claimItem(deps, { ...by(person), ...claimInput.parse({ itemId }) })),
    approve: async (person, itemId, note = "") =>
      void value(await approveItem(deps, { ...by(person), ...approveInput.parse({ ...(await signed(person, itemId)), note }) })),
    edit: async (person, itemId, edited) =>
      void value(await editItem(deps, { ...by(person), ...editInput.parse({ ...(await signed(person, itemId)), arguments: edited }) })),
    reject: async (person, itemId, reason) =>
      void value(await rejectItem(deps, { ...by(person), ...rejectInput.parse({ ...(await signed(person, itemId)), reason }) })),
    recall: async (person, itemId) => void value(await recallDecision(deps, { ...by(person), ...recallInput.parse({ itemId }) })),
    ask: async (person, itemId, question) =>
      void value(await askAgent(deps, { ...by(person), ...askInput.parse({ ...(await signed(person, itemId)), question }) })),
  };
}

/** The value, or a failed test that says what was refused. */
export function value<Value, Refused>(result: Result<Value, Refused>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

/** With plain spaces, as tests are typed. */
export const plain = (text: string | null): string | null => text?.replace(/\u00a0/g, " ") ?? null;
