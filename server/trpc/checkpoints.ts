// Signed heads of the trail, for who proves it, and whether it is being signed, for who runs it.
import { listCheckpointsInput } from "@core/words/trail-proofs";
import { listCheckpoints } from "../views/trail-proof";
import { signingState } from "../views/trail-signing";
import { allowed, router } from "./init";

export const checkpoints = router({
  list: allowed("trail.read")
    .input(listCheckpointsInput)
    .query(({ ctx, input }) => listCheckpoints(ctx.deps, input.before ?? null, input.limit)),
  signing: allowed("trail.watch").query(({ ctx }) => signingState(ctx.deps)),
});
