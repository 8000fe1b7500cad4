// What tests of bad input share: a planted product with an item and an execution, every route, and what a refusal must look like.
import { expect } from "vitest";
import { type Answer, type Planted, plant, refund } from "./planted";

export type Json = Readonly<Record<string, unknown>>;
const HASH = `sha256:${"a".repeat(64)}`;

/** Every POST with a body that has the right form. */
export const posts: readonly { readonly path: string; readonly good: Json }[] = [
  {
    path: "/items",
    good: refund(420, {
      run: "r",
      step: "s",
      external_id: "x",
      evidence: [{ kind: "text", label: "Said", content: "Broken" }],
      claims: [{ subject: "customer:77", predicate: "identity-verified", fingerprint: "f" }],
      at_risk: { amount: 420, currency: "EUR" },
      group: { id: "g", size: 2 },
      correlation: { thread: "t" },
      allowed_decisions: ["approve", "reject"],
      respond_means: "guidance",
      due_in_s: 60,
      supersedes: "019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
      callback_url: "https://agent.example/hook",
    }),
  },
  { path: "/items:batch", good: { items: [refund()], atomic: true } },
  {
    path: "/items/{id}/revisions",
    good: { title: "Less", action: { name: "issue_refund", arguments: { order: "1", amount: 3, currency: "EUR" } }, message: "m" },
  },
  { path: "/items/{id}/replies", good: { message: "Yes" } },
  { path: "/items/{id}/withdraw", good: { reason: "No more" } },
  { path: "/items/{id}/executions", good: { revision_hash: HASH } },
  { path: "/executions/{execution}/report", good: { outcome: "running", result: 1, error: "e", external_ref: "r" } },
  {
    path: "/verifications",
    good: { subject: "customer:77", predicate: "identity-verified", fingerprint: "f", until: "2100-01-01T00:00:00Z", note: "n" },
  },
  { path: "/items/{id}/reversals/{execution}/report", good: { outcome: "running", result: 1, error: "e", external_ref: "r" } },
];
export const gets = ["/verifications?subject=x", "/items", "/items/{id}", "/items/{id}/events", "/executions/{execution}", "/events"];

export interface Attacked {
  readonly world: Planted;
  /** The path with ids of our own in it. */
  readonly filled: (path: string) => string;
  /** The answer is a problem document of one of these statuses, and nothing was recorded since the last look. */
  readonly refused: (answer: Answer, ...statuses: number[]) => Promise<void>;
  /** Looks at the tables anew. */
  readonly look: () => Promise<void>;
}

export async function attack(): Promise<Attacked> {
  const world = await plant();
  const { id } = (await world.post("/items", refund())).body;
  const cleared = (await world.post("/items", refund(20))).body;
  const execution = (await world.post(`/items/${cleared.id}/executions`, { revision_hash: cleared.revision_hash })).body.id;
  let before = await world.rows();
  return {
    world,
    filled: (path) => path.replace("{id}", id).replace("{execution}", execution),
    look: async () => {
      before = await world.rows();
    },
    async refused(answer, ...statuses) {
      expect(statuses).toContain(answer.status);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      expect(answer.body).toMatchObject({
        status: answer.status,
        type: `/docs/problems/${answer.body.code}`,
        title: expect.any(String),
        detail: expect.any(String),
      });
      expect(await world.rows()).toEqual(before);
    },
  };
}
