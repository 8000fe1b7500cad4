// The items that a draft would put from one level into another, a page at a time, each with what is needed to open or to read it.
import type { PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { SimulationMovesInput } from "@core/words/studio";
import { revealLine, revealObject } from "@core/words/untrusted-text";
import { casesByIds, titlesOf } from "@/db/queries/past-rows";
import { readPolicyDraft } from "@/db/queries/policy-drafts";
import { readSimulation } from "@/db/queries/simulations";
import { reachesWorkflow } from "../access/resolve";
import type { Deps } from "../deps";
import { readAs } from "./reading";
import type { MovedItem, MovedPage } from "./shapes-simulation";
import { reportIn } from "./simulation";

const PAGE = 50;

export function simulationMoves(
  deps: Deps,
  person: PersonId,
  { simulation: id, from, to, after }: SimulationMovesInput,
): Promise<Result<MovedPage, Refusal>> {
  return readAs(deps, person, async ({ tx, standing }) => {
    const simulation = await readSimulation(tx, id);
    const draft = simulation === null ? null : await readPolicyDraft(tx, simulation.draft);
    if (simulation?.state !== "done" || draft === null || !reachesWorkflow(standing, "policy.read", draft.workflow))
      return refuse({ code: "not-found" });
    const move = reportIn(simulation).moves.find((one) => one.from === from && one.to === to);
    const rows = move?.latest ?? [];
    const page = rows.slice(after, after + PAGE);
    const items = await titlesOf(tx, idsOf(page, false));
    const cases = await casesByIds(tx, idsOf(page, true));
    return ok({
      items: page.flatMap(({ id: of, at, imported }): readonly MovedItem[] => {
        const [item, past] = [items.get(of), cases.get(of)];
        if (imported && past !== undefined) {
          const { body, decision, verdict, externalId } = past;
          const { name: action, arguments: proposed } = body.action;
          return [
            {
              id: of,
              at,
              title: revealLine(body.title),
              open: false,
              past: {
                action: revealLine(action),
                arguments: revealObject(proposed),
                decision,
                verdict,
                externalId: revealLine(externalId),
              },
            },
          ];
        }
        return item === undefined ? [] : [{ id: of, at, title: revealLine(item.title), open: item.execution === "held", past: null }];
      }),
      next: after + PAGE < rows.length ? after + PAGE : null,
    });
  });
}

const idsOf = (rows: readonly { readonly id: string; readonly imported: boolean }[], imported: boolean): readonly string[] =>
  rows.filter((row) => row.imported === imported).map(({ id }) => id);
