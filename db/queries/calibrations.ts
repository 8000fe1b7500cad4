// Looks at the evidence of thresholds, each with its certificate. They are added and read, never changed.
import { and, desc, eq } from "drizzle-orm";
import type { Tx } from "../store";

export type StoredCalibration = Readonly<Tx["t"]["calibrations"]["$inferSelect"]>;

/** What looks are counted by. Not by the agent's version as well: imported cases do not say whose they are, so another name would be another look at the same evidence. */
export type LookSeries = Pick<StoredCalibration, "workflow" | "threshold" | "action">;

/** More looks than anybody takes. */
const MOST_LISTED = 200;

export async function insertCalibration(tx: Tx, calibration: StoredCalibration): Promise<void> {
  await tx.q.insert(tx.t.calibrations).values(calibration);
}

/** The looks of a series, the last first. */
export async function looksOf(
  tx: Tx,
  { workflow, threshold, action }: LookSeries,
): Promise<readonly Pick<StoredCalibration, "look" | "laneHash">[]> {
  const { calibrations: c } = tx.t;
  return await tx.q
    .select({ look: c.look, laneHash: c.laneHash })
    .from(c)
    .where(and(eq(c.workflow, workflow), eq(c.threshold, threshold), eq(c.action, action)))
    .orderBy(desc(c.look));
}

/** All looks at a workflow's thresholds, the newest first. */
export async function listCalibrations(tx: Tx, workflow: string): Promise<StoredCalibration[]> {
  const { calibrations: c } = tx.t;
  return await tx.q.select().from(c).where(eq(c.workflow, workflow)).orderBy(desc(c.id)).limit(MOST_LISTED);
}
