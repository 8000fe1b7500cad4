// One person asks that content be erased, with a reason. Nothing is gone before another person has signed.
import type { AskErasureInput, ErasureKind } from "@core/words/erasure";
import type { Ms } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { findCase } from "@/db/queries/erased-content";
import { readItem } from "@/db/queries/items";
import type { Tx } from "@/db/store";
import { standingAt } from "../access/directory";
import { erasureRefused, itemKept, mayErase, personKept } from "../access/erasing";
import type { Standing } from "../access/standing";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { askSecondPerson, waitingErasure } from "./commit/erasure-event";

interface Subject {
  readonly kind: ErasureKind;
  readonly subject: string;
  readonly workflow: string | null;
}

export function askErasure(deps: Deps, input: ByPerson<AskErasureInput>): Promise<Result<{ readonly id: string }, Refusal>> {
  const { actor, reason } = input;
  return deps.store.write(async (tx) => {
    const now = await deps.store.nowMs(tx);
    const standing = standingAt(await deps.directory.at(tx), actor.person, now);
    if (standing === null) return refuse({ code: "not-found" });
    const found = await subjectOf(deps, tx, now, standing, input);
    if (!found.ok) return found;
    const { kind, subject } = found.value;
    if ((await waitingErasure(deps, tx, now, kind, subject)) !== null) return refuse(erasureRefused("asked"));
    const erasure = await askSecondPerson(deps, tx, now, { ...found.value, days: null, reason, actor });
    return ok({ id: erasure.id });
  });
}

/** What is asked for, where it exists for this person and nothing stands against it. */
async function subjectOf(deps: Deps, tx: Tx, now: Ms, standing: Standing, input: AskErasureInput): Promise<Result<Subject, Refusal>> {
  switch (input.kind) {
    case "item": {
      const stored = await readItem(tx, input.itemId);
      if (stored === null || !mayErase(standing, "erasure.ask", stored.workflow)) return refuse({ code: "not-found" });
      const kept = await itemKept(tx, stored, now);
      return kept === null ? ok({ kind: "item", subject: stored.item.id, workflow: stored.workflow }) : refuse(kept);
    }
    case "person": {
      if (!mayErase(standing, "erasure.ask", null)) return refuse({ code: "forbidden", right: "erasure.ask" });
      const kept = personKept(await deps.directory.at(tx), input.person, now);
      return kept === null ? ok({ kind: "person", subject: input.person, workflow: null }) : refuse(kept);
    }
    case "case": {
      const { workflow, externalId } = input;
      const id = mayErase(standing, "erasure.ask", workflow) ? await findCase(tx, workflow, externalId) : null;
      return id === null ? refuse({ code: "not-found" }) : ok({ kind: "case", subject: id, workflow });
    }
  }
}
