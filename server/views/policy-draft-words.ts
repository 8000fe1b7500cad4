// Drafts and findings as the policy pages list them.
import type { Finding } from "@core/policy/finding";
import { findingText } from "@core/policy/lint";
import { revealLine } from "@core/words/untrusted-text";
import type { DraftHead } from "@/db/queries/policy-drafts";
import type { Names } from "./names";
import type { DraftHeadView, LintFinding } from "./shapes-policy";

/** What is said may quote the names of agents' actions; `where` and `action` are compared, and stay as they are. */
export function findingView(finding: Finding): LintFinding {
  const { code, severity, where, action, basis } = finding;
  const { title, mend } = findingText(finding);
  return { code, severity, where, action, basis, title: revealLine(title), mend: revealLine(mend) };
}

export const draftHead = ({ id, name, author, state, changedAt, changedBy }: DraftHead, names: Names): DraftHeadView => ({
  id,
  name,
  author: names.person(author),
  state,
  changedAt,
  changedBy: names.person(changedBy),
});
