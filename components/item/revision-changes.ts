// What differs between two revisions of an item, part by part: values to set side by side, and texts to be read as a diff of lines.
import { t } from "@core/words/t";
import type { Json, JsonObject } from "@core/words/vocabulary";
import { formatHash, formatMoney } from "@/components/marks/format";
import type { EvidenceView, RevisionView } from "@/server/views/shapes-item";
import { type Change, changesBetween } from "./changes";
import { isLong } from "./effect-rows";

export interface RevisionPart {
  readonly name: string;
  /** What is executed as it stands, so that its values are shown letter for letter. */
  readonly signed: boolean;
  readonly values: readonly Change[];
  readonly texts: readonly TextChange[];
}

export interface TextChange {
  readonly path: string;
  /** Null where there was nothing. */
  readonly was: string | null;
  readonly is: string | null;
}

export interface RevisionDifference {
  readonly changed: readonly RevisionPart[];
  /** Names of the parts that are the same in both. */
  readonly same: readonly string[];
}

export function differenceBetween(was: RevisionView, is: RevisionView): RevisionDifference {
  const parts = [
    part(t("compare.title"), { [t("compare.title")]: was.title }, { [t("compare.title")]: is.title }),
    { ...part(t("compare.arguments"), was.arguments, is.arguments), signed: true },
    part(t("compare.effect"), effectOf(was), effectOf(is)),
    part(t("compare.evidence"), evidenceOf(was.evidence), evidenceOf(is.evidence)),
    part(t("compare.agentSays"), agentOf(was), agentOf(is)),
  ];
  const isSame = ({ values, texts }: RevisionPart) => values.length + texts.length === 0;
  return { changed: parts.filter((one) => !isSame(one)), same: parts.filter(isSame).map(({ name }) => name) };
}

/** What is at risk is the registry's word before the agent's. */
const effectOf = ({ before, after, atRisk }: RevisionView): JsonObject => ({
  [t("item.now")]: before,
  [t("item.after")]: after,
  [t("compare.atRisk")]: atRisk === null ? null : formatMoney(atRisk),
});

const agentOf = ({ confidence, signals, claims }: RevisionView): JsonObject => ({
  [t("compare.confidence")]: confidence,
  [t("compare.signals")]: signals,
  [t("compare.claims")]: Object.fromEntries(
    claims.map(({ subject, predicate, fingerprint }) => [`${subject} ${predicate}`, fingerprint ?? true]),
  ),
});

/** By its label; of two that are called the same, the later one says so. */
function evidenceOf(evidence: readonly EvidenceView[]): JsonObject {
  const named = new Map<string, Json>();
  for (const piece of evidence) {
    let label = piece.label;
    for (let count = 2; named.has(label); count++) label = `${piece.label} (${count})`;
    named.set(label, piece.content ?? piece.url ?? `${piece.kind} ${formatHash(piece.sha256)}`);
  }
  return Object.fromEntries(named);
}

function part(name: string, was: JsonObject, is: JsonObject): RevisionPart {
  const changes = changesBetween(was, is);
  const read = changes.map((change) => ({ change, was: textOf(change.was), is: textOf(change.is) }));
  return {
    name,
    signed: false,
    values: read.filter((one) => !isLong(one.was) && !isLong(one.is)).map(({ change }) => change),
    texts: read.filter((one) => isLong(one.was) || isLong(one.is)).map(({ change, ...texts }) => ({ path: change.path, ...texts })),
  };
}

/** Null, as null itself is nothing to read line by line; groups and lists as JSON over lines. */
function textOf(value: Json | undefined): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}
