// What is wrong with a search, in words that name the term.
import { t } from "./t";

export interface ProblemToSay {
  readonly code: string;
  readonly text: string;
  readonly part: string;
  readonly known: readonly string[];
}

export function searchProblemWords({ code, text: term, part, known }: ProblemToSay): string {
  const list = known.join(", ");
  switch (code) {
    case "unknown-name":
      return t("trail.unknownName", { term: part, known: list });
    case "open-quote":
      return t("trail.openQuote", { term });
    case "not-a-number":
      return t("trail.notANumber", { part, term });
    case "not-a-date":
      return t("trail.notADate", { part, term });
    case "not-a-span":
      return t("trail.notASpan", { part, term });
    case "not-one-of":
      return t("trail.notOneOf", { part, term, known: list });
    case "nobody":
      return t("trail.nobody", { part, term });
    case "several-orders":
      return t("trail.severalOrders", { term });
    default:
      return t("trail.noValue", { term });
  }
}
