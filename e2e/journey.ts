// What every journey starts from: the running product, signed-in people each in a browser of their own, an agent over the REST API, and a page's console that must stay silent.
import { randomBytes } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { Countersign, type Item, type ItemSubmission } from "../sdk/client";
import { type Product, startProduct } from "./product";

/** Refused answers are part of journeys and show in the console as failed loads; everything else there is a fault of ours. */
const EXPECTED_NOISE = /Failed to load resource: the server responded with a status of (401|403|404|409|412|422)/;

export class Agent {
  readonly api: Countersign;
  constructor(url: string, key: string) {
    this.api = new Countersign({ url, key });
  }

  submit(submission: ItemSubmission): Promise<Item> {
    return this.api.submit(submission);
  }

  /** Redeems, executes, reports: what an agent does with a grant. */
  async run(item: Item): Promise<Item> {
    const execution = await this.api.redeem(item, `run-${item.id}`);
    await this.api.report(execution.id, { outcome: "succeeded", result: { done: true } });
    return this.api.item(item.id);
  }
}

/** A name that no other journey uses. */
export const unique = (word: string): string => `${word}-${randomBytes(4).toString("hex")}`;

export function refund(changes: { readonly amount?: number; readonly title?: string; readonly order?: string } = {}): ItemSubmission {
  const order = changes.order ?? unique("order");
  const amount = changes.amount ?? 420;
  return {
    workflow: "refunds",
    run: `run-${order}`,
    step: "issue-refund",
    external_id: `refund-${order}`,
    title: changes.title ?? `Refund ${amount.toFixed(2)} EUR to ${order}`,
    action: {
      name: "issue_refund",
      arguments: { order, amount, currency: "EUR" },
      before: { balance: "0.00 EUR" },
      after: { balance: `−${amount.toFixed(2)} EUR` },
    },
    confidence: 0.83,
    signals: { fraud_score: 0.12, account_age_days: 400, new_customer: false },
    evidence: [
      { kind: "text", label: "Customer message", content: "The parcel arrived broken." },
      { kind: "json", label: "Order", content: { total: amount } },
      { kind: "link", label: "Order page", url: "https://shop.example/orders/1" },
    ],
    at_risk: { amount, currency: "EUR" },
  };
}

interface Worker {
  readonly product: Product;
}
interface Fixtures {
  readonly agent: Agent;
  /** Ria, signed in. */
  readonly reviewer: Page;
  /** Max, signed in. */
  readonly manager: Page;
  /** Aud, signed in. */
  readonly auditor: Page;
}

export const test = base.extend<Fixtures, Worker>({
  product: [
    async ({}, use) => {
      const product = await startProduct();
      await use(product);
      await product.stop();
    },
    { scope: "worker", timeout: 90_000 },
  ],
  agent: async ({ product }, use) => use(new Agent(product.url, product.key)),
  reviewer: async ({ product, browser }, use) => signedIn(product, browser.newContext(), "ria", use),
  manager: async ({ product, browser }, use) => signedIn(product, browser.newContext(), "max", use),
  auditor: async ({ product, browser }, use) => signedIn(product, browser.newContext(), "aud", use),
});

async function signedIn(
  product: Product,
  opening: Promise<BrowserContext>,
  who: keyof Product["people"],
  use: (page: Page) => Promise<void>,
) {
  const context = await opening;
  const { email, password } = product.people[who];
  const answer = await context.request.post(`${product.url}/api/auth/sign-in/email`, {
    data: { email, password },
    headers: { origin: product.url },
  });
  expect(answer.status()).toBe(200);
  const page = await context.newPage();
  const complaints = listen(page);
  await use(page);
  expect(complaints).toEqual([]);
  await context.close();
}

/** Collects what the page's console complains of. */
export function listen(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !EXPECTED_NOISE.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (fault) => complaints.push(String(fault)));
  return complaints;
}

/** WCAG 2.2 AA as far as a machine can tell. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual([]);
}

export { expect };
