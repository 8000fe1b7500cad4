// What an agent's key may read: its own agent's items within the key's workflows, waited for if need be, their executions and their events.
import { idOfStream, streamOf } from "@core/trail/event";
import { asExecutionId, asItemId, type ItemId } from "@core/words/ids";
import { SECOND } from "@core/words/time";
import type { ExecutionState, JsonObject, ReviewLabel } from "@core/words/vocabulary";
import { listStream, readEventsAfter, type StoredEvent, trailEnd } from "@/db/queries/events";
import { executionOfItem, readExecution, type StoredExecution } from "@/db/queries/executions";
import { listAgentItems as listItems, readItem } from "@/db/queries/items";
import { listRevisions } from "@/db/queries/revisions";
import type { StoredItem } from "@/db/queries/stored-item";
import type { Tx } from "@/db/store";
import { type AgentActor, mayTouchWorkflow } from "../access/agent-actor";
import type { Deps } from "../deps";
import { type AgentItem, agentItem, argumentsOf } from "./agent-item";

async function visible(tx: Tx, actor: AgentActor, id: string): Promise<StoredItem | null> {
  const stored = await readItem(tx, asItemId(id));
  return stored && stored.item.agent === actor.agent && mayTouchWorkflow(actor, stored.workflow) ? stored : null;
}

/** The item, or null when there is none that this key may see. `now` is the database's. */
export async function readAgentItem(deps: Deps, actor: AgentActor, id: string): Promise<AgentItem | null> {
  return deps.store.read(async (tx) => {
    const stored = await visible(tx, actor, id);
    return stored && agentItem(deps, tx, stored);
  });
}

export interface Waiting {
  /** Answer as soon as the version is greater than this. */
  readonly since: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** As `readAgentItem`, but not before the item has changed or the time is up. Wake-ups only hint: the table is read again each second. */
export async function waitForItem(
  deps: Deps,
  actor: AgentActor,
  id: string,
  { since, timeoutMs, signal }: Waiting,
): Promise<AgentItem | null> {
  const until = performance.now() + timeoutMs;
  for (;;) {
    const left = until - performance.now();
    const registered = new AbortController();
    // Registered before reading, so that no change can fall between the two.
    const woken = deps.live.itemChange(asItemId(id), Math.max(0, Math.min(left, SECOND)), AbortSignal.any([signal, registered.signal]));
    const found = await readAgentItem(deps, actor, id);
    if (!found || found.stored.item.version > since || left <= 0 || signal.aborted || deps.live.isClosed()) {
      registered.abort();
      return found;
    }
    await woken;
  }
}

export interface AgentItemQuery {
  readonly workflow?: string | undefined;
  readonly run?: string | undefined;
  readonly review?: ReviewLabel | undefined;
  readonly execution?: ExecutionState | undefined;
  readonly group?: string | undefined;
  readonly externalId?: string | undefined;
}

export interface AgentItemPage {
  readonly items: readonly AgentItem[];
  readonly next: ItemId | null;
}

export async function listAgentItems(
  deps: Deps,
  actor: AgentActor,
  query: AgentItemQuery,
  cursor: string | null,
  limit: number,
): Promise<AgentItemPage> {
  const workflows = actor.workflows === "all" ? undefined : actor.workflows;
  return deps.store.read(async (tx) => {
    const found = await listItems(tx, { ...query, agent: actor.agent, workflows }, cursor === null ? null : asItemId(cursor), limit + 1);
    const page = found.slice(0, limit);
    const items: AgentItem[] = [];
    for (const stored of page) items.push(await agentItem(deps, tx, stored));
    return { items, next: found.length > limit ? (page.at(-1)?.item.id ?? null) : null };
  });
}

/** An item's whole stream, in order. */
export async function readAgentTrail(deps: Deps, actor: AgentActor, id: string): Promise<readonly StoredEvent[] | null> {
  return deps.store.read(async (tx) => ((await visible(tx, actor, id)) ? listStream(tx, streamOf("item", id)) : null));
}

/** Whether this key may see the events of a stream: those of its agent's items, and no others. */
export const mayReadStream = async (tx: Tx, actor: AgentActor, stream: string): Promise<boolean> =>
  stream === streamOf("item", idOfStream(stream)) && (await visible(tx, actor, idOfStream(stream))) !== null;

/** An event as views hand it to a transport. */
export type AgentTrailEvent = StoredEvent;

export interface AgentEventPage {
  readonly events: readonly StoredEvent[];
  /** How far the log has been searched: the cursor of the next page. */
  readonly searchedTo: number;
}

/** Numbered events after a log index that this key may see. */
export async function readAgentEvents(deps: Deps, actor: AgentActor, after: number, limit: number): Promise<AgentEventPage> {
  return deps.store.read(async (tx) => {
    const end = await trailEnd(tx);
    const found = await readEventsAfter(tx, { after, agent: actor.agent, limit });
    const last = found.at(-1)?.logIndex ?? null;
    return {
      events: actor.workflows === "all" ? found : await withinScope(tx, actor, found),
      searchedTo: found.length === limit && last !== null ? last : Math.max(after, end),
    };
  });
}

async function withinScope(tx: Tx, actor: AgentActor, events: readonly StoredEvent[]): Promise<StoredEvent[]> {
  const seen = new Map<string, boolean>();
  for (const stream of new Set(events.map((event) => event.stream))) {
    seen.set(stream, (await visible(tx, actor, idOfStream(stream))) !== null);
  }
  return events.filter((event) => seen.get(event.stream) === true);
}

export interface AgentExecution {
  readonly execution: StoredExecution;
  /** The arguments that were signed; null once erased. */
  readonly arguments: JsonObject | null;
}

export async function readAgentExecution(deps: Deps, actor: AgentActor, id: string): Promise<AgentExecution | null> {
  return deps.store.read(async (tx) => {
    const execution = await readExecution(tx, asExecutionId(id));
    const stored = execution && (await visible(tx, actor, execution.item));
    return stored && agentExecution(tx, stored, execution);
  });
}

/** An execution with what was signed for it, read inside any transaction. Its running lease is the item's: renewing is no event. */
export async function agentExecution(tx: Tx, { item }: StoredItem, execution: StoredExecution): Promise<AgentExecution> {
  const signed = (await listRevisions(tx, item.id)).find((revision) => revision.hash === execution.revisionHash);
  const running = [item.run, item.reversal].find((one) => one?.id === execution.id);
  const leaseUntil = execution.leaseUntil === null ? null : (running?.leaseUntil ?? execution.leaseUntil);
  return { execution: { ...execution, leaseUntil }, arguments: signed ? argumentsOf(signed) : null };
}

/** The one execution of an item, which must be there. */
export async function executionOf(tx: Tx, stored: StoredItem): Promise<AgentExecution> {
  const execution = await executionOfItem(tx, stored.item.id);
  if (!execution) throw new Error(`item ${stored.item.id} was executed without an execution`);
  return agentExecution(tx, stored, execution);
}
