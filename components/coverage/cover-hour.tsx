"use client";
// One hour of one queue: who could decide, who answers, for how long that stays, and the way to the next change.
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { namesById } from "@/components/coverage/spoken-span";
import { STATE_SIGNS, STATE_WORDS, spanAt } from "@/components/coverage/states";
import { formatEdge, spanWords } from "@/components/coverage/when";
import { PersonMark } from "@/components/marks/person-mark";
import { StatusMark } from "@/components/marks/status-mark";
import { Button } from "@/components/ui/button";
import type { CoveragePage, CoverageQueue } from "@/server/views/shapes-coverage";

interface HourProps {
  readonly page: CoveragePage;
  readonly queue: CoverageQueue;
  readonly at: number;
  readonly zone: string;
  readonly onLook: (queue: string, at: number) => void;
}

export function CoverHour({ page, queue, at, zone, onLook }: HourProps) {
  const span = spanAt(queue.spans, at);
  if (span === undefined) return null;
  const people = namesById(page);
  const place = queue.spans.indexOf(span);
  const before = queue.spans[place - 1];
  const after = queue.spans[place + 1];
  const { state, able, needed, could, workflow, accountable } = span;
  const person = accountable === null ? undefined : people.get(accountable);
  return (
    <section aria-label={queue.name} className="min-w-0 border-line-2 max-mid:border-t max-mid:pt-3 mid:border-l mid:pl-4">
      <h3 className="font-strong">{queue.name}</h3>
      <p className="text-small text-fg-2 tabular-nums">{formatEdge(at, zone)}</p>
      <p className="pt-2">
        <StatusMark status={STATE_SIGNS[state]}>{t(STATE_WORDS[state])}</StatusMark>{" "}
        <span className="text-small text-fg-2">{t("coverage.lasts", spanWords(span, page, zone))}</span>
      </p>
      {state === "closed" ? (
        <p className="pt-1 text-fg-2">{t("coverage.closedThen")}</p>
      ) : (
        <dl className="grid gap-2 pt-2">
          <div>
            <dt className="text-small text-fg-3">{t("coverage.who")}</dt>
            <dd className="flex flex-wrap gap-x-3 gap-y-1">
              {able.length === 0
                ? t("coverage.ableNone")
                : able.flatMap((id) => people.get(id) ?? []).map((one) => <PersonMark key={one.id} person={one} />)}
            </dd>
            {could < needed && able.length > 0 && (
              <dd className="pt-1 text-danger">
                {t("coverage.needs", { workflow: workflow === null ? t("coverage.anyWork") : revealLine(workflow), needed, could })}
              </dd>
            )}
          </div>
          <div>
            <dt className="text-small text-fg-3">{t("coverage.answering")}</dt>
            <dd>
              {person === undefined ? <span className="text-danger">{t("coverage.answersNobody")}</span> : <PersonMark person={person} />}
            </dd>
          </div>
        </dl>
      )}
      <p className="flex flex-wrap gap-2 pt-3">
        <Button size="small" icon="left" disabled={before === undefined} onClick={() => before && onLook(queue.id, before.from)}>
          {t("coverage.earlier")}
        </Button>
        <Button size="small" icon="right" disabled={after === undefined} onClick={() => after && onLook(queue.id, after.from)}>
          {t("coverage.later")}
        </Button>
      </p>
    </section>
  );
}
