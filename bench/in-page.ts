// What the benchmarks run inside of a page. No function in here has a name of its own: tsx wraps named ones in a helper that no page has.

export interface Painted {
  /** From the key until the page had changed, and until the frame behind the one that shows it began. */
  readonly changedMs: number;
  readonly paintedMs: number;
  /** A frame without the change was drawn first. */
  readonly late: boolean;
}

declare global {
  interface Window {
    benchPainted: Painted[];
    benchFrames: number[];
    benchRecording: boolean;
  }
}

/** Takes the time of each key after which the heading reads otherwise. From the moment of the key itself, so that a busy page counts too. */
export function watchKeys(): void {
  window.benchPainted = [];
  let pressed: { at: number; heading: string; late: boolean } | null = null;
  window.addEventListener(
    "keydown",
    (event) => {
      const press = { at: event.timeStamp, heading: document.querySelector("h1")?.textContent ?? "", late: false };
      pressed = press;
      requestAnimationFrame(() => {
        press.late = true;
      });
    },
    true,
  );
  new MutationObserver(() => {
    const heading = pressed && document.querySelector("h1")?.textContent;
    if (!pressed || !heading || heading === pressed.heading) return;
    const { at, late } = pressed;
    const changedMs = performance.now() - at;
    pressed = null;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => window.benchPainted.push({ changedMs, paintedMs: performance.now() - at, late })),
    );
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** When the page first showed something, and when the largest thing that it showed by itself. */
export async function paintTimes(): Promise<{ readonly fcp: number; readonly lcp: number }> {
  const largest = await new Promise<PerformanceEntryList>((found) => {
    new PerformanceObserver((list) => found(list.getEntries())).observe({ type: "largest-contentful-paint", buffered: true });
  });
  return { fcp: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0, lcp: largest.at(-1)?.startTime ?? 0 };
}

/** Writes down when each frame begins, until it is told to stop. */
export function recordFrames(): void {
  window.benchFrames = [];
  window.benchRecording = true;
  const recorder = {
    step(at: number) {
      window.benchFrames.push(at);
      if (window.benchRecording) requestAnimationFrame(recorder.step);
    },
  };
  requestAnimationFrame(recorder.step);
}

/** The milliseconds between the frames since then. */
export function stopFrames(): readonly number[] {
  window.benchRecording = false;
  return window.benchFrames.slice(1).map((at, before) => at - (window.benchFrames[before] ?? at));
}

/** How far down the table is, or the page where there is none. */
export const scrolledTo = (): number => (document.querySelector("table")?.parentElement ?? document.documentElement).scrollTop;

/** Goes to the end of the table again and again, until the end is the last row of all. Answers how long that took. */
export async function readToTheEnd(most: number): Promise<number> {
  const began = performance.now();
  const table = document.querySelector("table");
  const rows = table?.getAttribute("aria-rowcount");
  while (table?.querySelector("tbody tr:last-child")?.getAttribute("aria-rowindex") !== rows) {
    if (performance.now() - began > most) throw new Error(`the table's end was not reached within ${most} ms`);
    table?.parentElement?.scrollTo({ top: table.parentElement.scrollHeight });
    await new Promise(requestAnimationFrame);
  }
  return performance.now() - began;
}
