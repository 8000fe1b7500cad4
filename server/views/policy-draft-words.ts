// Drafts and findings as the policy pages list them.
import type { Finding } from "@core/policy/finding";
import { findingText } from "@core/policy/lint";
import type { DraftHead } from "@/db/queries/policy-drafts";
import type { Names } from "./names";
import type { DraftHeadView, LintFinding } from "./shapes";

export const findingView = (finding: Finding): LintFinding => ({
  code: finding.code,
  severity: finding.severity,
  where: finding.where,
  action: finding.action,
  basis: finding.basis,
  ...findingText(finding),
});

export const draftHead = ({ id, name, author, state, changedAt, changedBy }: DraftHead, names: Names): DraftHeadView => ({
  id,
  name,
  author: names.person(author),
  state,
  changedAt,
  changedBy: names.person(changedBy),
});
