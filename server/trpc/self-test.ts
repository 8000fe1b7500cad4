// The product's test of itself, for who runs it.
import { selfTestState } from "../views/self-test";
import { allowed, router } from "./init";

export const selfTest = router({
  state: allowed("self-test.read").query(({ ctx }) => selfTestState(ctx.deps)),
});
