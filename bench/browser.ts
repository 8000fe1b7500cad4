// What a person at the screen waits for, in Chromium: from a key to the next item, the first load, and frames while a long queue scrolls, each beside a bare page.
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import type { Engine } from "../db/store";
import { type Product, root, startProduct } from "../e2e/product";
import { ensureBrowser } from "../scripts/browser.mjs";
import { type Painted, paintTimes, readToTheEnd, recordFrames, scrolledTo, stopFrames, watchKeys } from "./in-page";
import { quantile } from "./load";
import { type Figure, holds, kilobytes, milliseconds, times, whole } from "./report";
import { submitInBatches, waiting } from "./submission";

const ROWS = Number(process.env.BENCH_ROWS ?? 10_000);
/** Items that are walked through and signed. */
const ITEMS = Number(process.env.BENCH_KEYS ?? 60);
const LOADS = 5;
const SIZE = { width: 1440, height: 900 } as const;

/** Time on an item before J: less than it takes until the item is claimed. */
const LEAF_MS = 250;
/** Time on an item before it is signed: until Approve is alive, and the item claimed. */
const READ_MS = 900;
/** A key that nothing has followed for so long was not heard. */
const UNHEARD_MS = 3_000;
/** How long a loaded page is left alone. */
const IDLE_MS = 3_000;
const SCROLL_S = 5;
const SCROLL_PX_PER_S = 3_000;
/** Times that the rows are scrolled through once all are read. */
const PASSES = 5;
const END_MS = 300_000;

const MOST_PAINTED_MS = 50;
const FRAME_MS = 1_000 / 60;
const MOST_SCRIPTS = 180_000;
/** Of the frames: once the rows are here, and while pages of them come. */
const MOST_LONG = { read: 0.05, reading: 0.1 } as const;

const BUILT = [`${process.env.NEXT_DIST_DIR ?? ".next"}/BUILD_ID`, process.env.SERVER_BUNDLE ?? "dist/main.js"];

/** A word that every key changes, and as much to scroll as there are rows. */
const BARE_PAGES: Readonly<Record<string, string>> = {
  "/word": `<h1>0</h1><script>addEventListener("keydown", () => { const [h1] = document.getElementsByTagName("h1"); h1.textContent = Number(h1.textContent) + 1; });</script>`,
  "/tall": `<div style="height: ${ROWS * 32}px">Tall</div>`,
};

export interface Desk {
  readonly product: Product;
  readonly browser: Browser;
  /** Address of the bare pages. */
  readonly bare: string;
  /** Ria's cookies. */
  readonly session: Awaited<ReturnType<BrowserContext["storageState"]>>;
}

type BenchAgent = Parameters<typeof submitInBatches>[0];

/** The product as built, Ria's session in a browser, and bare pages beside it. */
export async function atDesk<Result>(engine: Engine, work: (desk: Desk, agent: BenchAgent) => Promise<Result>): Promise<Result> {
  for (const file of BUILT) if (!existsSync(resolve(root, file))) throw new Error(`there is no ${file}: run \`npm run build\` first`);
  const browser = await chromium.launch({ executablePath: ensureBrowser() });
  const bare = await serveBarePages();
  const product = await startProduct(engine);
  try {
    const agent = { urls: [product.url], agent: { authorization: `Bearer ${product.key}`, "content-type": "application/json" } };
    return await work({ product, browser, bare: bare.url, session: await signIn(browser, product) }, agent);
  } finally {
    await browser.close();
    bare.stop();
    await product.stop();
  }
}

export const inBrowser = (engine: Engine): Promise<readonly Figure[]> =>
  atDesk(engine, async (desk, agent) => {
    await submitInBatches(agent, ITEMS, waiting);
    const figures = [...(await firstLoad(desk)), ...(await keys(desk))];
    await submitInBatches(agent, ROWS, waiting);
    return [...figures, ...(await scrolling(desk))];
  });

async function serveBarePages(): Promise<{ readonly url: string; stop(): void }> {
  const server = createServer(({ url }, answer) => {
    answer.setHeader("content-type", "text/html").end(`<!doctype html><title>Bare</title>${BARE_PAGES[url ?? ""] ?? ""}`);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => void server.close() };
}

async function signIn(browser: Browser, { url, people }: Product): Promise<Desk["session"]> {
  const { email, password } = people.ria;
  const context = await browser.newContext();
  const answer = await context.request.post(`${url}/api/auth/sign-in/email`, { data: { email, password }, headers: { origin: url } });
  if (!answer.ok()) throw new Error(`signing in was refused: ${await answer.text()}`);
  const session = await context.storageState();
  await context.close();
  return session;
}

/** Does something in a browser that has seen nothing yet, as Ria. */
export async function inNewContext<Result>({ browser, session }: Desk, work: (page: Page) => Promise<Result>): Promise<Result> {
  const context = await browser.newContext({ viewport: SIZE, storageState: session });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

interface Loaded {
  readonly document: number;
  /** Compressed bytes of scripts that had come when the page was loaded, and that have come since. */
  readonly scripts: number;
  readonly allScripts: number;
  readonly fcp: number;
  readonly lcp: number;
}

async function firstLoad(desk: Desk): Promise<readonly Figure[]> {
  const ours: Loaded[] = [];
  const bare: Loaded[] = [];
  for (let run = 0; run <= LOADS; run += 1) {
    const [one, other] = [await loadedNew(desk, `${desk.product.url}/review`), await loadedNew(desk, `${desk.bare}/word`)];
    // The first one finds a server that has rendered nothing yet.
    if (run === 0) continue;
    ours.push(one);
    bare.push(other);
  }
  const of = (loads: readonly Loaded[], what: keyof Loaded) =>
    quantile(
      loads.map((one) => one[what]).sort((a, b) => a - b),
      0.5,
    );
  const scripts = of(ours, "scripts");
  const paint = (what: "fcp" | "lcp", words: string): Figure => ({
    what: `/review, first load: ${words}`,
    value: milliseconds(of(ours, what)),
    against: `${times(of(ours, what), of(bare, what))} a bare page (${milliseconds(of(bare, what))})`,
  });
  return [
    {
      what: "/review, first load: scripts until it is loaded",
      value: kilobytes(scripts),
      against: `${times(scripts, MOST_SCRIPTS)} what it may be`,
      goal: holds(`≤ ${kilobytes(MOST_SCRIPTS)}`, scripts <= MOST_SCRIPTS),
    },
    {
      what: `and ${IDLE_MS / 1_000} s later`,
      value: kilobytes(of(ours, "allScripts")),
      against: `${times(of(ours, "allScripts"), scripts)}`,
    },
    { what: "/review, first load: the document", value: kilobytes(of(ours, "document")), against: "" },
    paint("fcp", "first contentful paint"),
    paint("lcp", "largest contentful paint"),
  ];
}

/** Loads the page with nothing cached, and counts what comes over the wire, head and body. */
const loadedNew = (desk: Desk, url: string): Promise<Loaded> =>
  inNewContext(desk, async (page) => {
    const wire = await page.context().newCDPSession(page);
    const kinds = new Map<string, "script" | "document">();
    const arrived: { readonly kind: "script" | "document" | undefined; readonly bytes: number; readonly at: number }[] = [];
    let loadedAt = Number.POSITIVE_INFINITY;
    wire.on("Network.responseReceived", ({ requestId, type, response }) => {
      if (type === "Document") kinds.set(requestId, "document");
      else if (type === "Script" || response.mimeType.includes("javascript")) kinds.set(requestId, "script");
    });
    wire.on("Network.loadingFinished", ({ requestId, encodedDataLength, timestamp }) => {
      arrived.push({ kind: kinds.get(requestId), bytes: encodedDataLength, at: timestamp });
    });
    wire.on("Page.loadEventFired", ({ timestamp }) => {
      loadedAt = timestamp;
    });
    await wire.send("Network.enable");
    await wire.send("Page.enable");
    await page.goto(url);
    await pause(IDLE_MS);
    const bytes = (kind: "script" | "document", until: number) =>
      arrived.filter((one) => one.kind === kind && one.at <= until).reduce((all, one) => all + one.bytes, 0);
    return {
      document: bytes("document", Number.POSITIVE_INFINITY),
      scripts: bytes("script", loadedAt),
      allScripts: bytes("script", Number.POSITIVE_INFINITY),
      ...(await page.evaluate(paintTimes)),
    };
  });

interface Pressed {
  readonly painted: readonly number[];
  readonly changed: readonly number[];
  readonly late: number;
  readonly unheard: number;
}

async function keys(desk: Desk): Promise<readonly Figure[]> {
  const review = `${desk.product.url}/review`;
  const bare = await pressed(desk, { url: `${desk.bare}/word`, key: "j", presses: ITEMS, paceMs: LEAF_MS });
  const walked = await pressed(desk, { url: review, key: "j", presses: ITEMS - 1, paceMs: LEAF_MS });
  const signed = await pressed(desk, { url: review, key: "a", presses: ITEMS - 1, paceMs: READ_MS });
  return [
    { what: "a key to a word painted, on a bare page", value: spread(bare.painted), against: "" },
    ...keyFigures("a key to the next item painted, by J", walked, bare),
    ...keyFigures("a key to the next item painted, by signing", signed, bare),
  ];
}

function keyFigures(what: string, { painted, changed, late, unheard }: Pressed, bare: Pressed): readonly Figure[] {
  const p95 = quantile(painted, 0.95);
  const heard = unheard === 0 ? "" : `, ${unheard} keys not heard`;
  return [
    {
      what,
      value: `${spread(painted)}${heard}`,
      against: `${times(p95, quantile(bare.painted, 0.95))} the bare page's p95`,
      goal: holds(`≤ ${MOST_PAINTED_MS} ms p95`, p95 <= MOST_PAINTED_MS),
    },
    {
      what: "of which until the page has changed",
      value: spread(changed),
      against: `${painted.length - late} of ${painted.length} in the very next frame`,
      goal: holds("≤ 1 frame p95", quantile(changed, 0.95) <= FRAME_MS),
    },
  ];
}

const spread = (sorted: readonly number[]): string =>
  `p50 ${milliseconds(quantile(sorted, 0.5))}, p95 ${milliseconds(quantile(sorted, 0.95))}, most ${milliseconds(sorted.at(-1) ?? 0)}`;

interface Presses {
  readonly url: string;
  readonly key: string;
  readonly presses: number;
  /** Between what one key has painted and the next key. */
  readonly paceMs: number;
}

const pressed = (desk: Desk, { url, key, presses, paceMs }: Presses): Promise<Pressed> =>
  inNewContext(desk, async (page) => {
    await page.addInitScript(watchKeys);
    await page.goto(url);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await pause(IDLE_MS);
    let unheard = 0;
    for (let done = 0; done < presses; ) {
      if (await isPainted(page, key, done)) done += 1;
      else unheard += 1;
      if (unheard > presses / 10) throw new Error(`${unheard} presses of ${key} at ${url} changed nothing`);
      await pause(paceMs);
    }
    const all = await page.evaluate(() => window.benchPainted);
    const sorted = (of: (one: Painted) => number) => all.map(of).sort((a, b) => a - b);
    return {
      painted: sorted(({ paintedMs }) => paintedMs),
      changed: sorted(({ changedMs }) => changedMs),
      late: all.filter(({ late }) => late).length,
      unheard,
    };
  });

/** Presses the key and waits, asking seldom, until one more is painted than before. */
async function isPainted(page: Page, key: string, before: number): Promise<boolean> {
  await page.keyboard.press(key);
  for (let waited = 0; waited < UNHEARD_MS; waited += 100) {
    await pause(100);
    if ((await page.evaluate(() => window.benchPainted.length)) > before) return true;
  }
  return false;
}

export interface Framed {
  /** What each took, the shortest first. */
  readonly frames: readonly number[];
}

interface Scrolled extends Framed {
  readonly px: number;
}

async function scrolling(desk: Desk): Promise<readonly Figure[]> {
  const bare = await inNewContext(desk, async (page) => {
    await page.goto(`${desk.bare}/tall`);
    return scrolled(page, 1);
  });
  return inNewContext(desk, async (page) => {
    await page.goto(`${desk.product.url}/queues`);
    await page.getByRole("table").waitFor();
    await pause(IDLE_MS);
    const reading = [await scrolled(page, 1), await scrolled(page, 1), await scrolled(page, 1)];
    const end = await page.evaluate(readToTheEnd, END_MS);
    await pause(IDLE_MS);
    const read: Scrolled[] = [];
    for (let pass = 0; pass < PASSES; pass += 1) read.push(await scrolled(page, -1), await scrolled(page, 1));
    return [
      { what: "scrolling one tall element on a bare page", value: framesOf([bare]), against: "" },
      framesFigure("/queues, scrolling down while rows are read", reading, bare, MOST_LONG.reading),
      { what: `/queues, to the end of ${whole(ROWS)} rows as fast as they are read`, value: `${(end / 1_000).toFixed(1)} s`, against: "" },
      framesFigure(`/queues, scrolling up and down with ${whole(ROWS)} rows read`, read, bare, MOST_LONG.read),
    ];
  });
}

/** By the wheel, at a steady speed, down or up. */
async function scrolled(page: Page, way: 1 | -1): Promise<Scrolled> {
  const asked = SCROLL_PX_PER_S * SCROLL_S;
  const hand = await page.context().newCDPSession(page);
  const from = await page.evaluate(scrolledTo);
  await page.evaluate(recordFrames);
  await hand.send("Input.synthesizeScrollGesture", {
    x: SIZE.width / 2,
    y: SIZE.height / 2,
    yDistance: -way * asked,
    speed: SCROLL_PX_PER_S,
    gestureSourceType: "mouse",
    preventFling: true,
  });
  const frames = await page.evaluate(stopFrames);
  const px = Math.abs((await page.evaluate(scrolledTo)) - from);
  if (px < Math.min(asked, ROWS * 28) / 2) throw new Error(`${page.url()} scrolled ${px} px where ${asked} were asked for`);
  return { frames: frames.toSorted((a, b) => a - b), px };
}

/** A frame counts as long when it took half as long again as the usual one. */
function longShare({ frames }: Framed): number {
  const usual = quantile(frames, 0.5);
  return frames.filter((taken) => taken > 1.5 * usual).length / frames.length;
}

const medianOf = (values: readonly number[]): number =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const longestOf = ({ frames }: Framed): number => frames.at(-1) ?? 0;

/** The medians of the passes, and the worst of them. */
export const framesOf = (passes: readonly Framed[]): string => {
  const shares = passes.map(longShare);
  const of = passes.length === 1 ? "" : ` (of ${passes.length} times, at most ${percent(Math.max(...shares))})`;
  return `${percent(medianOf(shares))} of ${medianOf(passes.map(({ frames }) => frames.length))} frames long${of}, longest ${milliseconds(Math.max(...passes.map(longestOf)))}`;
};

export const framesFigure = (what: string, passes: readonly Framed[], bare: Framed, most: number): Figure => ({
  what,
  value: framesOf(passes),
  against: `longest ${times(Math.max(...passes.map(longestOf)), longestOf(bare))} the bare page's`,
  goal: holds(`≤ ${percent(most)} long`, medianOf(passes.map(longShare)) <= most),
});
