// Rules that an agent evades by saying nothing: `has(facts.x) && …` does not match where x is left out, and no rule fails for it.
import type { CompiledPolicy } from "./compile-policy";
import { type Finding, warning } from "./finding";
import { type Reading, readCondition } from "./lint-conditions";

export interface Silence {
  readonly findings: readonly Finding[];
  /** Whether it is settled here, so that the compiler's guess at the text has nothing to add. */
  readonly settles: (where: string) => boolean;
}

export function silenceFindings({ actions, registry, policy }: CompiledPolicy): Silence {
  const everyFact = new Set(Object.values(registry.actions).flatMap(({ facts }) => Object.keys(facts)));
  const settled = new Set<string>();
  const findings = policy.rules.flatMap((rule) => {
    const where = `rules/${rule.id}/when`;
    const uses = [...actions.values()].filter(({ rules }) => rules.some((own) => own.rule.id === rule.id && own.condition.ok));
    if (uses.length === 0) return [];
    const reading = readCondition(rule.when, everyFact);
    if (presences(reading) >= [...rule.when.matchAll(/\bhas\(/g)].length) settled.add(where);
    return uses.flatMap(({ name, entry }) => {
      const evading = Object.entries(entry?.facts ?? {}).flatMap(([fact, { required }]) =>
        !required && evades(reading, fact) ? [fact] : [],
      );
      return evading.length === 0 ? [] : [silence(rule.id, where, name, evading)];
    });
  });
  return { findings, settles: (where) => settled.has(where) };
}

const silence = (id: string, where: string, action: string, evading: readonly string[]): Finding =>
  warning(
    "silence-evades",
    where,
    action,
    "proved",
    `Silence evades the rule ${id}: leaving out ${evading.join(" and ")} avoids what it asks for.`,
    `Say what holds without it, as in has(facts.${evading[0]}) ? … : true, or make it a required fact of ${action}.`,
  );

/** How often it is seen to ask for presence; what stands inside a call or a loop is not seen. */
function presences(reading: Reading): number {
  switch (reading.kind) {
    case "presence":
      return 1;
    case "all":
    case "any":
      return reading.parts.reduce((count, part) => count + presences(part), 0);
    case "choice":
      return presences(reading.when) + presences(reading.yes) + presences(reading.no);
    default:
      return 0;
  }
}

/** Whether a part of it can be true only where the fact is there, and nothing beside it speaks of its absence. */
export function evades(reading: Reading, fact: string): boolean {
  switch (reading.kind) {
    case "all":
      // Alone, to ask whether it is there is what the rule is about; with more, it is a guard.
      if (asks(reading, fact, true) && isFalseWithout(reading, fact)) return true;
      return reading.parts.some((part) => evades(part, fact));
    case "any":
      return reading.parts.some((part) => evades(part, fact)) && !reading.parts.some((part) => answers(part, fact));
    case "choice":
      return evades(writtenOut(reading), fact);
    default:
      return false;
  }
}

const writtenOut = ({ when, unless, yes, no }: Extract<Reading, { readonly kind: "choice" }>): Reading => ({
  kind: "any",
  parts: [
    { kind: "all", parts: [when, yes] },
    { kind: "all", parts: [unless, no] },
  ],
});

/** False whatever the other facts are: not merely failing, which would count as matched. */
function isFalseWithout(reading: Reading, fact: string): boolean {
  switch (reading.kind) {
    case "presence":
      return reading.fact === fact && reading.present;
    case "constant":
      return !reading.value;
    case "all":
      return reading.parts.some((part) => isFalseWithout(part, fact));
    case "any":
      return reading.parts.every((part) => isFalseWithout(part, fact));
    case "choice":
      return isFalseWithout(writtenOut(reading), fact);
    default:
      return false;
  }
}

function asks(reading: Reading, fact: string, present: boolean): boolean {
  switch (reading.kind) {
    case "presence":
      return reading.fact === fact && reading.present === present;
    case "all":
    case "any":
      return reading.parts.some((part) => asks(part, fact, present));
    case "choice":
      return asks(writtenOut(reading), fact, present);
    default:
      return false;
  }
}

/** It says what holds where the fact is absent. */
const answers = (reading: Reading, fact: string): boolean => asks(reading, fact, false) && !isFalseWithout(reading, fact);
