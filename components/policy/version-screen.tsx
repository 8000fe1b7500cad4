"use client";
// One version to read: all that it says on the left, who put it in force and why and what it changed on the right. Compared with the one before it, or any other.
import { t } from "@core/words/t";
import Link from "next/link";
import type { ReactNode } from "react";
import { usePolicyVersion } from "@/components/data/policies";
import { PersonMark } from "@/components/marks/person-mark";
import { Seal } from "@/components/marks/seal";
import { StatusMark } from "@/components/marks/status-mark";
import { TimeMark } from "@/components/marks/time-mark";
import { ChangeList } from "@/components/policy/change-list";
import { documentsOf } from "@/components/policy/documents";
import { draftPath, policyPath, versionPath } from "@/components/policy/policy-paths";
import { PolicyRead, RegistryRead } from "@/components/policy/policy-read";
import { restoreName } from "@/components/policy/version-list";
import { Banner } from "@/components/ui/banner";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { PolicyPage, VersionHead } from "@/server/views/shapes-policy";
import type { VersionKind, VersionView } from "@/server/views/version-shapes";

interface VersionScreenProps {
  readonly page: PolicyPage;
  readonly kind: VersionKind;
  readonly version: number;
  /** What it is compared with; null for the one before it. */
  readonly against: number | null;
  readonly onAgainst: (version: number | null) => void;
  readonly onRestore: (kind: VersionKind, version: number) => void;
  readonly pending: boolean;
}

export function VersionScreen({ page, kind, version, against, onAgainst, onRestore, pending }: VersionScreenProps) {
  const { data: shown, error } = usePolicyVersion({ workflow: page.workflow, kind, version, with: against });
  const name = t(kind === "policy" ? "policyVersions.policyVersion" : "policyVersions.registryVersion", { version });
  const versions = kind === "policy" ? page.versions : page.registryVersions;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <ButtonLink href={`${policyPath(page.workflow)}?tab=versions`} look="quiet" icon="left" className="-ml-2.5">
          {t("policyVersions.all")}
        </ButtonLink>
        <h2 className="text-title font-strong">{name}</h2>
        {shown?.inForce === true && <StatusMark status="ok">{t("policy.inForce")}</StatusMark>}
        <span className="flex-1" />
        {shown?.inForce === false && page.may.draft && (
          <Button icon="undo" pending={pending} onClick={() => onRestore(kind, version)}>
            {restoreName(kind, version)}
          </Button>
        )}
      </div>
      {error !== null && (
        <Banner tone="failed" title={t("policyVersions.notRead")}>
          {error.message}
        </Banner>
      )}
      {shown !== undefined && (
        <div className="grid gap-x-8 gap-y-6 wide:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]">
          <div className="grid content-start gap-6 wide:order-last wide:border-l wide:border-line wide:pl-8">
            <Facts shown={shown} />
            <Compared shown={shown} versions={versions} onAgainst={onAgainst} />
          </div>
          <div className="grid min-w-0 content-start gap-6">
            <Said shown={shown} />
          </div>
        </div>
      )}
    </>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="grid grid-cols-[132px_minmax(0,1fr)] items-baseline gap-x-3 py-1">
      <dt className="text-fg-2">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

function Facts({ shown }: { readonly shown: VersionView }) {
  const otherKind = shown.kind === "policy" ? "registry" : "policy";
  return (
    <div className="grid gap-2">
      <dl>
        <Fact label={t("policyVersions.since")}>
          <TimeMark at={shown.at} />
        </Fact>
        <Fact label={t("policyVersions.author")}>
          {shown.author === null ? t("policyVersions.planted") : <PersonMark person={shown.author} self="name" className="align-middle" />}
        </Fact>
        {shown.draft !== null && (
          <>
            <Fact label={t("policyVersions.signer")}>
              {shown.approver === null ? (
                t("policyVersions.nobodyElse")
              ) : (
                <PersonMark person={shown.approver} self="name" className="align-middle" />
              )}
            </Fact>
            <Fact label={t("policyVersions.reason")}>{shown.reason ?? <span className="text-fg-3">{t("policy.noReason")}</span>}</Fact>
            <Fact label={t("policyVersions.fromDraft")}>
              <Link href={draftPath(shown.workflow, shown.draft.id)} prefetch={false} className="underline hover:text-ink">
                {shown.draft.name}
              </Link>
            </Fact>
            {shown.openItems !== null && (
              <Fact label={t("policyVersions.openThen")}>
                {t(shown.openItems === "keep" ? "policyVersions.kept" : "policyVersions.ruledAnew")}
              </Fact>
            )}
          </>
        )}
        {shown.beside !== null && (
          <Fact label={t("policyVersions.besideIt")}>
            <Link href={versionPath(shown.workflow, otherKind, shown.beside)} prefetch={false} className="underline hover:text-ink">
              {t(otherKind === "policy" ? "policyVersions.policyVersion" : "policyVersions.registryVersion", { version: shown.beside })}
            </Link>
          </Fact>
        )}
      </dl>
      <Seal hash={shown.digest} signed copyable className="justify-self-start" />
    </div>
  );
}

interface ComparedProps {
  readonly shown: VersionView;
  readonly versions: readonly VersionHead[];
  readonly onAgainst: (version: number | null) => void;
}

function Compared({ shown, versions, onAgainst }: ComparedProps) {
  const others = versions.filter(({ version }) => version !== shown.version);
  if (others.length === 0) return <p className="text-fg-2">{t("policyVersions.firstOne")}</p>;
  const wordsOf = ({ version, inForce }: VersionHead) =>
    t(version === shown.version - 1 ? "policyVersions.before" : inForce ? "policyVersions.inForce" : "policyVersions.plain", { version });
  return (
    <div className="grid gap-3">
      <Field label={t("policyVersions.compareWith")}>
        {(control) => (
          <Select
            {...control}
            value={shown.with ?? ""}
            onChange={({ target }) => onAgainst(Number(target.value) === shown.version - 1 ? null : Number(target.value))}
          >
            {shown.with === null && <option value="">{t("policyVersions.none")}</option>}
            {others.map((head) => (
              <option key={head.version} value={head.version}>
                {wordsOf(head)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {shown.with === null ? (
        <p className="text-fg-2">{t("policyVersions.firstOne")}</p>
      ) : (
        <ChangeList
          changes={shown.changes}
          title={t("policyVersions.against", { version: shown.with })}
          empty={t("policyVersions.same")}
          widensWhy={t("policyVersions.needsTwo")}
          sides={{
            from: t("policyVersions.plain", { version: shown.with }),
            to: t("policyVersions.plain", { version: shown.version }),
          }}
        />
      )}
    </div>
  );
}

function Said({ shown }: { readonly shown: VersionView }) {
  const { policy, registry, people } = shown;
  if (policy === null) return <RegistryRead registry={documentsOf({ policy: {}, registry }).registry} />;
  const documents = documentsOf({ policy, registry });
  return (
    <>
      <PolicyRead {...documents} people={people} />
      <RegistryRead registry={documents.registry} />
    </>
  );
}
