// The people's API: one router a noun. Its type is what the screens' client is made of.
import { checkpoints } from "./checkpoints";
import { coverage } from "./coverage";
import { erasures } from "./erasures";
import { exports } from "./exports";
import { filters } from "./filters";
import { handing } from "./handing";
import { inbox } from "./inbox";
import { router } from "./init";
import { items } from "./items";
import { ladders } from "./ladders";
import { live } from "./live";
import { load } from "./load";
import { me } from "./me";
import { morning } from "./morning";
import { people } from "./people";
import { policies } from "./policies";
import { queues } from "./queues";
import { runs } from "./runs";
import { selfTest } from "./self-test";
import { stops } from "./stops";
import { trail } from "./trail";

export const appRouter = router({
  items,
  queues,
  filters,
  people,
  policies,
  stops,
  selfTest,
  me,
  live,
  coverage,
  ladders,
  inbox,
  load,
  handing,
  checkpoints,
  exports,
  trail,
  erasures,
  runs,
  morning,
});

export type AppRouter = typeof appRouter;
