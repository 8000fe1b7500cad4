"use client";
// A workflow's policy as it is in force: levels and rules, the registry, its versions to read and restore, and the drafts that could follow it.
import { t } from "@core/words/t";
import { useRouter } from "next/navigation";
import { parseAsInteger, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useDraftOrders, usePolicy } from "@/components/data/policies";
import { useReadNow, useZone } from "@/components/marks/clock";
import { formatDay } from "@/components/marks/format";
import { documentsOf } from "@/components/policy/documents";
import { DraftList } from "@/components/policy/draft-list";
import { LintList } from "@/components/policy/lint-list";
import { draftPath } from "@/components/policy/policy-paths";
import { PolicyRead, RegistryRead } from "@/components/policy/policy-read";
import { PredictabilityAlarms } from "@/components/policy/predictability-alarm";
import { SamplingTab } from "@/components/policy/sampling-tab";
import { restoreName, VersionList } from "@/components/policy/version-list";
import { VersionScreen } from "@/components/policy/version-screen";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { VersionKind } from "@/server/views/version-shapes";

const TABS = ["rules", "registry", "sampling", "versions", "drafts"] as const;
type Tab = (typeof TABS)[number];
const TAB_WORDS = {
  rules: "policy.tabRules",
  registry: "policy.tabRegistry",
  sampling: "policySampling.tab",
  versions: "policy.tabVersions",
  drafts: "policy.tabDrafts",
} as const satisfies Record<Tab, string>;

export function PolicyScreen({ workflow }: { readonly workflow: string }) {
  const { data: page } = usePolicy(workflow);
  const [{ tab, version, registry, with: against }, setView] = useQueryStates({
    tab: parseAsStringLiteral(TABS).withDefault("rules"),
    version: parseAsInteger,
    registry: parseAsInteger,
    with: parseAsInteger,
  });
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
          <Button look="primary" icon="pencil" pending={begin.pending} onClick={begin.start}>
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
            onClick={() => void setView({ tab: name, version: null, registry: null, with: null })}
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
            <PolicyRead {...documentsOf(page)} people={page.people} />
            <LintList findings={page.findings} />
          </>
        )}
        {tab === "sampling" && <SamplingTab workflow={workflow} />}
        {tab === "registry" && <RegistryRead registry={documentsOf(page).registry} />}
        {tab === "versions" && (version ?? registry) === null && (
          <VersionList page={page} onRestore={begin.restore} pending={begin.pending} />
        )}
        {tab === "versions" && (version !== null || registry !== null) && (
          <VersionScreen
            page={page}
            kind={version === null ? "registry" : "policy"}
            version={version ?? registry ?? 1}
            against={against}
            onAgainst={(other) => void setView({ with: other })}
            onRestore={begin.restore}
            pending={begin.pending}
          />
        )}
        {tab === "drafts" && <DraftList page={page} />}
      </div>
    </div>
  );
}

/** Begins a draft, from what is in force or from a version that once was, and goes to it. */
function useBegin(workflow: string) {
  const router = useRouter();
  const announce = useAnnounce();
  const zone = useZone();
  const now = useReadNow();
  const { start } = useDraftOrders();
  const begin = (draft: { readonly name: string; readonly restore?: number; readonly restoreRegistry?: number }) =>
    start.mutate(
      { workflow, ...draft },
      { onSuccess: ({ id }) => router.push(draftPath(workflow, id)), onError: (problem) => announce(problem.message) },
    );
  return {
    pending: start.isPending,
    start: () => begin({ name: t("policy.draftNamed", { date: formatDay(now(), zone) }) }),
    restore: (kind: VersionKind, version: number) =>
      begin({ name: restoreName(kind, version), ...(kind === "policy" ? { restore: version } : { restoreRegistry: version }) }),
  };
}
