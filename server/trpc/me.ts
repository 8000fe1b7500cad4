// The person who is signed in: name, roles, and what they did today.
import { meView } from "../views/me-view";
import type { Me } from "../views/shapes";
import { allowed, router } from "./init";

export const me = router({
  get: allowed("me.read").query(({ ctx }): Promise<Me> => meView(ctx.deps, ctx.person)),
});
