// `npm run bench`: submits, decisions, batches, the next item, the queue page and the way of an event from one instance to another, each beside
// the limit that the same engine sets in the same run; how all of it grows with the history; and what a browser makes of it. `npm run bench -- sqlite` or `-- pg`
// runs one engine, `-- growth`, `-- commands`, `-- cases`, `-- browser`, `-- simulation`, `-- trail`, `-- runs` or `-- verify` one part; BENCH_SECONDS, BENCH_OPEN, BENCH_ITEMS, BENCH_KEYS,
// BENCH_ROWS, BENCH_SIMULATED, BENCH_EVENTS and BENCH_LIVED shorten or lengthen it. It needs a build, all but the simulation, the trail and the verifier.
import type { Engine } from "../db/store";
import { SECONDS } from "./asking";
import { inBrowser } from "./browser";
import { pastCases } from "./cases";
import { commandsAndPages } from "./commands";
import { growth } from "./growth";
import { printReport } from "./report";
import { runs } from "./runs";
import { simulation } from "./simulation";
import { ENGINES } from "./subject";
import { trail } from "./trail";
import { verifying } from "./verify";

const PARTS = ["commands", "growth", "cases", "browser", "simulation", "trail", "verify", "runs"] as const;

/** The words of a list that were asked for; all of them when none was. */
function askedOf<Word extends string>(words: readonly Word[]): readonly Word[] {
  const asked = words.filter((word) => process.argv.slice(2).includes(word));
  return asked.length > 0 ? asked : words;
}

if (askedOf(PARTS).includes("simulation")) printReport("simulation, without a database", await simulation());
if (askedOf(PARTS).includes("verify")) printReport("the offline verifier", await verifying());
for (const engine of askedOf<Engine>(ENGINES)) {
  const parts = askedOf(PARTS);
  if (parts.includes("commands")) printReport(`${engine}: commands and pages`, await commandsAndPages(engine), SECONDS);
  if (parts.includes("cases")) printReport(`${engine}: an item beside its past cases`, await pastCases(engine), SECONDS);
  if (parts.includes("browser")) printReport(`${engine}: in the browser`, await inBrowser(engine));
  if (parts.includes("runs")) printReport(`${engine}: a long run in the browser`, await runs(engine));
  if (parts.includes("trail")) printReport(`${engine}: the trail beside its writers`, await trail(engine), SECONDS);
  if (parts.includes("growth")) printReport(`${engine}: growth`, await growth(engine), SECONDS);
}
