// What holds in a queue at an instant, in one sentence for the ear.
import { t } from "@core/words/t";
import { useMemo } from "react";
import { STATE_WORDS, spanAt } from "@/components/coverage/states";
import { formatEdge } from "@/components/coverage/when";
import type { PersonRef } from "@/server/views/shapes";
import type { CoveragePage, CoverageQueue } from "@/server/views/shapes-coverage";

export const namesById = (page: Pick<CoveragePage, "people">): ReadonlyMap<string, PersonRef> =>
  new Map(page.people.map((person) => [person.id, person]));

/** `Ria Roth, Max Berg`. */
export const listed = (ids: readonly string[], people: ReadonlyMap<string, PersonRef>): string =>
  ids.map((id) => people.get(id)?.name ?? id).join(", ");

export function useSpokenSpan(page: CoveragePage, queue: CoverageQueue, zone: string): (at: number) => string {
  const people = useMemo(() => namesById(page), [page]);
  return (at) => {
    const span = spanAt(queue.spans, at);
    if (span === undefined) return "";
    const state = t("coverage.atHour", { time: formatEdge(at, zone), state: t(STATE_WORDS[span.state]) });
    if (span.state === "closed") return state;
    const able = span.able.length === 0 ? t("coverage.ableNone") : t("coverage.ableAre", { names: listed(span.able, people) });
    const who = span.accountable === null ? null : (people.get(span.accountable)?.name ?? span.accountable);
    return [state, able, who === null ? t("coverage.answersNobody") : t("coverage.answers", { who })].join(". ");
  };
}
