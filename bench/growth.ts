// How the queue page, the next item and submits grow with the history.
import type { Engine } from "../db/store";
import { type Ask, MANY, MODELS, nextTimes, pageTimes, SECONDS, serving, settled } from "./asking";
import { plantHistory } from "./database";
import { load, quantile, warmUp } from "./load";
import { type Figure, milliseconds, perSecond, times, whole } from "./report";
import { type Subject, startSubject } from "./subject";
import { small, submission, submitInBatches } from "./submission";

/** How many items the database holds for each round of the growth. */
const SIZES = (process.env.BENCH_ITEMS ?? "10000,100000,1000000").split(",").map(Number);
/** Open items while the history grows. */
const FEW_OPEN = 2_000;

/** The same figures at each size of the history, with the same few items open. */
export async function growth(engine: Engine): Promise<readonly Figure[]> {
  const subject = await startSubject(engine);
  try {
    await submitInBatches(subject, FEW_OPEN, submission);
    const models = (await submitInBatches(subject, MODELS, small)).toSorted();
    for (const id of models) await finish(subject, id);
    const figures: Figure[] = [];
    const first = new Map<string, number>();
    for (const size of SIZES) {
      await settled(subject);
      await plantHistory(subject.database, { from: models[0] ?? "", to: models.at(-1) ?? "" }, size);
      const [{ events } = { events: 0 }] = await subject.database.query<{ events: number }>("select count(*) as events from events");
      const at = `at ${whole(size)} items, ${whole(Number(events))} events`;
      const figure = (what: string, value: number, shown: string) => {
        const least = first.get(what) ?? value;
        first.set(what, least);
        figures.push({ what: `${what} ${at}`, value: shown, against: `${times(value, least)} the first` });
      };
      const p95 = (what: string, taken: readonly number[]) =>
        figure(what, quantile(taken, 0.95), `p50 ${milliseconds(quantile(taken, 0.5))}, p95 ${milliseconds(quantile(taken, 0.95))}`);
      p95("queue page", await pageTimes(subject));
      p95("next", await nextTimes(subject));
      const submits: Ask = { ...serving(subject), path: "/api/v1/items", headers: subject.agent, body: small };
      await warmUp({ ...submits, connections: MANY }, 500);
      const rate = await load({ ...submits, connections: MANY, seconds: SECONDS });
      figure("submits", rate.perSecond, perSecond(rate.perSecond));
    }
    return figures;
  } finally {
    await subject.stop();
  }
}

/** Redeems and reports, so that the item is history. */
async function finish({ urls: [url], agent }: Subject, id: string): Promise<void> {
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${url}/api/v1${path}`, { method: "POST", headers: agent, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} was refused: ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
  const item = (await (await fetch(`${url}/api/v1/items/${id}`, { headers: agent })).json()) as { revision_hash: string };
  const execution = await post(`/items/${id}/executions`, { revision_hash: item.revision_hash });
  await post(`/executions/${execution.id}/report`, { outcome: "succeeded", result: { refund: id } });
}
