// Coverage: who is there for each queue, who is away and who stands in, handing over what somebody holds, and leaving for good.
import {
  capacityInput,
  endInput,
  handOverInput,
  holdingsInput,
  nameDeputyInput,
  offboardInput,
  saveAbsenceInput,
} from "@core/words/absences";
import { endAbsence } from "../commands/end-absence";
import { endDeputy } from "../commands/end-deputy";
import { handOver } from "../commands/hand-over";
import { nameDeputy } from "../commands/name-deputy";
import { offboardPerson } from "../commands/offboard-person";
import { saveAbsence } from "../commands/save-absence";
import { capacityPage } from "../views/capacity";
import { coveragePage } from "../views/coverage";
import { holdings } from "../views/holdings";
import type { CapacityPage, CoveragePage } from "../views/shapes-coverage";
import { allowed, router } from "./init";
import { unwrap } from "./receipt";

export const coverage = router({
  page: allowed("coverage.read").query(({ ctx }): Promise<CoveragePage> => coveragePage(ctx.deps, ctx.person)),
  capacity: allowed("coverage.read")
    .input(capacityInput)
    .query(({ ctx, input }): Promise<CapacityPage> => capacityPage(ctx.deps, ctx.person, input.zone)),
  saveAbsence: allowed("absence.save")
    .input(saveAbsenceInput)
    .mutation(({ ctx, input }) => unwrap(saveAbsence(ctx.deps, { actor: ctx.actor, ...input }))),
  endAbsence: allowed("absence.save")
    .input(endInput)
    .mutation(({ ctx, input }) => unwrap(endAbsence(ctx.deps, { actor: ctx.actor, ...input }))),
  nameDeputy: allowed("deputy.name")
    .input(nameDeputyInput)
    .mutation(({ ctx, input }) => unwrap(nameDeputy(ctx.deps, { actor: ctx.actor, ...input }))),
  endDeputy: allowed("deputy.name")
    .input(endInput)
    .mutation(({ ctx, input }) => unwrap(endDeputy(ctx.deps, { actor: ctx.actor, ...input }))),
  holdings: allowed("person.holdings")
    .input(holdingsInput)
    .query(({ ctx, input }) => unwrap(holdings(ctx.deps, ctx.person, input.person))),
  handOver: allowed("person.hand-over")
    .input(handOverInput)
    .mutation(({ ctx, input }) => unwrap(handOver(ctx.deps, { actor: ctx.actor, ...input }))),
  offboard: allowed("person.offboard")
    .input(offboardInput)
    .mutation(({ ctx, input }) => unwrap(offboardPerson(ctx.deps, { actor: ctx.actor, ...input }))),
});
