"use client";
// What a draft changes against what is in force, field by field: what widens first, since somebody else has to sign it.
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import type { ReactNode } from "react";
import { StatusMark } from "@/components/marks/status-mark";
import { fieldWords, partWords, valueWords } from "@/components/policy/change-words";
import { usePersonName } from "@/components/policy/field-inputs";
import type { PolicyChange } from "@/server/views/shapes";

function Change({ change }: { readonly change: PolicyChange }) {
  const { part, of, field, from, to, way } = change;
  const whole = field === "";
  const nameOf = usePersonName();
  return (
    <li className="border-b border-line py-2">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-small text-fg-3">{t(`policy.part_${part}`)}</span>
        <span className="mono [overflow-wrap:anywhere]">{revealLine(of)}</span>
        <span className="text-small text-fg-2">{whole ? "" : fieldWords(field)}</span>
        {way === "other" && <span className="text-small text-fg-3">{t("policy.other")}</span>}
      </p>
      {whole ? (
        <p className="text-fg-2 [overflow-wrap:anywhere]">
          {t(from === null ? "policy.added" : "policy.removed")}
          {to !== null && `: ${partWords(part, to, nameOf)}`}
        </p>
      ) : (
        <p className="[overflow-wrap:anywhere]">
          <span className="text-fg-2">
            <span className="sr-only">{t("policy.inForce")} </span>
            {valueWords(from, field, nameOf)}
          </span>{" "}
          <span aria-hidden="true">→</span>{" "}
          <span className="rounded-1 bg-ink-tint px-1 text-ink-text">
            <span className="sr-only">{t("policy.draft")} </span>
            {valueWords(to, field, nameOf)}
          </span>
        </p>
      )}
    </li>
  );
}

function Group({
  changes,
  title,
  children,
}: {
  readonly changes: readonly PolicyChange[];
  readonly title: ReactNode;
  readonly children?: ReactNode;
}) {
  if (changes.length === 0) return null;
  return (
    <>
      <h3 className="flex items-baseline gap-2 pt-3 font-medium">{title}</h3>
      {children}
      <ul>
        {changes.map((change) => (
          <Change key={`${change.part} ${change.of} ${change.field}`} change={change} />
        ))}
      </ul>
    </>
  );
}

export function ChangeList({ changes }: { readonly changes: readonly PolicyChange[] }) {
  const widening = changes.filter(({ way }) => way !== "tightens");
  return (
    <section aria-label={t("policy.whatChanges")}>
      <h2 className="border-b border-line pb-1.5 font-strong">
        {t("policy.whatChanges")} <span className="text-small font-regular text-fg-3 tabular-nums">{changes.length}</span>
      </h2>
      {changes.length === 0 && <p className="py-2 text-fg-2">{t("policy.nothingChanges")}</p>}
      <Group changes={widening} title={<StatusMark status="attention">{t("policy.widens")}</StatusMark>}>
        <p className="text-small text-fg-2">{t("policy.widensWhy")}</p>
      </Group>
      <Group
        changes={changes.filter(({ way }) => way === "tightens")}
        title={<StatusMark status="ok">{t("policy.tightens")}</StatusMark>}
      />
    </section>
  );
}
