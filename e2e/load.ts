// A steady load of agents and people over several places, who repeat at another place what was not answered, and keep what was.
import { randomUUID } from "node:crypto";
import type { SignIn } from "./product";

/** Longer than this nobody waits for an answer. */
const PATIENCE_MS = 6_000;
const BEFORE_AGAIN_MS = 60;

type Json = Readonly<Record<string, unknown>>;

interface Answer {
  readonly status: number;
  readonly body: Json;
  /** Asked more than once: an earlier request may have been carried out without an answer. */
  readonly repeated: boolean;
}

/** What was answered with "done". */
export interface Acknowledged {
  /** Items by the title that nobody else has. */
  readonly submitted: Map<string, string>;
  readonly redeemed: Map<string, string>;
  readonly reported: Set<string>;
  readonly approved: Set<string>;
}

export interface Heard {
  /** When something was done, in ms of this process. */
  readonly doneAt: number[];
  /** Requests that got no answer. */
  unanswered: number;
  /** Answers 503, and whether each said when to come again. */
  busy: number;
  busyWithoutRetryAfter: number;
  /** What nobody expects. */
  readonly faults: string[];
}

export class Load {
  readonly acknowledged: Acknowledged = { submitted: new Map(), redeemed: new Map(), reported: new Set(), approved: new Set() };
  readonly heard: Heard = { doneAt: [], unanswered: 0, busy: 0, busyWithoutRetryAfter: 0, faults: [] };
  private going = true;
  private lanes: readonly Promise<void>[] = [];
  private turn = 0;

  /** `places` answers where there is a server now. */
  constructor(
    private readonly places: () => readonly string[],
    private readonly key: string,
    private readonly cookies: readonly string[],
  ) {}

  start(lanes: number): void {
    this.lanes = Array.from({ length: lanes }, () => this.lane());
  }

  /** Everybody ends what they are at: each request is answered in the end. */
  async stop(): Promise<void> {
    this.going = false;
    await Promise.all(this.lanes);
  }

  /** The longest time without anything done between two instants. */
  longestGapMs(from: number, to: number): number {
    const within = [from, ...this.heard.doneAt.filter((at) => at > from && at < to), to].sort((a, b) => a - b);
    return Math.max(...within.slice(1).map((at, index) => at - (within[index] ?? at)));
  }

  private async lane(): Promise<void> {
    for (let count = 0; this.going; count++) {
      try {
        await (count % 2 === 0 ? this.runSmall() : this.decideLarge());
      } catch (fault) {
        this.heard.faults.push(fault instanceof Error ? fault.message : String(fault));
      }
    }
  }

  /** Cleared by policy: submitted, redeemed, reported. */
  private async runSmall(): Promise<void> {
    const item = await this.submit(20);
    const redeemed = await this.ask(`/api/v1/items/${item.id}/executions?wait=0`, { revision_hash: item.revision_hash });
    if (redeemed.status !== 201 && redeemed.status !== 200) throw new Error(`redeem: ${redeemed.status} ${JSON.stringify(redeemed.body)}`);
    const execution = String(redeemed.body.id);
    this.acknowledged.redeemed.set(String(item.id), execution);
    const reported = await this.ask(`/api/v1/executions/${execution}/report`, { outcome: "succeeded", result: { done: true } });
    if (reported.status !== 200) throw new Error(`report: ${reported.status} ${JSON.stringify(reported.body)}`);
    this.acknowledged.reported.add(String(item.id));
  }

  /** Signed by a person, whose requests carry no key: a second one finds it done. */
  private async decideLarge(): Promise<void> {
    const item = await this.submit(420);
    const input = { itemId: item.id, revisionHash: item.revision_hash, seenVersion: item.version };
    const approved = await this.ask("/api/trpc/items.approve", input, this.cookies[this.turn % this.cookies.length]);
    const conflict = approved.status === 409 && approved.repeated;
    if (approved.status !== 200 && !conflict) throw new Error(`approve: ${approved.status} ${JSON.stringify(approved.body)}`);
    this.acknowledged.approved.add(String(item.id));
  }

  private async submit(amount: number): Promise<Json> {
    const submission = refund(amount);
    const { status, body } = await this.ask("/api/v1/items", submission);
    if (status !== 201) throw new Error(`submit: ${status} ${JSON.stringify(body)}`);
    this.acknowledged.submitted.set(submission.title, String(body.id));
    return body;
  }

  /** Asks one place after the other with the same key, until one answers. */
  private async ask(path: string, body: Json, cookie?: string): Promise<Answer> {
    const key = randomUUID();
    for (let tries = 0; ; tries++) {
      const place = this.nextPlace();
      const answer = place === null ? null : await this.askOnce(place, path, body, key, cookie);
      if (answer && answer.status !== 503) {
        this.heard.doneAt.push(performance.now());
        return { ...answer, repeated: tries > 0 };
      }
      await new Promise((resolve) => setTimeout(resolve, BEFORE_AGAIN_MS));
    }
  }

  private nextPlace(): string | null {
    const places = this.places();
    this.turn += 1;
    return places[this.turn % places.length] ?? null;
  }

  private async askOnce(place: string, path: string, body: Json, key: string, cookie?: string) {
    try {
      const response = await fetch(`${place}${path}`, {
        method: "POST",
        signal: AbortSignal.timeout(PATIENCE_MS),
        headers: {
          "content-type": "application/json",
          ...(cookie === undefined ? { authorization: `Bearer ${this.key}`, "idempotency-key": key } : { cookie, origin: place }),
        },
        body: JSON.stringify(body),
      });
      const answer = { status: response.status, body: (await response.json()) as Json };
      if (answer.status === 503) {
        this.heard.busy += 1;
        if (cookie === undefined && response.headers.get("retry-after") === null) this.heard.busyWithoutRetryAfter += 1;
      }
      return answer;
    } catch {
      // Cut off or too late: nobody knows whether it was done.
      this.heard.unanswered += 1;
      return null;
    }
  }
}

/** A refund whose title nobody else has. */
export function refund(amount: number) {
  const title = `Refund ${randomUUID()}`;
  return {
    workflow: "refunds",
    title,
    action: { name: "issue_refund", arguments: { order: title, amount, currency: "EUR" } },
    confidence: 0.97,
    signals: { fraud_score: 0.1, new_customer: false },
  };
}

export async function submitAt(place: string, key: string, submission: object): Promise<void> {
  const answer = await fetch(`${place}/api/v1/items`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify(submission),
  });
  if (answer.status !== 201) throw new Error(`submit: ${answer.status} ${await answer.text()}`);
}

/** The cookies of somebody who signs in at one place; they are good at every other. */
export async function cookiesOf(place: string, { email, password }: SignIn): Promise<string> {
  const answer = await fetch(`${place}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: place },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`${email} cannot sign in: ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
