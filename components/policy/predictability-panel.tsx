"use client";
// Whether past rulings still come out as they were made: the last check, those before it, and a button for one now.
import { t } from "@core/words/t";
import { usePredictability, usePredictabilityOrders } from "@/components/data/predictability";
import { PersonMark } from "@/components/marks/person-mark";
import { StatusMark } from "@/components/marks/status-mark";
import { TimeMark } from "@/components/marks/time-mark";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import type { Predictability, PredictabilityCheck } from "@/server/views/shapes-predictability";

const hourWords = (hourUtc: number): string => `${String(hourUtc).padStart(2, "0")}:00`;

export function PredictabilityPanel() {
  const { data } = usePredictability();
  const { start } = usePredictabilityOrders();
  const announce = useAnnounce();
  if (data === undefined) return null;
  const { running, checks, mayStart } = data;
  const [last, ...earlier] = checks;
  return (
    <section aria-label={t("predictability.title")} className="grid gap-2 px-gutter py-4">
      <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
        <div className="min-w-60 flex-1">
          <h2 className="font-strong">{t("predictability.title")}</h2>
          <p className="max-w-[80ch] text-fg-2">{t("predictability.what", { hour: hourWords(data.hourUtc) })}</p>
        </div>
        <Button
          icon="refresh"
          pending={start.isPending || running !== null}
          onClick={() =>
            start.mutate(
              {},
              {
                onSuccess: () => announce(t("predictability.begun")),
                onError: (problem) => announce(problem.message),
              },
            )
          }
          {...(!mayStart && { disabled: true, hint: t("predictability.mayNotStart") })}
        >
          {t("predictability.checkNow")}
        </Button>
      </div>
      {running !== null && <Running check={running} />}
      {start.isError && (
        <p role="alert" className="text-danger">
          {start.error.message}
        </p>
      )}
      {last !== undefined && <Outcome check={last} />}
      {last === undefined && running === null && <p className="text-fg-2">{t("predictability.never")}</p>}
      <Unreadables unreadables={data.unreadables} />
      {earlier.length > 0 && (
        <details>
          <summary className="font-medium">
            {t("predictability.earlier")} <span className="text-small font-regular text-fg-3 tabular-nums">{earlier.length}</span>
          </summary>
          <ol className="mt-1 grid">
            {earlier.map((check) => (
              <li key={check.id} className="border-t border-line py-1.5">
                <Outcome check={check} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

function Running({ check }: { readonly check: PredictabilityCheck }) {
  const words = t("predictability.running", { done: check.sampled, wanted: check.wanted });
  return (
    <p className="flex max-w-[560px] flex-wrap items-center gap-x-3 tabular-nums">
      <span>{words}</span>
      <Progress label={words} value={check.sampled} max={check.wanted} className="min-w-24" />
    </p>
  );
}

/** What came of one check, when, and who asked for it. */
function Outcome({ check }: { readonly check: PredictabilityCheck }) {
  const { sampled, differing, unreadable, acknowledged } = check;
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-0.5">
      {differing > 0 ? (
        <StatusMark status="failed" className="whitespace-normal">
          {t("predictability.someDiffer", { count: differing, sampled })}
        </StatusMark>
      ) : unreadable > 0 ? (
        <StatusMark status="attention" className="whitespace-normal">
          {t("predictability.someUnreadable", { count: unreadable, sampled })}
        </StatusMark>
      ) : (
        <StatusMark status="ok" className="whitespace-normal">
          {sampled === 0 ? t("predictability.nothingRuled") : t("predictability.allSame", { count: sampled })}
        </StatusMark>
      )}
      {differing > 0 && unreadable > 0 && <span className="text-fg-2">{t("predictability.notRecomputed", { count: unreadable })}</span>}
      <span className="inline-flex items-center gap-2 text-fg-2">
        <TimeMark at={check.finishedAt ?? check.startedAt} />
        {check.startedBy === null ? t("predictability.nightly") : <PersonMark person={check.startedBy} self="name" />}
      </span>
      {acknowledged !== null && (
        <span className="min-w-0 break-words">
          {t("predictability.acknowledgedBy", { name: acknowledged.by.name, reason: acknowledged.reason })}
        </span>
      )}
    </p>
  );
}

function Unreadables({ unreadables }: Pick<Predictability, "unreadables">) {
  if (unreadables.length === 0) return null;
  return (
    <ul className="text-fg-2">
      {unreadables.map(({ why, count }) => (
        <li key={why}>{t(`predictability.why_${why}`, { count })}</li>
      ))}
    </ul>
  );
}
