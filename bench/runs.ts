// A run of more than 500 events on its timeline, in Chromium: frames while it is played, scrubbed, zoomed and panned, beside a bare page that does no more than move.
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "@playwright/test";
import type { Engine } from "../db/store";
import { Countersign, type ItemSubmission } from "../sdk/client";
import { atDesk, type Desk, type Framed, framesFigure, framesOf, inNewContext } from "./browser";
import { recordFrames, stopFrames } from "./in-page";
import type { Figure } from "./report";
import { submission } from "./submission";

const RUN = "long-run";
const ITEMS = 100;
/** Proposals of each item: with its coming, its rulings and its end more than five events. */
const REVISIONS = 3;
const LEAST_EVENTS = 500;
const IDLE_MS = 3_000;
const EACH_MS = 5_000;
const PASSES = 3;
const MOST_LONG = 0.05;

export const runs = (engine: Engine): Promise<readonly Figure[]> =>
  atDesk(engine, async (desk) => {
    await plantRun(desk);
    const bare = await inNewContext(desk, async (page) => {
      await page.goto(`${desk.bare}/tall`);
      return framed(page, () => swept(page, { y: 300, from: 200, to: 1_200 }));
    });
    return inNewContext(desk, async (page) => {
      await page.goto(`${desk.product.url}/runs/refunds/${RUN}`);
      const table = page.getByRole("table", { name: "Transfers" });
      await table.waitFor();
      await pause(IDLE_MS);
      const events = Number(/of (\d+)/.exec((await page.getByText(/^Event \d+ of \d+$/).textContent()) ?? "")?.[1] ?? 0);
      if (events < LEAST_EVENTS) throw new Error(`the run has ${events} events where ${LEAST_EVENTS} are to be measured`);
      const of = (words: string, passes: readonly Framed[]) => framesFigure(`a run of ${events} events, ${words}`, passes, bare, MOST_LONG);
      return [
        { what: "moving the pointer over a bare page", value: framesOf([bare]), against: "" },
        of("played from its beginning", await passes(() => played(page))),
        of("scrubbed from end to end", await passes(() => scrubbed(page))),
        of("zoomed in and out by keys", await passes(() => framed(page, () => zoomed(page)))),
        of("panned while it is wide", await passes(() => panned(page))),
      ];
    });
  });

async function plantRun({ product }: Desk): Promise<void> {
  const agent = new Countersign({ url: product.url, key: product.key });
  for (let place = 0; place < ITEMS; place += 1) {
    const first = JSON.parse(submission()) as ItemSubmission;
    const item = await agent.submit({ ...first, run: RUN });
    const { title, action, confidence = null, signals = {}, evidence = [], at_risk = null } = first;
    for (let revision = 1; revision < REVISIONS; revision += 1) {
      const changed = { ...action, arguments: { ...action.arguments, amount: 400 - revision } };
      await agent.revise(item.id, { title, action: changed, confidence, signals, evidence, at_risk });
    }
    // Some are left open, so that the run goes on while it is looked at.
    if (place % 10 !== 0) await agent.withdraw(item.id, "Enough of it.");
  }
}

async function passes(once: () => Promise<Framed>): Promise<readonly Framed[]> {
  const all: Framed[] = [];
  while (all.length < PASSES) all.push(await once());
  return all;
}

async function framed(page: Page, work: () => Promise<void>): Promise<Framed> {
  await page.evaluate(recordFrames);
  await work();
  const frames = await page.evaluate(stopFrames);
  return { frames: frames.toSorted((a, b) => a - b) };
}

async function swept(page: Page, { y, from, to }: { readonly y: number; readonly from: number; readonly to: number }): Promise<void> {
  const ends = Date.now() + EACH_MS;
  for (let way = 0; Date.now() < ends; way += 1) {
    await page.mouse.move(way % 2 === 0 ? to : from, y, { steps: 40 });
  }
}

async function played(page: Page): Promise<Framed> {
  const found = await framed(page, async () => {
    await page.keyboard.press("Space");
    await pause(EACH_MS);
  });
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("heading", { level: 1 }).click();
  return found;
}

async function scrubbed(page: Page): Promise<Framed> {
  const box = await page.getByRole("slider", { name: "Instant" }).boundingBox();
  if (box === null) throw new Error("the run has no slider");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width - 8, y);
  await page.mouse.down();
  const found = await framed(page, () => swept(page, { y, from: box.x + 8, to: box.x + box.width - 8 }));
  await page.mouse.up();
  await page.getByRole("heading", { level: 1 }).click();
  return found;
}

async function zoomed(page: Page): Promise<void> {
  const ends = Date.now() + EACH_MS;
  while (Date.now() < ends)
    for (const key of ["+", "+", "+", "-", "-", "-"]) {
      await page.keyboard.press(key);
      await pause(120);
    }
}

async function panned(page: Page): Promise<Framed> {
  for (let times = 0; times < 6; times += 1) await page.keyboard.press("+");
  await pause(500);
  const box = await page.getByRole("region", { name: "Lanes" }).boundingBox();
  if (box === null) throw new Error("the run has no lanes");
  const hand = await page.context().newCDPSession(page);
  const sweep = (distance: number) =>
    hand.send("Input.synthesizeScrollGesture", {
      x: box.x + box.width / 2,
      y: box.y + Math.min(100, box.height / 2),
      xDistance: distance,
      speed: 3_000,
      gestureSourceType: "mouse",
      preventFling: true,
    });
  const found = await framed(page, async () => {
    await sweep(6_000);
    await sweep(-6_000);
  });
  await page.keyboard.press("0");
  return found;
}
