"use client";
// The versions of a workflow's policy and of its registry: who put each in force and why, to be opened or restored.
import { t } from "@core/words/t";
import Link from "next/link";
import { PersonMark } from "@/components/marks/person-mark";
import { StatusMark } from "@/components/marks/status-mark";
import { TimeMark } from "@/components/marks/time-mark";
import { Part } from "@/components/policy/part";
import { versionPath } from "@/components/policy/policy-paths";
import { Button } from "@/components/ui/button";
import type { PolicyPage, VersionHead } from "@/server/views/shapes-policy";
import type { VersionKind } from "@/server/views/version-shapes";

/** How going back to a version is called. */
export const restoreName = (kind: VersionKind, version: number): string =>
  t(kind === "policy" ? "policy.restoreNamed" : "policyVersions.restoreRegistry", { version });

interface VersionListProps {
  readonly page: PolicyPage;
  readonly onRestore: (kind: VersionKind, version: number) => void;
  readonly pending: boolean;
}

export function VersionList({ page, onRestore, pending }: VersionListProps) {
  const lists = [
    { kind: "policy", title: t("policyVersions.policies"), label: t("policy.tabVersions"), versions: page.versions },
    {
      kind: "registry",
      title: t("policyVersions.registries"),
      label: t("policyVersions.registries"),
      versions: page.registryVersions,
    },
  ] as const;
  return lists.map(({ kind, title, label, versions }) => (
    <Part key={kind} title={title} count={versions.length}>
      <ol aria-label={label}>
        {versions.map((head) => (
          <Version
            key={head.version}
            head={head}
            path={versionPath(page.workflow, kind, head.version)}
            restore={page.may.draft ? { name: restoreName(kind, head.version), pending, go: () => onRestore(kind, head.version) } : null}
          />
        ))}
      </ol>
    </Part>
  ));
}

interface VersionProps {
  readonly head: VersionHead;
  readonly path: string;
  /** Null for whoever may not begin a draft. */
  readonly restore: { readonly name: string; readonly pending: boolean; readonly go: () => void } | null;
}

function Version({ head, path, restore }: VersionProps) {
  return (
    <li className="relative grid grid-cols-[2.5rem_minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 border-b border-line py-2 hover:bg-hover mid:grid-cols-[2.5rem_8rem_minmax(0,17rem)_minmax(0,1fr)_auto]">
      {/* The whole row is pressed by its first word. */}
      <Link href={path} prefetch={false} className="font-strong tabular-nums after:absolute after:inset-0 hover:underline">
        {t("policy.version", { version: head.version })}
      </Link>
      <TimeMark at={head.at} className="text-fg-2 tabular-nums" />
      <span className="min-w-0 text-fg-2 max-mid:order-4 max-mid:col-span-full">
        {head.author === null ? t("policy.bySeed") : <PersonMark person={head.author} self="name" className="align-middle" />}
        {head.approver !== null && (
          <span className="text-small whitespace-nowrap"> {t("policy.signedBy", { name: head.approver.name })}</span>
        )}
      </span>
      <span className="min-w-0 break-words max-mid:order-5 max-mid:col-span-full">
        {head.reason ?? <span className="text-fg-3">{t("policy.noReason")}</span>}
      </span>
      {head.inForce ? (
        <StatusMark status="ok">{t("policy.inForce")}</StatusMark>
      ) : restore === null ? (
        <span />
      ) : (
        <Button icon="undo" pending={restore.pending} onClick={restore.go} aria-label={restore.name} className="relative z-1">
          {t("policy.restore")}
        </Button>
      )}
    </li>
  );
}
