// The people's API: one router a noun. Its type is what the screens' client is made of.
import { filters } from "./filters";
import { router } from "./init";
import { items } from "./items";
import { ladders } from "./ladders";
import { live } from "./live";
import { me } from "./me";
import { people } from "./people";
import { policies } from "./policies";
import { queues } from "./queues";
import { stops } from "./stops";

export const appRouter = router({ items, queues, ladders, filters, people, policies, stops, me, live });

export type AppRouter = typeof appRouter;
