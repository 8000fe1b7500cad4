// Load: how much queues and people have to do, how promises were kept, and how much somebody may have in hand.
import { limitPersonInput, queueLoadsInput } from "@core/words/load";
import { limitPerson } from "../commands/limit-person";
import { queueLoads } from "../views/queue-loads";
import type { QueueLoad } from "../views/shapes-load";
import { allowed, router } from "./init";
import { unwrap } from "./receipt";

export const load = router({
  queues: allowed("load.read")
    .input(queueLoadsInput)
    .query(({ ctx, input }): Promise<readonly QueueLoad[]> => queueLoads(ctx.deps, ctx.person, input)),
  limitPerson: allowed("person.limit")
    .input(limitPersonInput)
    .mutation(({ ctx, input }) => unwrap(limitPerson(ctx.deps, { actor: ctx.actor, ...input }))),
});
