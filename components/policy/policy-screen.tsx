"use client";
// A workflow's policy as it is in force: levels and rules, the registry, its versions to read and restore, and the drafts that could follow it.
import { t } from "@core/words/t";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useDraftOrders, usePolicy } from "@/components/data/policies";
import { useReadNow, useZone } from "@/components/marks/clock";
import { formatDay } from "@/components/marks/format";
import { PersonMark } from "@/components/marks/person-mark";
import { StatusMark } from "@/components/marks/status-mark";
import { TimeMark } from "@/components/marks/time-mark";
import { documentsOf } from "@/components/policy/documents";
import { LintList } from "@/components/policy/lint-list";
import { PolicyRead, RegistryRead } from "@/components/policy/policy-read";
import { PredictabilityAlarms } from "@/components/policy/predictability-alarm";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { PolicyPage } from "@/server/views/shapes";

const TABS = ["rules", "registry", "versions", "drafts"] as const;
type Tab = (typeof TABS)[number];
const TAB_WORDS = {
  rules: "policy.tabRules",
  registry: "policy.tabRegistry",
  versions: "policy.tabVersions",
  drafts: "policy.tabDrafts",
} as const satisfies Record<Tab, string>;

export const policyPath = (workflow: string): string => `/policy/${encodeURIComponent(workflow)}`;
export const draftPath = (workflow: string, draft: string): string => `${policyPath(workflow)}?draft=${encodeURIComponent(draft)}`;

export function PolicyScreen({ workflow }: { readonly workflow: string }) {
  const { data: page } = usePolicy(workflow);
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(TABS).withDefault("rules"));
  const begin = useBegin(workflow);
  if (page === undefined) return null;
  const counts: Partial<Record<Tab, number>> = { versions: page.versions.length, drafts: page.drafts.length };
  return (
    <div className="quiet-scroll flex h-full min-h-0 flex-col overflow-auto">
      <header className="flex min-h-[57px] flex-wrap items-center gap-3 px-gutter py-3">
        <h1 className="text-title font-strong break-words">{workflow}</h1>
        <span className="rounded-1 border border-line-2 px-2 py-0.5 text-small">{t("policy.published", { version: page.version })}</span>
        <span className="flex-1" />
        {page.may.draft && (
          <Button look="primary" icon="pencil" pending={begin.pending} onClick={() => begin.start(null)}>
            {t("policy.newDraft")}
          </Button>
        )}
      </header>
      <PredictabilityAlarms workflow={workflow} />
      <nav aria-label={workflow} className="flex shrink-0 gap-5 overflow-x-auto border-b border-line px-gutter">
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            aria-current={tab === name ? "page" : undefined}
            onClick={() => void setTab(name)}
            className={cn(
              "h-9 shrink-0 border-b-2 font-medium coarse:h-11",
              tab === name ? "border-ink text-fg" : "border-transparent text-fg-2 hover:text-fg",
            )}
          >
            {t(TAB_WORDS[name])} {counts[name] !== undefined && <span className="text-fg-3 tabular-nums">{counts[name]}</span>}
          </button>
        ))}
      </nav>
      <div className="grid gap-6 px-gutter py-4">
        {tab === "rules" && (
          <>
            <PolicyRead {...documentsOf(page)} />
            <LintList findings={page.findings} />
          </>
        )}
        {tab === "registry" && <RegistryRead registry={documentsOf(page).registry} />}
        {tab === "versions" && <Versions page={page} onRestore={(version) => begin.start(version)} pending={begin.pending} />}
        {tab === "drafts" && <Drafts page={page} />}
      </div>
    </div>
  );
}

/** Begins a draft and goes to it. */
function useBegin(workflow: string) {
  const router = useRouter();
  const announce = useAnnounce();
  const zone = useZone();
  const now = useReadNow();
  const { start } = useDraftOrders();
  return {
    pending: start.isPending,
    start: (restore: number | null) => {
      const name =
        restore === null ? t("policy.draftNamed", { date: formatDay(now(), zone) }) : t("policy.restoreNamed", { version: restore });
      start.mutate(
        { workflow, name, restore },
        { onSuccess: ({ id }) => router.push(draftPath(workflow, id)), onError: (problem) => announce(problem.message) },
      );
    },
  };
}

interface VersionsProps {
  readonly page: PolicyPage;
  readonly onRestore: (version: number) => void;
  readonly pending: boolean;
}

function Versions({ page, onRestore, pending }: VersionsProps) {
  return (
    <ol aria-label={t("policy.tabVersions")}>
      {page.versions.map((one) => (
        <li key={one.version} className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b border-line py-2.5">
          <span className="w-10 font-strong tabular-nums">{t("policy.version", { version: one.version })}</span>
          <span className="w-32 text-fg-2 tabular-nums">
            <TimeMark at={one.at} />
          </span>
          <span className="flex min-w-40 items-center gap-2 text-fg-2">
            {one.author === null ? t("policy.bySeed") : <PersonMark person={one.author} self="name" />}
            {one.approver !== null && <span className="text-small">{t("policy.signedBy", { name: one.approver.name })}</span>}
          </span>
          <span className="min-w-0 flex-1 break-words">{one.reason ?? <span className="text-fg-3">{t("policy.noReason")}</span>}</span>
          {one.inForce ? (
            <StatusMark status="ok">{t("policy.inForce")}</StatusMark>
          ) : (
            page.may.draft && (
              <Button
                icon="undo"
                pending={pending}
                onClick={() => onRestore(one.version)}
                aria-label={t("policy.restoreNamed", { version: one.version })}
              >
                {t("policy.restore")}
              </Button>
            )
          )}
        </li>
      ))}
    </ol>
  );
}

function Drafts({ page }: { readonly page: PolicyPage }) {
  if (page.drafts.length === 0) return <p className="text-fg-2">{t("policy.noDrafts")}</p>;
  return (
    <ul aria-label={t("policy.tabDrafts")}>
      {page.drafts.map((draft) => (
        <li key={draft.id} className="border-b border-line">
          <Link href={draftPath(page.workflow, draft.id)} className="flex flex-wrap items-center gap-x-6 gap-y-1 py-2.5 hover:bg-hover">
            <span className="min-w-40 flex-1 font-medium">{draft.name}</span>
            <PersonMark person={draft.author} self="name" />
            <span className="text-fg-2">
              {t("policy.changedBy", { name: draft.changedBy.name })}, <TimeMark at={draft.changedAt} />
            </span>
            {draft.state === "asked" && <StatusMark status="attention">{t("policy.asked")}</StatusMark>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
