"use client";
// A condition as a form: rows that compare one fact each, in groups. Everything is a native control, so it works by keyboard and at 360 px as it is.
import type { Condition, ConditionNames } from "@core/policy/condition-form";
import { type PlainKey, t } from "@core/words/t";
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";
import {
  changedAt,
  comparisonOf,
  comparisonsFor,
  factOf,
  freshGroup,
  freshRow,
  GROUP_KINDS,
  type Group,
  type GroupKind,
  groupOf,
  listOf,
  type Path,
  type RowComparison,
  wholeOf,
  withComparison,
  withFact,
  withGroupKind,
  withLimit,
  withPart,
  withValues,
} from "@/components/policy/condition-tree";
import { factLabel, LimitInput, ListInput } from "@/components/policy/condition-values";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Select } from "@/components/ui/select";

const COMPARISON_WORDS: Record<RowComparison, PlainKey> = {
  "<": "policyEditor.is_less",
  "<=": "policyEditor.is_atMost",
  ">": "policyEditor.is_more",
  ">=": "policyEditor.is_atLeast",
  "==": "policyEditor.is_equal",
  "!=": "policyEditor.is_unequal",
  in: "policyEditor.is_in",
  notIn: "policyEditor.is_notIn",
  true: "policyEditor.is_true",
  false: "policyEditor.is_false",
  known: "policyEditor.is_known",
  unknown: "policyEditor.is_unknown",
};
const GROUP_WORDS: Record<GroupKind, PlainKey> = {
  all: "policyEditor.all",
  any: "policyEditor.any",
  notAny: "policyEditor.notAny",
  notAll: "policyEditor.notAll",
};

/** Each level takes room from a phone, and the checker bounds how deep a condition may nest. */
const DEEPEST = 4;

/** Of a row: "2" in the whole, "2.1" in its second part. */
const numberOf = (path: Path) => path.map((place) => place + 1).join(".");
const rowWords = (path: Path) => t("policyEditor.row", { number: numberOf(path) });
const groupWords = (path: Path) => (path.length === 0 ? t("policyEditor.whole") : t("policyEditor.group", { number: numberOf(path) }));

interface Editing {
  readonly whole: Condition;
  readonly names: ConditionNames;
  readonly change: (whole: Condition) => void;
  /** Where the hands go on once it is drawn. */
  readonly focus: (path: Path, does: "fact" | "kind" | "add") => void;
}

interface ConditionRowsProps {
  readonly condition: Condition;
  readonly names: ConditionNames;
  readonly onChange: (condition: Condition) => void;
}

export function ConditionRows({ condition, names, onChange }: ConditionRowsProps) {
  const root = useRef<HTMLDivElement>(null);
  const focus = useFocusOnceDrawn(root);
  const whole = wholeOf(condition);
  const group = groupOf(whole);
  return (
    <div ref={root}>
      {group !== null && <GroupView group={group} path={[]} editing={{ whole, names, change: onChange, focus }} />}
      {names.facts.length === 0 && <p className="mt-1 text-small text-fg-2">{t("policyEditor.noFacts")}</p>}
    </div>
  );
}

const placeOf = (path: Path, does: string) => `${does}:${path.join(".")}`;

/** After each change the focused control may be gone, or be another one. */
function useFocusOnceDrawn(root: RefObject<HTMLElement | null>): Editing["focus"] {
  const wanted = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    root.current?.querySelector<HTMLElement>(`[data-place="${wanted.current}"]`)?.focus();
    wanted.current = null;
  });
  return (path, does) => {
    wanted.current = placeOf(path, does);
  };
}

interface PartProps {
  readonly path: Path;
  readonly editing: Editing;
}

function GroupView({ group, path, editing }: PartProps & { readonly group: Group }) {
  const { whole, change } = editing;
  const name = groupWords(path);
  const holds = t("policyEditor.holds", { group: name });
  return (
    <fieldset className={cn("grid min-w-0 gap-1.5", path.length > 0 && "border-l-2 border-line-2 pl-2.5")}>
      <legend className="sr-only">{holds}</legend>
      <div className="flex min-w-0 items-center gap-1.5">
        <Select
          aria-label={holds}
          data-place={placeOf(path, "kind")}
          value={group.kind}
          onChange={({ target }) => {
            const kind = GROUP_KINDS.find((one) => one === target.value);
            if (kind !== undefined) change(withGroupKind(whole, path, kind));
          }}
          className="w-auto max-w-full"
        >
          {GROUP_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(GROUP_WORDS[kind])}
            </option>
          ))}
        </Select>
        {path.length > 0 && <Remove path={path} editing={editing} label={t("policyEditor.removeGroup", { group: name })} />}
      </div>
      {group.parts.length === 0 && (
        <p className="text-small text-fg-2">
          {t(group.kind === "all" || group.kind === "notAny" ? "policyEditor.alwaysHolds" : "policyEditor.neverHolds")}
        </p>
      )}
      {group.parts.map((part, at) => {
        const place = [...path, at];
        const inner = groupOf(part);
        return inner === null ? (
          <Row key={placeOf(place, "row")} row={part} path={place} editing={editing} />
        ) : (
          <GroupView key={placeOf(place, "group")} group={inner} path={place} editing={editing} />
        );
      })}
      <Additions group={group} path={path} editing={editing} />
    </fieldset>
  );
}

function Additions({ group, path, editing }: PartProps & { readonly group: Group }) {
  const { whole, names, change, focus } = editing;
  const none = names.facts.length === 0;
  const deep = path.length + 1 >= DEEPEST;
  const add = (part: Condition | null) => {
    if (part === null) return;
    change(withPart(whole, path, part));
    const place = [...path, group.parts.length];
    focus(place, groupOf(part) === null ? "fact" : "kind");
  };
  return (
    <div className="flex flex-wrap gap-1.5">
      <Button
        look="quiet"
        size="small"
        icon="plus"
        data-place={placeOf(path, "add")}
        aria-label={t("policyEditor.addRowTo", { group: groupWords(path) })}
        disabled={none}
        hint={none ? t("policyEditor.noFacts") : undefined}
        onClick={() => add(freshRow(names))}
      >
        {t("policyEditor.addRow")}
      </Button>
      <Button
        look="quiet"
        size="small"
        icon="plus"
        aria-label={t("policyEditor.addGroupTo", { group: groupWords(path) })}
        disabled={none || deep}
        hint={none ? t("policyEditor.noFacts") : deep ? t("policyEditor.tooDeep") : undefined}
        onClick={() => add(freshGroup(group.kind, names))}
      >
        {t("policyEditor.addGroup")}
      </Button>
    </div>
  );
}

/** The hands go on at the button that would bring it back. */
function Remove({ path, editing, label }: PartProps & { readonly label: string }) {
  const { whole, change, focus } = editing;
  return (
    <Button
      look="quiet"
      icon="x"
      iconOnly
      onClick={() => {
        const next = changedAt(whole, path, () => null);
        change(next);
        focus(standingGroup(next, path.slice(0, -1)), "add");
      }}
    >
      {label}
    </Button>
  );
}

/** The group around what went, or the nearest one around that, since an emptied group goes too. */
function standingGroup(whole: Condition, path: Path): Path {
  const found = path.reduce<Condition | undefined>((part, place) => (part === undefined ? part : groupOf(part)?.parts[place]), whole);
  return path.length === 0 || (found !== undefined && groupOf(found) !== null) ? path : standingGroup(whole, path.slice(0, -1));
}

function Row({ row, path, editing }: PartProps & { readonly row: Condition }) {
  const { whole, names, change } = editing;
  const name = factOf(row);
  const fact = names.facts.find((one) => one.name === name);
  const label = factLabel(fact, name);
  const comparison = comparisonOf(row);
  const offered = comparisonsFor(fact);
  const put = (next: Condition) => change(changedAt(whole, path, () => next));
  return (
    <fieldset aria-label={rowWords(path)} className="flex min-w-0 items-start gap-1 max-mid:border-b max-mid:border-line max-mid:pb-2.5">
      <div className="grid min-w-0 flex-1 items-start gap-1.5 mid:grid-cols-[minmax(0,1.1fr)_minmax(0,0.9fr)_minmax(0,1.4fr)]">
        <Select
          aria-label={t("policyEditor.factOf", { row: rowWords(path) })}
          data-place={placeOf(path, "fact")}
          value={name}
          onChange={({ target }) => {
            const chosen = names.facts.find((one) => one.name === target.value);
            if (chosen !== undefined) put(withFact(row, chosen));
          }}
        >
          {fact === undefined && <option value={name}>{t("policyEditor.notOffered", { value: name })}</option>}
          {names.facts.map((one) => (
            <option key={one.name} value={one.name}>
              {factLabel(one, one.name)}
            </option>
          ))}
        </Select>
        <Select
          aria-label={t("policyEditor.comparisonOf", { fact: label })}
          value={comparison}
          onChange={({ target }) => {
            const chosen = offered.find((one) => one === target.value);
            if (chosen !== undefined) put(withComparison(row, chosen, fact));
          }}
        >
          {(offered.includes(comparison) ? offered : [comparison, ...offered]).map((one) => (
            <option key={one} value={one}>
              {t(COMPARISON_WORDS[one])}
            </option>
          ))}
        </Select>
        <Compared row={row} editing={editing} onChange={put} />
      </div>
      <Remove path={path} editing={editing} label={t("policyEditor.removeRow", { row: rowWords(path), fact: label })} />
    </fieldset>
  );
}

interface ComparedProps {
  readonly row: Condition;
  readonly editing: Editing;
  readonly onChange: (row: Condition) => void;
}

function Compared({ row, editing: { names }, onChange }: ComparedProps): ReactNode {
  const name = factOf(row);
  const fact = names.facts.find((one) => one.name === name);
  const values = listOf(row);
  if (values !== null)
    return <ListInput values={values} fact={fact} factName={name} onChange={(next) => onChange(withValues(row, next))} />;
  if (row.kind !== "compare") return null;
  return (
    <LimitInput against={row.against} fact={fact} factName={name} names={names} onChange={(against) => onChange(withLimit(row, against))} />
  );
}
