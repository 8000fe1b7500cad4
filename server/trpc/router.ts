// The people's API: one router a noun. Its type is what the screens' client is made of.
import { coverage } from "./coverage";
import { filters } from "./filters";
import { inbox } from "./inbox";
import { router } from "./init";
import { items } from "./items";
import { ladders } from "./ladders";
import { live } from "./live";
import { me } from "./me";
import { people } from "./people";
import { policies } from "./policies";
import { queues } from "./queues";
import { selfTest } from "./self-test";
import { stops } from "./stops";

export const appRouter = router({ items, queues, filters, people, policies, stops, selfTest, me, live, coverage, ladders, inbox });

export type AppRouter = typeof appRouter;
