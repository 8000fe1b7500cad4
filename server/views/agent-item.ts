// One item as its agent is shown it: the fold with the texts, names and counts that stand beside it. Read inside any transaction, also a command's own.
import { streamOf } from "@core/trail/event";
import { isErasedRevision, openRevision } from "@core/trail/revision-hash";
import type { AgentId, ItemId, Ms, PersonId } from "@core/words/ids";
import type { Json, JsonObject, RespondMeans } from "@core/words/vocabulary";
import { listStream, readValues } from "@/db/queries/events";
import { readGroup } from "@/db/queries/groups";
import { readRevision, type StoredRevision } from "@/db/queries/revisions";
import type { StoredItem } from "@/db/queries/stored-item";
import type { Tx } from "@/db/store";
import type { Deps } from "../deps";
import { type Names, namesOf } from "./names";

export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

export interface AgentItem {
  readonly stored: StoredItem;
  /** Of the current revision; null once erased. */
  readonly nonce: string | null;
  readonly accountable: NamedPerson | null;
  readonly decided: {
    readonly by: readonly NamedPerson[];
    /** What may be executed; null for decisions that execute nothing. */
    readonly arguments: JsonObject | null;
    /** The reason of a rejection, the body of a response. */
    readonly message: string | null;
    readonly means: RespondMeans | null;
  } | null;
  readonly question: { readonly text: string | null; readonly by: NamedPerson; readonly at: Ms } | null;
  readonly reversal: { readonly reason: string | null; readonly requestedAt: Ms | null } | null;
  /** Settled members of its group; null without a group. */
  readonly settled: number | null;
}

export async function agentItem(deps: Deps, tx: Tx, stored: StoredItem): Promise<AgentItem> {
  const { item, holder } = stored;
  const names = namesOf(await deps.directory.at(tx), null);
  const revision = await readRevision(tx, item.id, item.revision.number);
  return {
    stored,
    nonce: revision === null || isErasedRevision(revision) ? null : revision.nonce,
    accountable: named(names.holder(holder)?.accountable ?? null),
    decided: item.decision && (await decided(tx, stored, names, revision && argumentsOf(revision))),
    question: item.question && (await question(tx, stored, names)),
    reversal: item.reversal && (await reversal(tx, item.id)),
    settled: item.group && (await settledOf(tx, item.agent, item.group.id)),
  };
}

/** The body is the canonical text of a revision's content, which always holds an action with arguments. Null once they were erased. */
export const argumentsOf = (revision: Pick<StoredRevision, "nonce" | "body">): JsonObject | null =>
  isErasedRevision(revision) ? null : openRevision(revision.body).action.arguments;

const named = (person: NamedPerson | null): NamedPerson | null => person && { id: person.id, name: person.name };
const namedPerson = (names: Names, id: PersonId): NamedPerson => ({ id, name: names.person(id).name });

async function decided(tx: Tx, { item }: StoredItem, names: Names, signed: JsonObject | null): Promise<AgentItem["decided"]> {
  if (!item.decision) return null;
  const { kind, by, seq } = item.decision;
  const told = kind === "reject" || kind === "respond" ? await freeValues(tx, item.id, seq) : {};
  return {
    by: by.map((id) => namedPerson(names, id)),
    arguments: kind === "approve" || kind === "edit" ? signed : null,
    message: text(kind === "reject" ? told.reason : told.body),
    means: kind === "respond" ? item.respondMeans : null,
  };
}

async function question(tx: Tx, { item }: StoredItem, names: Names): Promise<AgentItem["question"]> {
  if (!item.question) return null;
  const { by, seq } = item.question;
  const asked = (await listStream(tx, streamOf("item", item.id))).find((event) => event.seq === seq);
  return { text: text((await freeValues(tx, item.id, seq)).question), by: namedPerson(names, by), at: asked?.at ?? item.lastAt };
}

async function reversal(tx: Tx, id: ItemId): Promise<AgentItem["reversal"]> {
  const requested = (await listStream(tx, streamOf("item", id))).findLast((event) => event.type === "reversal_requested");
  if (!requested) return { reason: null, requestedAt: null };
  return { reason: text((await freeValues(tx, id, requested.seq)).reason), requestedAt: requested.at };
}

async function settledOf(tx: Tx, agent: AgentId, group: string): Promise<number> {
  return (await readGroup(tx, agent, group))?.settled ?? 0;
}

/** The free values of one event that have not been erased. */
async function freeValues(tx: Tx, item: ItemId, seq: number): Promise<Readonly<Record<string, Json>>> {
  const values = await readValues(tx, [{ stream: streamOf("item", item), seq }]);
  return Object.fromEntries(values.map(({ field, value }) => [field, JSON.parse(value) as Json]));
}

const text = (value: Json | undefined): string | null => (typeof value === "string" ? value : null);
