// Looks now and then whether the coming days bring more than there are people for; who is told, is told once a day by all instances together.
import { MINUTE } from "@core/words/time";
import { tellCapacity } from "../commands/tell-capacity";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";

export const startTellingCapacity = (deps: Deps): Loop =>
  startLoop({ name: "tell-capacity", log: deps.log, everyMs: 15 * MINUTE }, async () => {
    await tellCapacity(deps);
    return "later";
  });
