// CPU time of a process: on a machine with other work it is what two runs can be compared by.
import { existsSync, readFileSync } from "node:fs";

/** Linux counts in hundredths of a second, on every architecture that Node runs on. */
const TICK_US = 10_000;

/** CPU time that processes have used so far, in microseconds; null where the system does not tell. */
export function cpuOf(pids: readonly number[]): number | null {
  const each = pids.map(cpuOfOne);
  return each.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}

function cpuOfOne(pid: number): number | null {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  // The name stands in parentheses and may hold spaces; user and system time are the 12th and 13th field after it.
  const fields = readFileSync(file, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_US;
}

export const cpuHere = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};
