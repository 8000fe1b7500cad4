// The stop switch: which stops are on, pulling one (one click, reason later), lifting one (with a reason).
import { liftStopInput, pullStopInput } from "@core/words/decisions";
import { stopReviewInput } from "@core/words/stop-review";
import { explainStop } from "../commands/explain-stop";
import { liftStop } from "../commands/lift-stop";
import { pullStop } from "../commands/pull-stop";
import { setStopReview } from "../commands/set-stop-review";
import { listStops } from "../views/list-stops";
import { type StopPage, stopPage } from "../views/stop-page";
import { allowed, router } from "./init";
import { unwrap } from "./receipt";

export const stops = router({
  list: allowed("stop.read").query(({ ctx }) => listStops(ctx.deps, ctx.person)),
  page: allowed("stop.read").query(({ ctx }): Promise<StopPage> => stopPage(ctx.deps, ctx.person)),
  pull: allowed("stop.pull")
    .input(pullStopInput)
    .mutation(({ ctx, input }) => unwrap(pullStop(ctx.deps, { actor: ctx.actor, ...input }))),
  explain: allowed("stop.pull")
    .input(liftStopInput)
    .mutation(({ ctx, input }) => unwrap(explainStop(ctx.deps, { actor: ctx.actor, ...input }))),
  review: allowed("stop.pull")
    .input(stopReviewInput)
    .mutation(({ ctx, input }) => unwrap(setStopReview(ctx.deps, { actor: ctx.actor, ...input }))),
  lift: allowed("stop.lift")
    .input(liftStopInput)
    .mutation(({ ctx, input }) => unwrap(liftStop(ctx.deps, { actor: ctx.actor, ...input }))),
});
