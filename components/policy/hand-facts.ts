// Facts that somebody types for a case that never was: texts by fact as the fields hold them, read as the registry types them.
import type { Fact, RegistryAction } from "@core/policy/registry";
import { t } from "@core/words/t";
import type { Json, JsonObject } from "@core/words/vocabulary";

/** By name of the fact; an empty text leaves it out. */
export type TypedFacts = Readonly<Record<string, string>>;

export interface HandFacts {
  readonly facts: JsonObject;
  /** By name of the fact: what is wrong with what stands in its field. It is left out of the facts. */
  readonly problems: Readonly<Record<string, string>>;
}

/** Choices are kept as JSON, and so are lists and objects; numbers and texts as they are typed. */
export const isChosen = ({ type, enum: values }: Fact): boolean => type === "boolean" || values !== null;

export function readHandFacts(known: RegistryAction["facts"], typed: TypedFacts): HandFacts {
  const facts: Record<string, Json> = {};
  const problems: Record<string, string> = {};
  for (const [name, fact] of Object.entries(known)) {
    const text = typed[name] ?? "";
    if (text === "") continue;
    const read = readOne(fact, text);
    if (read.ok) facts[name] = read.value;
    else problems[name] = read.problem;
  }
  return { facts, problems };
}

type Read = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly problem: string };

function readOne(fact: Fact, text: string): Read {
  if (isChosen(fact) || fact.type === "array" || fact.type === "object") return readJson(text);
  if (fact.type === "string") return { ok: true, value: text };
  const value = Number(text);
  return text.trim() !== "" && Number.isFinite(value) ? { ok: true, value } : { ok: false, problem: t("trials.notNumber") };
}

function readJson(text: string): Read {
  try {
    return { ok: true, value: JSON.parse(text) as Json };
  } catch {
    return { ok: false, problem: t("trials.notJson") };
  }
}
