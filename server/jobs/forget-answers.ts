// The loop that forgets old idempotent answers, and what people read long ago.
import { forgetAnswers } from "../commands/forget-answers";
import { forgetNotices } from "../commands/forget-notices";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";

const EVERY_MS = 10 * 60_000;

export const startForgetting = (deps: Deps): Loop =>
  startLoop({ name: "forget-answers", log: deps.log, everyMs: EVERY_MS }, async () => {
    await forgetAnswers(deps);
    await forgetNotices(deps);
    return "later";
  });
