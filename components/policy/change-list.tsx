"use client";
// What changes from one policy to another, field by field: what widens first, since somebody else has to sign it.
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { type Json, PRINTED_LEVELS } from "@core/words/vocabulary";
import type { ReactNode } from "react";
import { LevelMark } from "@/components/marks/level-mark";
import { StatusMark } from "@/components/marks/status-mark";
import { usePersonName } from "@/components/policy/field-inputs";
import { differences, partWords, pathWords, valueWords } from "@/components/policy/field-words";
import type { PolicyChange } from "@/server/views/shapes-policy";

/** The two sides, as they are called where nobody sees the arrow between them. */
export interface Sides {
  readonly from: string;
  readonly to: string;
}

interface SideProps {
  readonly field: string;
  readonly value: Json;
  readonly name: string;
  readonly after: boolean;
}

function Side({ field, value, name, after }: SideProps) {
  const nameOf = usePersonName();
  const level = field === "level" ? PRINTED_LEVELS.find((known) => known === value) : undefined;
  return (
    <span className={after ? "rounded-1 bg-ink-tint px-1 text-ink-text" : "text-fg-2"}>
      <span className="sr-only">{name} </span>
      {level === undefined ? valueWords(field, value, nameOf) : <LevelMark level={level} className="align-middle" />}
    </span>
  );
}

function Change({ change, sides }: { readonly change: PolicyChange; readonly sides: Sides }) {
  const { part, of, field, from, to, way } = change;
  const nameOf = usePersonName();
  const summary = partWords(part, to ?? from, nameOf);
  return (
    <li className="border-b border-line py-2">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-small text-fg-3">{t(`policy.part_${part}`)}</span>
        <span className="min-w-0 mono [overflow-wrap:anywhere]">{revealLine(of)}</span>
        {way === "other" && <span className="text-small text-fg-3">{t("policy.other")}</span>}
      </p>
      {field === "" ? (
        <p className="[overflow-wrap:anywhere]">
          <span className="font-medium">{t(from === null ? "policy.added" : "policy.removed")}</span>
          {summary !== "" && <span className="text-fg-2"> · {summary}</span>}
        </p>
      ) : (
        differences(field.split("/"), from, to).map((leaf) => {
          const name = leaf.path.at(-1) ?? field;
          return (
            <p key={leaf.path.join("/")} className="[overflow-wrap:anywhere]">
              <span className="text-small text-fg-2">{pathWords(leaf.path)}</span>{" "}
              <Side field={name} value={leaf.from} name={sides.from} after={false} /> <span aria-hidden="true">→</span>{" "}
              <Side field={name} value={leaf.to} name={sides.to} after />
            </p>
          );
        })
      )}
    </li>
  );
}

interface GroupProps {
  readonly changes: readonly PolicyChange[];
  readonly sides: Sides;
  readonly title: ReactNode;
  readonly children?: ReactNode;
}

function Group({ changes, sides, title, children }: GroupProps) {
  if (changes.length === 0) return null;
  return (
    <>
      <h3 className="flex items-baseline gap-2 pt-3 font-medium">{title}</h3>
      {children}
      <ul>
        {changes.map((change) => (
          <Change key={`${change.part} ${change.of} ${change.field}`} change={change} sides={sides} />
        ))}
      </ul>
    </>
  );
}

interface ChangeListProps {
  readonly changes: readonly PolicyChange[];
  readonly title?: string;
  /** Said where nothing changes. */
  readonly empty?: string;
  /** Said above what widens. */
  readonly widensWhy?: string;
  readonly sides?: Sides;
}

/** By default of a draft against what is in force. */
export function ChangeList({
  changes,
  title = t("policy.whatChanges"),
  empty = t("policy.nothingChanges"),
  widensWhy = t("policy.widensWhy"),
  sides = { from: t("policy.inForce"), to: t("policy.draft") },
}: ChangeListProps) {
  return (
    <section aria-label={title}>
      <h2 className="border-b border-line pb-1.5 font-strong">
        {title} <span className="text-small font-regular text-fg-3 tabular-nums">{changes.length}</span>
      </h2>
      {changes.length === 0 && <p className="py-2 text-fg-2">{empty}</p>}
      <Group
        changes={changes.filter(({ way }) => way !== "tightens")}
        sides={sides}
        title={<StatusMark status="attention">{t("policy.widens")}</StatusMark>}
      >
        <p className="text-small text-fg-2">{widensWhy}</p>
      </Group>
      <Group
        changes={changes.filter(({ way }) => way === "tightens")}
        sides={sides}
        title={<StatusMark status="ok">{t("policy.tightens")}</StatusMark>}
      />
    </section>
  );
}
