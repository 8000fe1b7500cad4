// What an approval screen says of a proposal in the registry's words: what will happen, what is left to the reviewer, how it is taken back.
import { moneyWords } from "@core/words/labels";
import { t } from "@core/words/t";
import type { Json, JsonObject } from "@core/words/vocabulary";
import { editableSchema } from "./arguments";
import type { CompiledPolicy } from "./compile-policy";
import { NO_FACTS_OF_OURS, type Proposal, readableRoots, readFacts, readPath } from "./facts";
import { factWords, thresholdWords } from "./reason-words";
import type { Reversal } from "./rule-item";
import { fillTemplate, parseTemplate, quotedWords, valueWords } from "./template";

export interface Explanation {
  /** One sentence: what happens if it is approved. */
  readonly effect: string;
  /** Without "Left to you:", which the screen writes. */
  readonly question: string;
  /** How it is taken back, and what stays: "The card is charged again; the e-mail cannot be unsent." Empty where nobody has written it, or nothing helps. */
  readonly plan: string;
  readonly argumentsSchema: JsonObject;
  readonly signKeys: { readonly argument: string; readonly values: readonly Json[] } | null;
}

/** `reversal` is the ruling's, so that the words and the right to reverse agree. */
export function explainProposal(policy: CompiledPolicy | null, proposal: Proposal, edited: boolean, reversal: Reversal): Explanation {
  const action = policy?.actions.get(proposal.action.name) ?? null;
  const entry = action?.entry ?? null;
  const words = placeholderWords(policy, proposal, edited);
  const fill = (template: string) => fillTemplate(parseTemplate(template), words);
  const wayBack = entry?.reversal === null || entry === null || reversal.windowS === 0 ? "" : fill(entry.reversal);
  return {
    effect: entry?.effect === null || entry === null ? plainEffect(proposal) : fill(entry.effect),
    question: entry?.question === null || entry === null ? t("told.unasked") : fill(entry.question),
    plan: wayBack,
    argumentsSchema: editableSchema(policy, proposal.action.name, proposal.action.arguments_schema ?? null),
    signKeys: entry?.sign_keys ?? null,
  };
}

const MAX_NAMED = 6;

/** For an action without a sentence of its own: its name and arguments. */
function plainEffect({ action }: Proposal): string {
  const named = Object.entries(action.arguments);
  if (named.length === 0) return t("told.runsPlain", { action: quotedWords(action.name) });
  const listed = named.slice(0, MAX_NAMED).map(([name, value]) => `${quotedWords(name)} ${valueWords(value)}`);
  const few = listed.join(", ");
  const all = named.length > MAX_NAMED ? t("told.andMore", { listed: few, count: named.length - MAX_NAMED }) : few;
  return t("told.runsWith", { action: quotedWords(action.name), arguments: all });
}

function placeholderWords(policy: CompiledPolicy | null, proposal: Proposal, edited: boolean): (path: string) => string | null {
  const action = policy?.actions.get(proposal.action.name) ?? null;
  const facts = action?.entry === null || action === null ? {} : readFacts(action.entry, proposal, edited).facts;
  const roots = readableRoots(proposal, action?.entry ?? null, edited, NO_FACTS_OF_OURS);
  const texts: Readonly<Record<string, string | null | undefined>> = {
    action: proposal.action.name,
    workflow: proposal.workflow,
    step: proposal.step,
    run: proposal.run,
    title: proposal.title,
  };
  return (path) => {
    if (path.startsWith("t.")) return policy === null ? null : thresholdWords(path.slice(2), policy);
    const fact = factWords(path, action, facts);
    if (fact !== null) return fact;
    if (path === "at_risk") {
      return proposal.at_risk === null || proposal.at_risk === undefined ? null : moneyWords(proposal.at_risk);
    }
    if (Object.hasOwn(texts, path)) {
      const text = texts[path];
      return text === null || text === undefined ? null : quotedWords(text);
    }
    const [root = "", ...keys] = path.split(".");
    const value = readPath(Object.hasOwn(roots, root) ? roots[root] : undefined, keys);
    return value === undefined ? null : valueWords(value);
  };
}
