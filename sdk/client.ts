// A small typed client of the agents' REST API: every call with a key of its own that makes a retry safe, and the waits that an agent needs.
import type { components } from "./api-types";

type Schemas = components["schemas"];
export type Item = Schemas["Item"];
export type ItemSubmission = Schemas["ItemSubmission"];
export type RevisionSubmission = Schemas["RevisionSubmission"];
export type Execution = Schemas["Execution"];
export type ExecutionReport = Schemas["ExecutionReport"];
export type ReversalReport = Schemas["ReversalReport"];
export type Problem = Schemas["Problem"];

export interface ClientOptions {
  /** Where Countersign serves, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  readonly key: string;
  /** How often a call is tried again when the server is busy or cannot be reached. */
  readonly retries?: number;
}

/** The server's "no": an RFC 9457 problem document. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(`${problem.title}${problem.detail ? `: ${problem.detail}` : ""}`);
  }

  /** The problem's type without its address: `stale`, `grant-expired`, … */
  get slug(): string {
    return this.problem.type.split("/").at(-1) ?? "";
  }
}

export interface ItemFilter {
  readonly workflow?: string;
  readonly run?: string;
  readonly review?: Item["review"];
  readonly execution?: Item["execution"];
  readonly group?: string;
  readonly external_id?: string;
}

const MAX_WAIT_S = 30;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export class Countersign {
  private readonly base: string;
  constructor(private readonly options: ClientOptions) {
    this.base = `${options.url.replace(/\/$/, "")}/api/v1`;
  }

  /** Submits one item. With an `external_id` the same submission may be sent any number of times. */
  submit(submission: ItemSubmission, idempotencyKey?: string): Promise<Item> {
    return this.post("/items", submission, idempotencyKey);
  }

  item(id: string): Promise<Item> {
    return this.get(`/items/${id}`);
  }

  /** All items of this agent that fit, oldest first. */
  async *items(filter: ItemFilter): AsyncGenerator<Item> {
    let cursor: string | null = null;
    do {
      const query = new URLSearchParams({ ...filter, limit: "200", ...(cursor === null ? {} : { cursor }) });
      const page: Schemas["ItemList"] = await this.get(`/items?${query}`);
      yield* page.items;
      cursor = page.next_cursor;
    } while (cursor !== null);
  }

  /** Waits until the item is settled: it has a decision or a grant, or its review has closed. */
  async settled(id: string): Promise<Item> {
    let item = await this.item(id);
    while (!isSettled(item)) item = await this.get(`/items/${id}?wait=${MAX_WAIT_S}&since=${item.version}`);
    return item;
  }

  revise(id: string, revision: RevisionSubmission): Promise<Item> {
    return this.post(`/items/${id}/revisions`, revision);
  }

  reply(id: string, message: string): Promise<Item> {
    return this.post(`/items/${id}/replies`, { message });
  }

  withdraw(id: string, reason: string): Promise<Item> {
    return this.post(`/items/${id}/withdraw`, { reason });
  }

  /** Redeems the item's grant. The same `key` gives the same execution back as it is now, so an agent that lost its way asks again. */
  redeem(item: Pick<Item, "id" | "revision_hash">, key: string): Promise<Execution> {
    return this.post(`/items/${item.id}/executions`, { revision_hash: item.revision_hash }, key);
  }

  report(executionId: string, report: ExecutionReport): Promise<Execution> {
    return this.post(`/executions/${executionId}/report`, report);
  }

  reportReversal(itemId: string, reversalId: string, report: ReversalReport): Promise<Item> {
    return this.post(`/items/${itemId}/reversals/${reversalId}/report`, report);
  }

  private get<Answer>(path: string): Promise<Answer> {
    return this.call("GET", path);
  }

  private post<Answer>(path: string, body: object, idempotencyKey: string = crypto.randomUUID()): Promise<Answer> {
    return this.call("POST", path, { body: JSON.stringify(body), idempotencyKey });
  }

  /** The key stays the same over all tries, so that a try whose answer was lost is not done twice. */
  private async call<Answer>(
    method: string,
    path: string,
    sent: { readonly body: string; readonly idempotencyKey: string } | null = null,
  ): Promise<Answer> {
    const { key, retries = 8 } = this.options;
    for (let tries = 0; ; tries += 1) {
      const answer = await fetch(this.base + path, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(sent && { "content-type": "application/json", "idempotency-key": sent.idempotencyKey }),
        },
        ...(sent && { body: sent.body }),
      }).catch((fault: unknown) => (tries < retries ? null : Promise.reject(fault)));
      if (answer?.ok) return (await answer.json()) as Answer;
      const again = answer === null || answer.status === 429 || answer.status >= 500;
      if (answer && (!again || tries >= retries)) throw new ProblemError(answer.status, (await answer.json()) as Problem);
      await sleep(retryAfterMs(answer) ?? Math.min(10_000, 100 * 2 ** tries) * (0.5 + Math.random() / 2));
    }
  }
}

export const isSettled = (item: Item): boolean =>
  item.decision !== null || item.grant !== null || !["none", "queued", "claimed", "awaiting_input", "suspended"].includes(item.review);

const retryAfterMs = (answer: Response | null): number | null => {
  const seconds = Number(answer?.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : null;
};
