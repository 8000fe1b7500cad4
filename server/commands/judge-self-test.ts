// Tells the administrators when the self-test no longer comes out, once, and once more when it does again; whichever instance sees it first.
import type { SelfTestVerdict } from "@core/trust/judge-self-test";
import type { Ms } from "@core/words/ids";
import type { JsonObject } from "@core/words/vocabulary";
import { lockAlone } from "@/db/engine/locks";
import { endSelfTestOutage, insertSelfTestOutage, openSelfTestOutage } from "@/db/queries/self-tests";
import type { Tx } from "@/db/store";
import { standingsAt } from "../access/directory";
import { selfTestVerdict } from "../access/self-test-verdict";
import { type Deps, selfTestClock } from "../deps";
import { tell } from "./commit/tell";

export async function judgeSelfTests(deps: Deps): Promise<void> {
  const changes = await deps.store.read(async (tx) => {
    const verdict = await selfTestVerdict(tx, { now: await deps.store.nowMs(tx), ...selfTestClock(deps) });
    return begins(verdict) || ends(verdict) ? isNews(verdict, await openSelfTestOutage(tx)) : false;
  });
  if (changes) await deps.store.write((tx) => judge(deps, tx));
}

const begins = ({ state }: SelfTestVerdict) => state === "failing";
/** Stopped or switched off is not come out. */
const ends = ({ state }: SelfTestVerdict) => state === "works";
const isNews = (verdict: SelfTestVerdict, open: object | null) => (open === null ? begins(verdict) : ends(verdict));

async function judge(deps: Deps, tx: Tx): Promise<void> {
  await lockAlone(tx, "organisation");
  const now = await deps.store.nowMs(tx);
  const verdict = await selfTestVerdict(tx, { now, ...selfTestClock(deps) });
  const open = await openSelfTestOutage(tx);
  if (verdict.state === "failing" && open === null) {
    const { since, step, fault } = verdict;
    await insertSelfTestOutage(tx, { id: deps.ids.any(), began: since, toldAt: now, step, fault, endedAt: null });
    await tellAdmins(deps, tx, now, "failing", { since, step, fault });
  }
  if (verdict.state === "works" && open !== null) {
    await endSelfTestOutage(tx, open.id, verdict.at);
    await tellAdmins(deps, tx, now, "works", { since: open.began, step: open.step, fault: open.fault, endedAt: verdict.at });
  }
}

/** The two are causes of their own: that it works again must not be read in place of that it failed. */
async function tellAdmins(deps: Deps, tx: Tx, now: Ms, state: "failing" | "works", data: JsonObject): Promise<void> {
  const people = [...standingsAt(await deps.directory.at(tx), now).values()];
  const to = people.filter(({ offboarded, grants }) => !offboarded && grants.some(({ role }) => role === "admin")).map(({ id }) => id);
  await tell(deps, tx, now, { kind: "self_test", cause: `self-test:${state}`, to, item: null, queue: null, data: { state, ...data } });
}
