// Names somebody who may act for a person in a span of time, within a scope. A deputy lends nothing on: who acts for them does not act for the person.
import type { NameDeputyInput } from "@core/words/absences";
import type { FieldError, Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { t } from "@core/words/t";
import { lockAlone } from "@/db/engine/locks";
import { addDeputy } from "@/db/queries/people";
import { listWorkflows } from "@/db/queries/policies";
import type { Tx } from "@/db/store";
import { mayNameDeputy } from "../access/attending";
import { type Directory, standingAt } from "../access/directory";
import { parseScope, printScope } from "../access/standing";
import type { Deps } from "../deps";
import { type ByPerson, namedActor } from "./commit/actor";
import { recordEvent } from "./commit/record-event";

export function nameDeputy(
  deps: Deps,
  { actor, person, deputy, fromMs, untilMs, scope }: ByPerson<NameDeputyInput>,
): Promise<Result<{ readonly id: string }, Refusal>> {
  return deps.store.write(async (tx) => {
    await lockAlone(tx, "organisation");
    const now = await deps.store.nowMs(tx);
    const directory = await deps.directory.at(tx);
    const by = standingAt(directory, actor.person, now);
    const who = standingAt(directory, person, now);
    if (by === null || who === null || who.offboarded) return refuse({ code: "not-found" });
    if (!mayNameDeputy(by, person)) return refuse({ code: "forbidden", right: "admin" });
    const standsIn = standingAt(directory, deputy, now);
    const errors: FieldError[] = [
      ...(deputy === person ? [{ path: "/deputy", message: t("coverage.notOneself") }] : []),
      ...(standsIn === null || standsIn.offboarded ? [{ path: "/deputy", message: t("coverage.noSuchPerson") }] : []),
      ...(untilMs <= now ? [{ path: "/untilMs", message: t("coverage.isPast") }] : []),
      ...(await scopeErrors(tx, directory, scope)),
    ];
    if (errors.length > 0) return refuse({ code: "invalid", errors });
    const id = deps.ids.any();
    const named = { from: Math.max(fromMs, now), until: untilMs, scope: printScope(parseScope(scope) ?? { kind: "all" }) || null };
    await addDeputy(tx, { id, person, deputy, ...named });
    await recordEvent(deps, tx, now, {
      kind: "person",
      id: person,
      type: "deputy_named",
      actor: namedActor(actor),
      data: { deputyship: id, deputy, ...named },
      free: {},
    });
    return ok({ id });
  });
}

async function scopeErrors(tx: Tx, directory: Directory, text: string): Promise<readonly FieldError[]> {
  const scope = parseScope(text);
  const unknown = [{ path: "/scope", message: t("coverage.noSuchScope") }];
  switch (scope?.kind) {
    case "all":
      return [];
    case "queue":
      return directory.queues.has(scope.queue) ? [] : unknown;
    case "workflow":
      return (await listWorkflows(tx, "policy")).some(({ workflow }) => workflow === scope.workflow) ? [] : unknown;
    case undefined:
      return unknown;
  }
}
