// A kept revision read as a proposal again, for ruling it anew.
import type { Proposal } from "@core/policy/facts";
import type { RevisionContent } from "@core/trail/revision-hash";
import type { JsonObject } from "@core/words/vocabulary";
import type { StoredItem } from "@/db/queries/stored-item";

export const proposalOf = (
  { workflow, run, step }: StoredItem,
  { action, title, confidence, signals, at_risk }: RevisionContent,
  edited: JsonObject = action.arguments,
): Proposal => ({ workflow, run, step, title, action: { ...action, arguments: edited }, confidence, signals, at_risk });
