"use client";
// A draft that is over, to read: what it said, what it changed when it was published or dropped, and what was said of it.
import { t } from "@core/words/t";
import Link from "next/link";
import { PersonMark } from "@/components/marks/person-mark";
import { Seal } from "@/components/marks/seal";
import { TimeMark } from "@/components/marks/time-mark";
import { ChangeList } from "@/components/policy/change-list";
import { documentsOf } from "@/components/policy/documents";
import { DraftComments } from "@/components/policy/draft-comments";
import { policyPath, versionPath } from "@/components/policy/policy-paths";
import { PolicyRead, RegistryRead } from "@/components/policy/policy-read";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import type { PolicyDraftView, PolicyPage } from "@/server/views/shapes-policy";

interface OverDraftProps {
  readonly page: PolicyPage;
  readonly draft: PolicyDraftView;
}

export function OverDraft({ page, draft }: OverDraftProps) {
  const documents = documentsOf(draft);
  return (
    <div className="quiet-scroll flex h-full min-h-0 flex-col overflow-auto">
      <header className="flex min-h-[57px] shrink-0 flex-wrap items-center gap-3 border-b border-line px-gutter py-3">
        <h1 className="text-title font-strong break-words">
          <Link href={policyPath(draft.workflow)} className="hover:underline">
            {draft.workflow}
          </Link>
        </h1>
        <span className="rounded-1 border border-line-2 bg-sunken px-2 py-0.5 text-small">{draft.name}</span>
        <PersonMark person={draft.author} self="name" />
      </header>
      <div className="px-gutter pt-3">
        <Ending draft={draft} />
      </div>
      <div className="grid gap-x-8 gap-y-6 px-gutter py-4 wide:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]">
        <div className="grid content-start gap-6 wide:order-last">
          <ChangeList
            changes={draft.changes}
            empty={t("policyVersions.same")}
            widensWhy={t("policyVersions.needsTwo")}
            sides={{ from: t("policyVersions.plain", { version: draft.basePolicy }), to: t("policy.draft") }}
          />
          <DraftComments draft={draft} />
          <Seal hash={draft.hash} signed={draft.state === "published"} copyable />
        </div>
        <div className="grid min-w-0 content-start gap-6">
          <PolicyRead {...documents} people={page.people} />
          <RegistryRead registry={documents.registry} />
        </div>
      </div>
    </div>
  );
}

/** What became of it, by whom and why. */
function Ending({ draft }: Pick<OverDraftProps, "draft">) {
  if (draft.state !== "published" || draft.publishedPolicy === null)
    return (
      <Banner title={t("policy.isDropped")}>
        <PersonMark person={draft.changedBy} self="name" className="align-middle" />, <TimeMark at={draft.changedAt} />
      </Banner>
    );
  const version = draft.publishedPolicy;
  return (
    <Banner
      tone="ok"
      title={t("policy.isPublished", { version })}
      actions={
        <ButtonLink href={versionPath(draft.workflow, "policy", version)}>{t("policyVersions.policyVersion", { version })}</ButtonLink>
      }
    >
      {draft.reason}
      {draft.approver !== null && <span className="text-small"> · {t("policy.signedBy", { name: draft.approver.name })}</span>}
    </Banner>
  );
}
