// Everything an agent writes is inert: no request leaves, nothing runs, nothing is covered, and the way to decide stays in view.
import type { Page } from "@playwright/test";
import { FLOODS, HOSTILE_VALUES } from "./hostile-values";
import { expect, expectState, refund, test, unique } from "./journey";
import type { Person } from "./person";

type Proposal = ReturnType<typeof refund>;

/** Fields of one line take no control characters, and the API says so; a stranger then writes the rest. */
const line = (text: string, most: number) => {
  const inert = text.replace(/\p{Cc}/gu, " ").trim();
  return [...(inert === "" ? "blank" : inert)].slice(0, most).join("");
};

/** One name is refused at the door, since no JavaScript object keeps it; a stranger writes its neighbour. */
const named = (text: string) => (text === "__proto__" ? "__proto" : text);

/** The value in every field that an agent can fill. */
function everywhere(value: string, place: number): Proposal {
  const short = named(line(value, 150));
  const order = unique("hostile");
  return {
    workflow: "refunds",
    run: `${line(value, 120)} ${order}`,
    step: short,
    external_id: `${line(value, 120)} ${order}`,
    title: `${place} ${line(value, 400)}`,
    group: { id: `${line(value, 120)} ${order}`, size: 1 },
    action: {
      name: "issue_refund",
      arguments: { order: line(value, 100), amount: 300, currency: "EUR" },
      before: { balance: value, [short]: value },
      after: { balance: `${value}!`, [short]: [value] },
    },
    confidence: 0.5,
    signals: { [short]: value, fraud_score: 0.1, account_age_days: 400, new_customer: false },
    claims: [{ subject: short, predicate: short, fingerprint: short }],
    evidence: [
      { kind: "text", label: short, content: value },
      { kind: "text", label: short, media_type: "text/markdown", content: value },
      { kind: "text", label: short, media_type: "text/csv", content: `${value}\n${value};${value}` },
      { kind: "json", label: short, content: { [named(line(value, 100))]: value, list: [value] } },
      { kind: "link", label: short, url: `https://evil.example/${encodeURIComponent(value).slice(0, 300)}` },
    ],
    at_risk: { amount: 300, currency: "EUR" },
  };
}

/** An action that nobody has registered takes any arguments: all values as names and as values, at every depth. */
const unregistered = (): Proposal => ({
  ...refund({ title: unique("All at once") }),
  action: {
    name: line(HOSTILE_VALUES[0] ?? "", 150),
    arguments: Object.fromEntries(
      HOSTILE_VALUES.map((value, at) => [named(value), at % 2 === 0 ? value : { [named(value)]: [value, { deep: value }] }]),
    ),
    // The form of an edit draws groups and lists by it, with hostile titles and choices.
    arguments_schema: {
      properties: Object.fromEntries(
        HOSTILE_VALUES.map((value, at) => [
          named(value),
          at % 2 === 0
            ? { type: "string", title: line(value, 60), description: line(value, 60), examples: [value.slice(0, 60)] }
            : {
                type: "object",
                title: line(value, 60),
                properties: { [named(value)]: { type: "array", items: {} }, kind: { enum: [line(value, 60)] } },
              },
        ]),
      ),
    },
    before: Object.fromEntries(HOSTILE_VALUES.map((value) => [named(value), value])),
    after: { list: [...HOSTILE_VALUES] },
  },
  signals: Object.fromEntries(HOSTILE_VALUES.map((value) => [named(value), value])),
});

/** What the page did that no page of ours does. */
async function watched(person: Person): Promise<() => Promise<readonly string[]>> {
  const { page } = person;
  const deeds: string[] = [];
  const own = new URL(person.address).origin;
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== own && protocol !== "data:" && protocol !== "blob:") deeds.push(`asked ${request.url()}`);
  });
  page.on("dialog", (dialog) => {
    deeds.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("popup", (popup) => deeds.push(`opened ${popup.url()}`));
  await page.addInitScript(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      told.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  return async () => {
    const { ran, told } = await page.evaluate(() => {
      const seen = window as unknown as { readonly hacked?: unknown; readonly told?: readonly string[] };
      return { ran: seen.hacked !== undefined, told: [...(seen.told ?? [])] };
    });
    return [...deeds, ...told, ...(ran ? ["a script ran"] : [])];
  };
}

/** Approve is in the window, and a press on it would reach it. */
const decidable = (page: Page) =>
  page.evaluate(() => {
    const bar = document.querySelector("section[aria-label='Decision']");
    const button = [...(bar?.querySelectorAll("button") ?? [])].find(({ textContent }) => textContent?.includes("Approve"));
    if (!bar || !button) return "no way to approve";
    const at = button.getBoundingClientRect();
    if (at.top < 0 || at.bottom > innerHeight || at.left < 0 || at.right > innerWidth) return "Approve is out of view";
    const hit = document.elementFromPoint(at.left + at.width / 2, at.top + at.height / 2);
    if (hit === null || !button.contains(hit)) return "Approve is covered";
    return document.documentElement.scrollWidth > innerWidth ? "the page hangs over" : "decidable";
  });

/** Every value at a desk; on a phone, where each screen is the same but narrower, every fourth. */
const WINDOWS = [
  { width: 1440, height: 900, every: 1 },
  { width: 390, height: 844, every: 4 },
] as const;

test(`${HOSTILE_VALUES.length} hostile values in every field, on every screen`, async ({ reviewer, agent }) => {
  expect(HOSTILE_VALUES.length).toBeGreaterThanOrEqual(150);
  test.setTimeout(240_000);
  const { page } = reviewer;
  const deeds = await watched(reviewer);
  const first = await agent.submit(everywhere(HOSTILE_VALUES[0] ?? "", 0));
  await Promise.all(HOSTILE_VALUES.slice(1).map((value, place) => agent.submit(everywhere(value, place + 1))));

  for (const { every, ...size } of WINDOWS) {
    await page.setViewportSize(size);
    await reviewer.goto("/review");
    const seen = new Set<string>();
    const steps = Math.ceil(HOSTILE_VALUES.length / every);
    for (let step = 0; step < steps; step += 1) {
      await expect(reviewer.heading).toBeVisible();
      const title = (await reviewer.heading.textContent()) ?? "";
      seen.add(title);
      expect([title, await decidable(page)]).toEqual([title, "decidable"]);
      if (step + 1 === steps) break;
      // At the end of what has been read the next ones are on their way.
      await expect(async () => {
        if ((await reviewer.heading.textContent()) === title) await reviewer.press("j");
        await expect(reviewer.heading).not.toHaveText(title, { timeout: 2_000 });
      }).toPass();
    }
    expect(seen.size).toBe(steps);

    await reviewer.goto("/queues");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.mouse.wheel(0, 4_000);
    await reviewer.open(first);
    await expect(reviewer.heading).toBeVisible();
    expect(await decidable(page)).toBe("decidable");
    expect(await deeds()).toEqual([]);
  }
});

test("all of them at once, as names and values of an action that nobody registered", async ({ manager, agent }) => {
  const deeds = await watched(manager);
  const item = await agent.submit(unregistered());
  for (const size of WINDOWS) {
    await manager.page.setViewportSize(size);
    await manager.open(item);
    await expect(manager.heading).toHaveText(item.title);
    await expect(manager.decision).toBeInViewport({ ratio: 1 });
    expect(await manager.page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    await manager.press("e");
    await expect(manager.page.locator("[data-edit]")).toBeVisible();
    await expect(manager.decision).toBeInViewport({ ratio: 1 });
    expect(await manager.page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    await manager.press("Escape");
  }
  expect(await deeds()).toEqual([]);
});

test("floods are folded, with their true length", async ({ reviewer, agent }) => {
  const { page } = reviewer;
  const deeds = await watched(reviewer);
  for (const [place, flood] of FLOODS.entries()) {
    const item = await agent.submit({
      ...everywhere("flood", place),
      action: {
        name: "issue_refund",
        arguments: { order: unique("flood"), amount: 300, currency: "EUR" },
        before: { text: flood.slice(0, 50_000) },
        after: { text: "none" },
      },
      evidence: [
        { kind: "text", label: "Flood", content: flood },
        { kind: "json", label: "Keys", content: Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`key ${at}`, at])) },
      ],
    });
    for (const size of WINDOWS) {
      await page.setViewportSize(size);
      await reviewer.open(item);
      await expect(reviewer.heading).toBeVisible();
      expect(await decidable(page)).toBe("decidable");
    }
  }
  await expect(page.getByText(/Show all [\d,]+ characters|Too long to show here/).first()).toBeVisible();
  expect(await deeds()).toEqual([]);
});

test("a link leads to a page that says where it goes, and nowhere by itself", async ({ reviewer, agent }) => {
  const item = await agent.submit({
    ...refund(),
    evidence: [{ kind: "link", label: "Your bank", url: "https://pаypal.example/login?next=/x" }],
  });
  await reviewer.open(item);
  const [leaving] = await Promise.all([
    reviewer.page.context().waitForEvent("page"),
    reviewer.page.getByRole("link", { name: /xn--pypal-4ve/ }).click(),
  ]);
  await expect(leaving.getByRole("heading", { name: "This leaves Countersign" })).toBeVisible();
  await expect(leaving.getByText(/wrote this address on/)).toContainText(item.title);
  await expect(leaving.getByRole("link", { name: "Open xn--pypal-4ve.example" })).toHaveAttribute("rel", /noopener noreferrer/);
  await expectState(leaving, "leaving by a link");
  await leaving.close();

  // As a heading: its words stand in the catalogue that every page brings along.
  for (const other of [`item=${item.id}&link=https://evil.example`, `item=${item.id}`, "link=x", "to=https://evil.example"]) {
    const answer = await reviewer.page.request.get(`/leave?${other}`);
    expect([other, answer.status(), (await answer.text()).includes(">This leaves Countersign<")]).toEqual([other, 404, false]);
  }
});

test("every answer carries a strict policy, whatever is asked", async ({ reviewer, product }) => {
  const paths = [
    "/",
    "/review",
    "/queues",
    "/settings",
    "/leave",
    "/sign-in",
    "/items/none",
    "/nothing-here",
    "/api/trpc/me.get",
    "/api/v1/items",
    "/api/v1/nothing",
    "/api/auth/session",
    "/api/blobs/x/y",
    "/healthz",
    "/readyz",
  ];
  for (const path of paths) {
    const answer = await reviewer.page.request.get(`${product.url}${path}`, { maxRedirects: 0 });
    const policy = answer.headers()["content-security-policy"] ?? "";
    expect([path, policy.includes("default-src")]).toEqual([path, true]);
    expect([path, /script-src[^;]*'unsafe-inline'/.test(policy), policy.includes("frame-ancestors 'none'")]).toEqual([path, false, true]);
  }
});
