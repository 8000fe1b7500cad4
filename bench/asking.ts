// What several measurements ask of a running server: its pages, the next item, and that everything is numbered.
import { type Load, timed } from "./load";
import type { Subject } from "./subject";

export const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
export const PAGE = 50;
export const MANY = 20;
export const QUEUE = "refunds-exceptions";
/** Requests until the engine has compiled what is hot. */
export const WARM_UP = 3_000;
/** Finished items that the history is copied from. */
export const MODELS = 500;

export type Ask = Omit<Load, "connections" | "seconds">;

export function serving({ urls, pids }: Subject) {
  return { urls, pids };
}

export async function ask({ urls, person }: Subject, run: number, procedure: string, input: object): Promise<unknown> {
  const answer = await fetch(`${urls[run % urls.length]}/api/trpc/${procedure}`, {
    method: "POST",
    headers: person,
    body: JSON.stringify(input),
  });
  if (!answer.ok) throw new Error(`${procedure} was refused: ${await answer.text()}`);
  const { result } = (await answer.json()) as { result: { data: unknown } };
  return result.data;
}

export async function pageTimes({ urls, person }: Subject): Promise<readonly number[]> {
  const input = encodeURIComponent(JSON.stringify({ queueId: QUEUE, limit: PAGE }));
  const ask = async (run: number) => {
    const answer = await fetch(`${urls[run % urls.length]}/api/trpc/queues.items?input=${input}`, { headers: person });
    if (!answer.ok) throw new Error(`a page was refused: ${await answer.text()}`);
    await answer.arrayBuffer();
  };
  await timed(100, ask);
  return timed(300, ask);
}

/** Claims the next item, and gives it back outside of the measured time. */
export async function nextTimes(subject: Subject): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let run = 0; run < 250; run++) {
    const began = performance.now();
    const { item } = (await ask(subject, run, "queues.next", { queues: [QUEUE] })) as { item: { id: string } };
    if (run >= 50) taken.push(performance.now() - began);
    await ask(subject, run, "items.release", { itemId: item.id });
  }
  return taken.sort((a, b) => a - b);
}

/** Waits until the sequencer has numbered everything, so that the copies can go on behind it. */
export async function settled({ database }: Subject): Promise<void> {
  for (;;) {
    const [row] = await database.query<{ left: number }>('select count(*) as "left" from events where log_index is null');
    if (Number(row?.left) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
