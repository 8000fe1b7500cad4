// The drafts of a workflow: those that can still come into force, and those that are over, to be read.
import { t } from "@core/words/t";
import Link from "next/link";
import { PersonMark } from "@/components/marks/person-mark";
import { StatusMark } from "@/components/marks/status-mark";
import { TimeMark } from "@/components/marks/time-mark";
import { Part } from "@/components/policy/part";
import { draftPath } from "@/components/policy/policy-paths";
import type { DraftHeadView, PolicyPage } from "@/server/views/shapes-policy";

export function DraftList({ page }: { readonly page: PolicyPage }) {
  return (
    <>
      <Part title={t("policyVersions.openDrafts")} count={page.drafts.length}>
        {page.drafts.length === 0 && <p className="py-2 text-fg-2">{t("policy.noDrafts")}</p>}
        <Drafts label={t("policy.tabDrafts")} drafts={page.drafts} workflow={page.workflow} />
      </Part>
      {page.overDrafts.length > 0 && (
        <Part title={t("policyVersions.overDrafts")} count={page.overDrafts.length}>
          <Drafts label={t("policyVersions.overDrafts")} drafts={page.overDrafts} workflow={page.workflow} />
        </Part>
      )}
    </>
  );
}

interface DraftsProps {
  readonly label: string;
  readonly drafts: readonly DraftHeadView[];
  readonly workflow: string;
}

function Drafts({ label, drafts, workflow }: DraftsProps) {
  if (drafts.length === 0) return null;
  return (
    <ul aria-label={label}>
      {drafts.map((draft) => (
        <li key={draft.id} className="border-b border-line">
          <Link
            href={draftPath(workflow, draft.id)}
            prefetch={false}
            className="flex flex-wrap items-center gap-x-6 gap-y-1 py-2.5 hover:bg-hover"
          >
            <span className="min-w-40 flex-1 font-medium break-words">{draft.name}</span>
            <DraftState state={draft.state} />
            <PersonMark person={draft.author} self="name" />
            <span className="text-fg-2">
              {t("policy.changedBy", { name: draft.changedBy.name })}, <TimeMark at={draft.changedAt} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function DraftState({ state }: Pick<DraftHeadView, "state">) {
  if (state === "asked") return <StatusMark status="attention">{t("policy.asked")}</StatusMark>;
  if (state === "published") return <StatusMark status="ok">{t("policyVersions.published")}</StatusMark>;
  return state === "dropped" ? <span className="text-small text-fg-3">{t("policyVersions.dropped")}</span> : null;
}
