// The first command: an agent submits an item, and policy has ruled on it.
import type { Actor } from "@core/words/actors";
import type { Refusal } from "@core/words/refusals";
import { refuse } from "@core/words/result";
import { SECOND } from "@core/words/time";
import type { Scene, Submission } from "./commands";
import { stopOf } from "./conditions";
import { type Decided, POLICY, verdict, writer } from "./draft";
import { grantFor } from "./grant";
import { placeIn } from "./placement";
import { asksPeople, blockedClosing, freeOf, markOf } from "./under-ruling";

/** Cleared by policy, queued for people, or closed where the ruling blocks it. */
export function decideSubmission(submission: Submission, actor: Actor, scene: Scene): Decided {
  const { ruling, free, ...submitted } = submission;
  const refusal = unfit(submission, actor, scene);
  if (refusal !== null) return refuse(refusal);
  const policy = writer(POLICY);
  const first = [
    writer(actor)("submitted", dataOf(submitted), free),
    policy("ruled", { cause: "submitted", revision: submission.revision.number, ruling: markOf(ruling) }, freeOf(ruling)),
  ];
  if (ruling.level === "blocked") return verdict(...first, blockedClosing());
  if (!asksPeople(ruling.level)) {
    const grant = grantFor(submission.revision.hash, ruling, "policy", scene.now, scene);
    return verdict(...first, policy("cleared", { grant, decision: null, dueAt: null }));
  }
  const placement = placeIn(ruling.queue, { origin: submission, ruling, duty: "decide" }, scene.now, scene);
  const why = placement.queue === ruling.queue ? "ruled" : "nobody-eligible";
  return verdict(...first, policy("queued", { placement, maxAt: scene.now + ruling.maxS * SECOND, why }));
}

function unfit({ agent, allowedDecisions, group, ruling }: Submission, actor: Actor, scene: Scene): Refusal | null {
  if (actor.kind !== "agent" || actor.id !== agent) return { code: "forbidden", right: "agent" };
  if (!allowedDecisions.includes("reject") && !allowedDecisions.includes("respond")) {
    return { code: "invalid", errors: [{ path: "/allowed_decisions", message: "must hold reject or respond" }] };
  }
  if (group !== null && scene.group !== null && scene.group.size !== group.size) {
    return { code: "group-size-conflict", size: scene.group.size };
  }
  // Policy rules at least review under a stop; whatever it said, nothing is cleared without people while one is on.
  return asksPeople(ruling.level) ? null : stopOf(scene);
}

const dataOf = ({
  agent,
  owner,
  maker,
  workflow,
  action,
  group,
  revision,
  bodyDigest,
  allowedDecisions,
  respondMeans,
}: Omit<Submission, "ruling" | "free">) => ({
  agent,
  owner,
  maker,
  workflow,
  action,
  group,
  revision,
  bodyDigest,
  allowedDecisions,
  respondMeans,
});
