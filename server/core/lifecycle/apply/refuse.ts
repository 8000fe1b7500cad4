// Deciding against the action: rejected, or answered in its place. One person is enough; the decision can be undone until it is final.
import type { Decision, Seen } from "@core/words/events";
import { refuse } from "@core/words/result";
import { SECOND } from "@core/words/time";
import type { RespondMeans } from "@core/words/vocabulary";
import type { Scene } from "../commands";
import { type Decided, verdict, type Write } from "../draft";
import type { Acting } from "../eligibility";
import type { Item } from "../item";

export function reject(item: Item, command: { seen: Seen; reason: string }, by: Acting, scene: Scene, write: Write): Decided {
  const decision = decisionOf(item, "reject", by, scene);
  return verdict(
    write("closed", { outcome: "reject", why: "people", decision, seen: command.seen, dueAt: null }, { reason: command.reason }),
  );
}

export function respond(
  item: Item,
  command: { seen: Seen; means: RespondMeans; body: string },
  by: Acting,
  scene: Scene,
  write: Write,
): Decided {
  const { seen, means, body } = command;
  // Where only people may do it, advice to the agent would ask it to try again what it must never do.
  if (item.ruling?.level === "human_only" && means !== "result") return refuse({ code: "respond-must-be-result" });
  const decision = decisionOf(item, "respond", by, scene);
  return verdict(write("closed", { outcome: "respond", why: "people", decision, seen, dueAt: null }, { means, body }));
}

function decisionOf(item: Item, kind: "reject" | "respond", by: Acting, { now }: Scene): Decision {
  const finalAt = now + (item.ruling?.recallS ?? 0) * SECOND;
  return { seq: item.version + 1, kind, revisionHash: item.revision.hash, by: [by.id], at: now, finalAt };
}
