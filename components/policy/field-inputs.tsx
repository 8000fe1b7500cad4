"use client";
// Inputs of the editors of a draft that stand for one value: a length of time, a person, several names, a number that may be left out.
import { t } from "@core/words/t";
import { useState } from "react";
import { usePolicyPeople } from "@/components/data/policies";
import { Button } from "@/components/ui/button";
import { type FieldControl, Input, Textarea } from "@/components/ui/field";
import { readNumber, writeNumber } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";

const UNITS = { s: 1, min: 60, h: 3_600, d: 86_400 } as const;
type Unit = keyof typeof UNITS;
const UNIT_NAMES = Object.keys(UNITS) as readonly Unit[];

/** The largest that gives a whole number. */
const unitOf = (seconds: number): Unit =>
  [...UNIT_NAMES].reverse().find((unit) => seconds >= UNITS[unit] && seconds % UNITS[unit] === 0) ?? "s";

interface SpanInputProps {
  readonly control: FieldControl;
  /** For the ear, beside the unit. */
  readonly label: string;
  readonly seconds: number | null;
  readonly least: number;
  readonly most: number;
  /** May be left empty. */
  readonly optional?: boolean;
  readonly onChange: (seconds: number | null) => void;
}

/** What is typed stays until it is a length of time that may stand there. */
export function SpanInput({ control, label, seconds, least, most, optional = false, onChange }: SpanInputProps) {
  const [unit, setUnit] = useState<Unit>(() => (seconds === null ? "h" : unitOf(seconds)));
  const [typed, setTyped] = useState<string | null>(null);
  const fits = (text: string, of: Unit): number | null | undefined => {
    if (text.trim() === "") return optional ? null : undefined;
    const value = readNumber(text) * UNITS[of];
    return Number.isInteger(value) && value >= least && value <= most ? value : undefined;
  };
  const take = (text: string, of: Unit) => {
    setTyped(text);
    const value = fits(text, of);
    if (value !== undefined) onChange(value);
  };
  const shown = typed ?? (seconds === null ? "" : String(seconds / UNITS[unit]));
  return (
    <div className="flex min-w-0 gap-1">
      <Input
        {...control}
        inputMode="decimal"
        value={shown}
        aria-invalid={typed !== null && fits(typed, unit) === undefined ? true : undefined}
        onChange={({ target }) => take(target.value, unit)}
        onBlur={() => setTyped(null)}
        className="text-right tabular-nums"
      />
      <Select
        aria-label={t("registry.unitOf", { name: label })}
        value={unit}
        onChange={({ target }) => {
          const next = target.value as Unit;
          setUnit(next);
          take(shown, next);
        }}
        className="w-[104px] shrink-0"
      >
        {UNIT_NAMES.map((name) => (
          <option key={name} value={name}>
            {t(`registry.unit_${name}`)}
          </option>
        ))}
      </Select>
    </div>
  );
}

interface PersonSelectProps {
  readonly control?: FieldControl;
  readonly label: string;
  readonly value: string | null;
  readonly empty: string;
  readonly without?: readonly string[];
  readonly onChange: (person: string | null) => void;
}

/** Somebody of the organisation; who is named and no longer there stays to be seen. */
export function PersonSelect({ control, label, value, empty, without = [], onChange }: PersonSelectProps) {
  const { data: people = [] } = usePolicyPeople();
  const known = value === null || people.some(({ id }) => id === value);
  return (
    <Select
      {...control}
      aria-label={label}
      value={value ?? ""}
      onChange={({ target }) => onChange(target.value === "" ? null : target.value)}
    >
      <option value="">{empty}</option>
      {!known && <option value={value}>{value}</option>}
      {people
        .filter(({ id }) => !without.includes(id))
        .map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
    </Select>
  );
}

/** A person's name; the id where it is nobody's. */
export function usePersonName(): (id: string) => string {
  const { data: people } = usePolicyPeople();
  return (id) => (people === undefined ? "…" : (people.find((person) => person.id === id)?.name ?? id));
}

interface NamesProps {
  readonly names: readonly string[];
  readonly words?: (name: string) => string;
  readonly onRemove: (name: string) => void;
}

/** Names that were chosen, each to be taken away. */
export function Names({ names, words = (name) => name, onRemove }: NamesProps) {
  return (
    <ul className="flex flex-wrap gap-1 empty:hidden">
      {names.map((name) => (
        <li key={name} className="flex items-center rounded-1 border border-line-2 pl-1.5 text-small">
          {words(name)}
          <Button look="quiet" size="small" icon="x" iconOnly onClick={() => onRemove(name)}>
            {t("registry.removeNamed", { name: words(name) })}
          </Button>
        </li>
      ))}
    </ul>
  );
}

interface MaybeNumberProps {
  readonly control: FieldControl;
  readonly value: number | null;
  readonly whole?: boolean;
  readonly least?: number;
  readonly most?: number;
  readonly onChange: (value: number | null) => void;
}

/** Empty for none. */
export function MaybeNumber({ control, value, whole = false, least, most, onChange }: MaybeNumberProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string): number | null | undefined => {
    if (text.trim() === "") return null;
    const number = readNumber(text);
    const fits =
      Number.isFinite(number) && (!whole || Number.isInteger(number)) && number >= (least ?? number) && number <= (most ?? number);
    return fits ? number : undefined;
  };
  return (
    <Input
      {...control}
      inputMode="decimal"
      value={typed ?? (value === null ? "" : writeNumber(value))}
      aria-invalid={typed !== null && read(typed) === undefined ? true : undefined}
      onChange={({ target }) => {
        setTyped(target.value);
        const number = read(target.value);
        if (number !== undefined) onChange(number);
      }}
      onBlur={() => typed !== null && read(typed) !== undefined && setTyped(null)}
      className="text-right tabular-nums"
    />
  );
}

interface MaybeTextProps {
  readonly control: FieldControl;
  readonly value: string | null;
  readonly most: number;
  /** Whole sentences. */
  readonly long?: boolean;
  readonly onChange: (value: string | null) => void;
}

/** Empty for none. */
export function MaybeText({ control, value, most, long = false, onChange }: MaybeTextProps) {
  const take = ({ target }: { readonly target: { readonly value: string } }) => onChange(target.value.trim() === "" ? null : target.value);
  if (long) return <Textarea {...control} rows={2} value={value ?? ""} maxLength={most} onChange={take} />;
  return <Input {...control} value={value ?? ""} maxLength={most} onChange={take} />;
}
