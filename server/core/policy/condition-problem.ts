// Where a condition goes wrong and why, while it is being written: what the checker finds, at its place, and common slips in words.
import { t } from "@core/words/t";
import type { ConditionNames } from "./condition-form";
import { checkExpression, type Kind, type Place, type Vocabulary } from "./expression";
import { type Token, tokensOf } from "./expression-tokens";
import { parseExpression } from "./parse-expression";
import type { Fact } from "./registry";

export interface ConditionProblem {
  readonly message: string;
  /** The same as `to` where something is missing. */
  readonly from: number;
  readonly to: number;
}

/** What an expression is for. A currency may be its code, as `EUR`. */
export type Gives = "condition" | "amount" | "currency";

const WANTED: Readonly<Record<Gives, readonly Kind[]>> = { condition: ["bool"], amount: ["double", "int"], currency: ["string"] };
const EMPTY = { condition: "policyEditor.empty", amount: "registry.emptyAmount", currency: "registry.emptyCurrency" } as const;
const OTHER = { condition: "policyEditor.noCondition", amount: "registry.noAmount", currency: "registry.noCurrency" } as const;

/** The first mistake of an expression; null where it gives what is asked for. */
export function problemAt(text: string, vocabulary: Vocabulary, gives: Gives = "condition"): ConditionProblem | null {
  if (text.trim() === "") return { message: t(EMPTY[gives]), from: text.length, to: text.length };
  if (gives === "currency" && /^[A-Z]{3}$/.test(text)) return null;
  const parsed = parseExpression(text);
  if (!parsed.ok && parsed.at !== undefined) return slipIn(text) ?? strayAt(text, parsed.at);
  const checked = checkExpression(text, vocabulary);
  if (!checked.ok) return { message: checked.problem, ...spanOf(text, checked.at) };
  if (checked.kind === "dyn" || WANTED[gives].includes(checked.kind)) return null;
  return { message: t(OTHER[gives]), ...spanOf(text, undefined) };
}

const KINDS: Record<Fact["type"], Kind> = {
  number: "double",
  integer: "double",
  string: "string",
  boolean: "bool",
  array: "list",
  object: "map",
};

/** As a rule's conditions are compiled with (compile-policy.ts). */
export function conditionVocabulary({ facts, thresholds }: ConditionNames): Vocabulary {
  const named = new Map(facts.map(({ name, type }) => [name, KINDS[type]]));
  return {
    variables: new Map<string, Kind>([
      ...named,
      ...["action", "workflow", "step", "reversibility"].map((name) => [name, "string"] as const),
      ...["t", "facts", "provenance", "at_risk"].map((name) => [name, "map"] as const),
      ["reversal_window_s", "double"],
    ]),
    members: new Map<string, ReadonlyMap<string, Kind>>([
      ["t", new Map(thresholds.map(({ name }) => [name, "double"]))],
      ["facts", named],
      ["provenance", new Map(facts.map(({ name }) => [name, "string"]))],
      [
        "at_risk",
        new Map<string, Kind>([
          ["amount", "double"],
          ["currency", "string"],
        ]),
      ],
    ]),
  };
}

/** From the first part to the end of the last one, with the name after a point and the brackets that they open. */
function spanOf(text: string, place: Place | undefined): { readonly from: number; readonly to: number } {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== "comment");
  if (place === undefined) return { from: 0, to: text.length };
  const first = tokens.find(({ to }) => to > place.first);
  const last = tokens.findIndex(({ to }) => to > place.last);
  const end = tokens[last]?.text === "." ? tokens[last + 1] : tokens[last];
  if (first === undefined || end === undefined) return { from: 0, to: text.length };
  return { from: first.from, to: closedAt(tokens, tokens.indexOf(first), tokens.indexOf(end)) };
}

/** The end of what brackets make one with these tokens: none may stay open. */
function closedAt(tokens: readonly Token[], first: number, last: number): number {
  let open = 0;
  for (const [at, { text, kind, to }] of tokens.entries()) {
    if (at < first) continue;
    if (kind === "sign" && "([{".includes(text)) open++;
    if (kind === "sign" && ")]}".includes(text)) open--;
    // A bracket that follows a name belongs to its call.
    const next = tokens[at + 1]?.text;
    if (at >= last && open <= 0 && !(kind === "name" && (next === "(" || next === "["))) return to;
  }
  return tokens[last]?.to ?? 0;
}

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const MEANT: Readonly<Record<string, string>> = { and: "&&", or: "||", not: "!", "&": "&&", "|": "||", "=": "==" };
const WAITS = new Set(["&&", "||", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "!", ".", ",", "?", ":", "in"]);

/** Slips that the parser reports somewhere else, or in a programmer's words. */
function slipIn(text: string): ConditionProblem | null {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== "comment");
  const open: Token[] = [];
  for (const token of tokens) {
    const { text: said, kind, from, to } = token;
    if (kind === "open") return { message: t("policyEditor.openText"), from, to };
    const meant = kind === "sign" || kind === "name" ? own(MEANT, said.toLowerCase()) : undefined;
    if (meant !== undefined) return { message: t("policyEditor.write", { meant, said }), from, to };
    if (kind !== "sign") continue;
    if (own(CLOSING, said) !== undefined) open.push(token);
    if (!")]}".includes(said)) continue;
    const opened = open.pop();
    if (opened === undefined || own(CLOSING, opened.text) !== said) return { message: t("policyEditor.closesNothing", { said }), from, to };
  }
  const last = tokens.at(-1);
  if (last !== undefined && last.kind !== "text" && WAITS.has(last.text)) {
    return { message: t("policyEditor.missingAfter", { said: last.text }), from: last.to, to: last.to };
  }
  const unclosed = open.at(-1);
  return unclosed === undefined
    ? null
    : { message: t("policyEditor.notClosed", { said: unclosed.text }), from: unclosed.from, to: unclosed.to };
}

const own = (record: Readonly<Record<string, string>>, name: string) => (Object.hasOwn(record, name) ? record[name] : undefined);

/** The parser tells how far it came. */
function strayAt(text: string, at: number): ConditionProblem {
  const stray = tokensOf(text).find(({ to }) => to > at);
  if (stray === undefined) return { message: t("policyEditor.endsEarly"), from: text.length, to: text.length };
  return { message: t("policyEditor.stray", { said: stray.text }), from: stray.from, to: stray.to };
}
