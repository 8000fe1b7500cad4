// What every journey starts from: the running product, signed-in people each in a browser of their own, an agent over the REST API, and consoles that must stay silent.
import { randomBytes } from "node:crypto";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import axe from "axe-core";
import type { Engine } from "../db/store";
import { Countersign, type Execution, type Item, type ItemSubmission, ProblemError, type RevisionSubmission } from "../sdk/client";
import { Person } from "./person";
import { type Handle, type Product, startProduct } from "./product";
import { type Look, SHOTS, takeSheet } from "./shots";

const OPEN = ["queued", "claimed", "awaiting_input", "suspended"];

declare global {
  interface Window {
    /** There once a state of the page has been looked at. */
    readonly axe: typeof axe;
  }
}

/** A program that proposes, and does what it was granted. What it leaves open it withdraws at the end, so that journeys do not meet each other's items. */
export class Agent {
  readonly api: Countersign;
  private readonly proposed: string[] = [];

  constructor(url: string, key: string) {
    this.api = new Countersign({ url, key });
  }

  async submit(submission: ItemSubmission): Promise<Item> {
    const item = await this.api.submit(submission);
    this.proposed.push(item.id);
    return item;
  }

  /** Proposes the same anew, with a few arguments changed. */
  revise(item: Pick<Item, "id">, submission: ItemSubmission, changed: Readonly<Record<string, unknown>>): Promise<Item> {
    const { title, action, confidence, signals, evidence, at_risk } = submission;
    const revision: RevisionSubmission = {
      title,
      action: { ...action, arguments: { ...action.arguments, ...changed } },
      ...(confidence === undefined ? {} : { confidence }),
      ...(signals === undefined ? {} : { signals }),
      ...(evidence === undefined ? {} : { evidence }),
      ...(at_risk === undefined ? {} : { at_risk }),
    };
    return this.api.revise(item.id, revision);
  }

  /** Redeems what is granted now, as soon as it is final. */
  async redeem(item: Pick<Item, "id">, key = `run-${item.id}`): Promise<Execution> {
    return this.api.redeem(await this.api.item(item.id), key);
  }

  /** Redeems, does it, reports. */
  async run(item: Pick<Item, "id">): Promise<Execution> {
    const execution = await this.redeem(item);
    return this.api.report(execution.id, { outcome: "succeeded", result: { done: true } });
  }

  async tidyUp(): Promise<void> {
    for (const id of this.proposed) {
      const { review, execution } = await this.api.item(id);
      if (execution === "cleared" || (execution === "held" && OPEN.includes(review))) await this.api.withdraw(id, "The journey is over.");
    }
  }
}

/** The type of the problem that the call is answered with. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (problem) {
    if (problem instanceof ProblemError) return `${problem.status} ${problem.slug}`;
    throw problem;
  }
  return "no refusal";
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
    confidence: 0.93,
    signals: { fraud_score: 0.12, account_age_days: 400, new_customer: false },
    evidence: [
      { kind: "text", label: "Customer message", content: "The parcel arrived broken." },
      { kind: "json", label: "Order", content: { total: amount } },
      { kind: "link", label: "Order page", url: "https://shop.example/orders/1" },
    ],
    at_risk: { amount, currency: "EUR" },
  };
}

/** A travel declaration. From 1,000 on two people sign it, blind. */
export function declaration({ amount }: { readonly amount: number }): ItemSubmission {
  const name = unique("declaration");
  return {
    workflow: "expenses",
    run: name,
    step: "pay-declaration",
    external_id: `pay-${name}`,
    title: `Pay ${amount.toFixed(2)} EUR for ${name}`,
    action: { name: "pay_declaration", arguments: { declaration: name, amount, currency: "EUR" } },
    signals: { resubmitted: false, rejections: 0 },
    at_risk: { amount, currency: "EUR" },
  };
}

/** 1 × 1, grey: enough of a scan for an item that is signed by its digit. */
const SCAN = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

/** A reading that the readers do not agree on, so that a person looks. */
export function reading(digit: number): ItemSubmission {
  const letter = unique("letter");
  return {
    workflow: "mail-sorting",
    run: letter,
    step: "read-digit-1",
    external_id: `${letter}-digit-1`,
    title: `Digit 1 of the postcode on ${letter} reads ${digit}`,
    action: { name: "accept_digit", arguments: { digit } },
    confidence: 0.31,
    signals: { second_reader: (digit + 1) % 10, readers_agree: false, margin: 0.2 },
    evidence: [
      { kind: "image", label: "Scan", media_type: "image/png", data: SCAN },
      { kind: "json", label: "Top readings", content: { [digit]: 0.31, [(digit + 1) % 10]: 0.2 } },
    ],
    allowed_decisions: ["approve", "edit", "reject"],
  };
}

/** Only a person may do this. */
export function closing(): ItemSubmission {
  const customer = unique("customer");
  return {
    workflow: "refunds",
    run: customer,
    title: `Close the account of ${customer}`,
    action: { name: "close_account", arguments: { customer, why: "The customer asked for it." } },
    respond_means: "result",
  };
}

/** Somebody's browser, in which they have signed in. It is kept for all their journeys, since one that has never seen the product takes twice as long to show a page. */
type Browsers = (handle: Handle) => Promise<BrowserContext>;

export interface Options {
  /** What the product keeps its data on. */
  readonly engine: Engine;
}
interface OwnBrowser {
  readonly context: BrowserContext;
  /** As they were when they had signed in. */
  readonly cookies: Awaited<ReturnType<BrowserContext["cookies"]>>;
}
interface Worker extends Options {
  readonly product: Product;
  readonly browsers: Browsers;
}
interface Fixtures {
  readonly agent: Agent;
  /** Ria. */
  readonly reviewer: Person;
  /** Max, who reviews too. */
  readonly manager: Person;
  /** Ada, who administers. */
  readonly admin: Person;
  /** Aud. */
  readonly auditor: Person;
  /** Nobody yet. */
  readonly visitor: Person;
}

export const test = base.extend<Fixtures, Worker>({
  engine: ["sqlite", { scope: "worker", option: true }],
  product: [
    async ({ engine }, use) => {
      const product = await startProduct(engine);
      await use(product);
      await product.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  browsers: [
    async ({ product, browser }, use) => {
      const known = new Map<Handle, Promise<OwnBrowser>>();
      const signIn = async (handle: Handle): Promise<OwnBrowser> => {
        const { email, password } = product.people[handle];
        const context = await browser.newContext({ baseURL: product.url });
        const answer = await context.request.post(`${product.url}/api/auth/sign-in/email`, {
          data: { email, password },
          headers: { origin: product.url },
        });
        expect(answer.status()).toBe(200);
        return { context, cookies: await context.cookies() };
      };
      await use(async (handle) => {
        const own = known.get(handle) ?? signIn(handle);
        known.set(handle, own);
        const { context, cookies } = await own;
        await context.clearCookies();
        await context.addCookies(cookies);
        return context;
      });
      for (const own of known.values()) await (await own).context.close();
    },
    { scope: "worker" },
  ],
  agent: async ({ product }, use) => {
    const agent = new Agent(product.url, product.key);
    await use(agent);
    await agent.tidyUp();
  },
  reviewer: async ({ product, browsers }, use) => inBrowser(product, await browsers("ria"), use),
  manager: async ({ product, browsers }, use) => inBrowser(product, await browsers("max"), use),
  admin: async ({ product, browsers }, use) => inBrowser(product, await browsers("ada"), use),
  auditor: async ({ product, browsers }, use) => inBrowser(product, await browsers("aud"), use),
  visitor: async ({ product, browser }, use) => {
    const context = await browser.newContext({ baseURL: product.url });
    await inBrowser(product, context, use);
    await context.close();
  },
});

/** Lends a person a page of this browser, which remembers nothing of the journeys before but who signed in. */
async function inBrowser({ url }: Product, context: BrowserContext, use: (person: Person) => Promise<void>): Promise<void> {
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send("Storage.clearDataForOrigin", { origin: url, storageTypes: "local_storage" });
  await tools.detach();
  const person = new Person(url, page);
  await use(person);
  expect(person.complaints).toEqual([]);
  for (const open of context.pages()) {
    await open.unrouteAll({ behavior: "ignoreErrors" });
    await open.close();
  }
}

const DESK = { width: 1440, height: 900 } as const;
const PHONE = { width: 390, height: 844 } as const;
const LOOKS: readonly Look[] = [
  { size: DESK, colorScheme: "light" },
  { size: DESK, colorScheme: "dark" },
  { size: PHONE, colorScheme: "light" },
  { size: PHONE, colorScheme: "dark" },
];
/** Both themes and both windows: what a theme can break are colours, and a phone has no other ones than a desk. The other two looks are left to the pictures. */
const CHECKED = LOOKS.filter(({ size, colorScheme }) => (size === DESK) === (colorScheme === "light"));
const WCAG: axe.RunOnly = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
const COLOURS: axe.RunOnly = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
/** The narrowest window: nothing may be cut off or hang over. */
const NARROWEST = { width: 360, height: 740 } as const;

/** Where each screen is looked at: no screen knows the engine, so looking once is enough. */
const LOOKED_AT_ON = "sqlite";

/**
 * A state of a screen: WCAG 2.2 AA as far as a machine can tell, in both themes, at a desk and on a phone; and nothing hangs over at 360 px.
 * With `SHOTS` it is painted instead, under its name.
 */
export async function expectState(page: Page, state: string): Promise<void> {
  if (test.info().project.name !== LOOKED_AT_ON) return;
  const before = page.viewportSize() ?? DESK;
  const dress = async ({ size, colorScheme }: Look) => {
    await page.setViewportSize(size);
    // Without motion there is no colour on its way from one theme to the other.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
  };
  // A page that was just gone to has its title a moment later.
  await expect(page).toHaveTitle(/./);
  if (SHOTS !== null) await takeSheet(page, SHOTS, state, LOOKS, dress);
  else {
    if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
    // Everything in one of them, every second state in the other one; colours, which are what a theme can break, in both.
    for (const [place, look] of CHECKED.entries()) {
      await dress(look);
      await expectAccessible(page, look, place === state.length % CHECKED.length ? WCAG : COLOURS);
    }
  }
  await page.setViewportSize(NARROWEST);
  expect(await page.evaluate(() => document.documentElement.scrollWidth), "nothing hangs over").toBeLessThanOrEqual(NARROWEST.width);
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

async function expectAccessible(page: Page, look: Look, runOnly: axe.RunOnly): Promise<void> {
  // No page has frames, so axe need not be asked for each.
  const { violations } = await page.evaluate(
    (only) => window.axe.run(document, { resultTypes: ["violations"], runOnly: only, iframes: false }),
    runOnly,
  );
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary}`).join("\n")}`,
  );
  expect(found, `${look.colorScheme}, ${look.size.width} px`).toEqual([]);
}

export { expect };
