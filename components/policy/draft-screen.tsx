"use client";
// A draft: thresholds, boundaries, rules and the registry to change on the left; what that changes, which way, what the lint finds and what is signed on the right.
import { t } from "@core/words/t";
import Link from "next/link";
import { useState } from "react";
import { usePolicy, usePolicyDraft, useRefreshPolicies, useSaveDraft } from "@/components/data/policies";
import { PersonMark } from "@/components/marks/person-mark";
import { Seal } from "@/components/marks/seal";
import { StatusMark } from "@/components/marks/status-mark";
import { TimeMark } from "@/components/marks/time-mark";
import { BoundaryEditor } from "@/components/policy/boundary-editor";
import { CalibrationLine } from "@/components/policy/calibration-line";
import { ChangeList } from "@/components/policy/change-list";
import { documentsOf, withCandidates, withThreshold } from "@/components/policy/documents";
import { DraftActions } from "@/components/policy/draft-actions";
import { DraftComments } from "@/components/policy/draft-comments";
import { ErrorsPanel } from "@/components/policy/errors-panel";
import { LintList } from "@/components/policy/lint-list";
import { OverDraft } from "@/components/policy/over-draft";
import { policyPath } from "@/components/policy/policy-paths";
import { RegistryEditor } from "@/components/policy/registry-editor";
import { RuleEditor } from "@/components/policy/rule-editor";
import { SimulationFigures } from "@/components/policy/simulation-figures";
import { SimulationPanel } from "@/components/policy/simulation-panel";
import { StepsEditor } from "@/components/policy/steps-editor";
import { ThresholdEditor } from "@/components/policy/threshold-editor";
import { type Saving, useDraft } from "@/components/policy/use-draft";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Segment } from "@/components/ui/segment";
import type { PolicyDraftView, PolicyPage } from "@/server/views/shapes-policy";

export function DraftScreen({ workflow, draftId }: { readonly workflow: string; readonly draftId: string }) {
  const { data: page } = usePolicy(workflow);
  const { data: draft } = usePolicyDraft(draftId);
  if (page === undefined || draft === undefined) return null;
  const over = draft.state === "published" || draft.state === "dropped";
  return over ? <OverDraft page={page} draft={draft} /> : <DraftOnScreen page={page} draft={draft} />;
}

interface OnScreenProps {
  readonly page: PolicyPage;
  readonly draft: PolicyDraftView;
}

function DraftOnScreen({ page, draft }: OnScreenProps) {
  const { writing, change, saving, settled, problem, take } = useDraft(draft);
  const mayWrite = draft.allowed.save.ok;
  // What somebody else reads is what is kept; what one writes oneself stands as it is typed.
  const { policy, registry } = mayWrite ? writing.documents : documentsOf(draft);
  const inForce = documentsOf(page);
  const setPolicy = (next: typeof policy) => change({ documents: { policy: next, registry } });
  const editors = { policy, registry, inForce: inForce.policy, mayWrite, onChange: setPolicy };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex min-h-[57px] shrink-0 flex-wrap items-center gap-3 border-b border-line px-gutter py-3">
        <h1 className="text-title font-strong break-words">
          <Link href={policyPath(draft.workflow)} className="hover:underline">
            {draft.workflow}
          </Link>
        </h1>
        <span className="rounded-1 border border-line-2 px-2 py-0.5 text-small">{t("policy.published", { version: page.version })}</span>
        <span className="max-w-full rounded-1 border border-ink-line bg-ink-tint px-2 py-0.5 text-small text-ink-text [overflow-wrap:anywhere]">
          {draft.name}
        </span>
        <PersonMark person={draft.author} self="name" />
        <span aria-live="polite" className="text-small text-fg-2">
          {mayWrite && <SavedMark saving={saving} />}
        </span>
        <span className="flex-1" />
        <DraftActions draft={draft} saving={saving} settled={settled} />
      </header>
      <div className="quiet-scroll min-h-0 flex-1 overflow-auto">
        <SimulationFigures draft={draft.id} />
        <Notices draft={draft} problem={problem} onTake={take} />
        <div className="grid wide:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]">
          <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-6 px-gutter py-4">
            <ThresholdEditor
              {...editors}
              draft={draft}
              extra={(name) => (
                <CalibrationLine
                  policy={policy}
                  name={name}
                  mayWrite={mayWrite}
                  onValue={(value) => setPolicy(withThreshold(policy, name, value))}
                  onCandidates={(candidates) => setPolicy(withCandidates(policy, name, candidates))}
                />
              )}
            />
            <BoundaryEditor {...editors} findings={draft.findings} />
            <RuleEditor {...editors} draft={draft} findings={draft.findings} />
            <RegistryEditor
              draftId={draft.id}
              registry={registry}
              policy={policy}
              mayWrite={mayWrite}
              findings={draft.findings}
              onChange={(next) => change({ documents: { policy, registry: next } })}
            />
            {mayWrite && (
              <StepsEditor
                registry={registry}
                findings={draft.findings}
                onChange={(next) => change({ documents: { policy, registry: next } })}
              />
            )}
          </div>
          <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-6 border-line px-gutter py-4 max-wide:border-t wide:border-l">
            <ChangeList changes={draft.changes} />
            <SimulationPanel draft={draft.id} />
            <ErrorsPanel policy={policy} />
            <LintList findings={draft.findings} />
            <section aria-label={t("policy.openItems")}>
              <h2 className="border-b border-line pb-1.5 font-strong">{t("policy.openItems")}</h2>
              <p className="py-2 text-fg-2">{t("policy.openItemsWhat", { count: page.openItems })}</p>
              {mayWrite ? (
                <Segment
                  label={t("policy.openItems")}
                  value={writing.openItems}
                  choices={[
                    { value: "keep", label: t("policy.keep") },
                    { value: "re-rule", label: t("policy.rerule") },
                  ]}
                  onChange={(openItems) => change({ openItems })}
                />
              ) : (
                <p className="font-medium">{t(draft.openItems === "keep" ? "policy.keep" : "policy.rerule")}</p>
              )}
              {(mayWrite ? writing.openItems : draft.openItems) === "re-rule" && (
                <p className="mt-2 text-small text-fg-2">{t("policy.reruleWhat")}</p>
              )}
            </section>
            <DraftComments draft={draft} />
            <section aria-label={t("policy.signsWhat")} className="flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line pt-3">
              <div className="min-w-48 flex-1">
                <p className="font-strong">{t("policy.signsWhat")}</p>
                <p className="text-small text-fg-2">{t("policy.signsWhy")}</p>
              </div>
              <Seal hash={draft.hash} />
            </section>
          </div>
        </div>
      </div>
    </div>
  );
}

function SavedMark({ saving }: { readonly saving: Saving }) {
  if (saving === "refused") return <StatusMark status="failed">{t("policy.notSaved")}</StatusMark>;
  return t(saving === "saved" ? "policy.saved" : "policy.saving");
}

interface NoticesProps {
  readonly draft: PolicyDraftView;
  readonly problem: string | null;
  readonly onTake: (fresh: PolicyDraftView) => void;
}

/** What stands in the way of this draft. */
function Notices({ draft, problem, onTake }: NoticesProps) {
  const { refetch } = usePolicyDraft(draft.id);
  const behind = draft.state === "open" && draft.behind;
  return (
    <div className="grid gap-2 px-gutter pt-3 empty:hidden">
      {problem !== null && (
        <Banner
          tone="failed"
          title={t("policy.notSaved")}
          actions={
            <Button onClick={() => void refetch().then(({ data }) => data !== undefined && onTake(data))}>{t("policy.readAgain")}</Button>
          }
        >
          {problem}
        </Banner>
      )}
      {draft.state === "asked" && draft.askedBy !== null && (
        <Banner tone="attention" title={t("policy.askedTitle", { name: draft.askedBy.name })}>
          {draft.reason}{" "}
          {draft.askedAt !== null && (
            <span className="text-small">
              · <TimeMark at={draft.askedAt} />
            </span>
          )}
        </Banner>
      )}
      {behind && (
        <Banner tone="stale" title={t("policy.behindTitle")} actions={<Rebase draft={draft} onTake={onTake} />}>
          {t("policy.refusedBehind")}
        </Banner>
      )}
    </div>
  );
}

function Rebase({ draft, onTake }: { readonly draft: PolicyDraftView; readonly onTake: (fresh: PolicyDraftView) => void }) {
  const save = useSaveDraft();
  const refresh = useRefreshPolicies();
  const { refetch } = usePolicyDraft(draft.id);
  const [problem, setProblem] = useState<string | null>(null);
  const bring = async () => {
    try {
      await save.mutateAsync({ draft: draft.id, version: draft.version, rebase: true });
      const { data } = await refetch();
      if (data !== undefined) onTake(data);
      await refresh();
    } catch (refusal) {
      setProblem(refusal instanceof Error ? refusal.message : String(refusal));
    }
  };
  return (
    <>
      {problem !== null && <span className="text-small text-danger">{problem}</span>}
      <Button pending={save.isPending} disabled={!draft.allowed.save.ok} onClick={() => void bring()}>
        {t("policy.rebase")}
      </Button>
    </>
  );
}
