// The loop that forgets old idempotent answers.
import { forgetAnswers } from "../commands/forget-answers";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";

const EVERY_MS = 10 * 60_000;

export const startForgetting = (deps: Deps): Loop =>
  startLoop("forget-answers", EVERY_MS, deps.log, async () => {
    await forgetAnswers(deps);
    return false;
  });
