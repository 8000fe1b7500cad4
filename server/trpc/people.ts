// People: who could take an item over.
import { colleaguesInput } from "@core/words/decisions";
import { colleagues } from "../views/colleagues";
import { allowed, router } from "./init";
import { unwrap } from "./receipt";

export const people = router({
  colleagues: allowed("person.colleagues")
    .input(colleaguesInput)
    .query(({ ctx, input }) => unwrap(colleagues(ctx.deps, ctx.person, input.itemId))),
});
