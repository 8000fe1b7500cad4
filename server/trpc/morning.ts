// The manager's morning.
import { morningInput } from "@core/words/morning";
import { morning as morningOf } from "../views/morning";
import type { Morning } from "../views/shapes-morning";
import { allowed, router } from "./init";

export const morning = router({
  page: allowed("morning.read")
    .input(morningInput)
    .query(({ ctx, input }): Promise<Morning> => morningOf(ctx.deps, ctx.person, input)),
});
