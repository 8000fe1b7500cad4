"use client";
// Through the past of an item: from event to event, to any instant, through another's eyes.
import { t } from "@core/words/t";
import { useId, useState } from "react";
import { useZone } from "@/components/marks/clock";
import { formatTimeExact, formatWhen } from "@/components/marks/format";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { AsItWas, PastStep } from "@/server/views/shapes-past";

interface PastControlsProps {
  readonly past: AsItWas;
  readonly by: string | null;
  readonly go: (to: { readonly at: number; readonly by: string | null }) => void;
  /** The instant that was asked for is on its way. */
  readonly pending: boolean;
}

export function PastControls({ past, by, go, pending }: PastControlsProps) {
  const { before, after, here, place, places, readers } = past;
  const readersId = useId();
  const to = (step: PastStep | null) => () => step !== null && go({ at: step.at, by });
  return (
    <section
      aria-label={t("past.controls")}
      aria-busy={pending}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line-2 bg-surface px-gutter py-2.5 shadow-dock print:hidden"
    >
      <div className="flex items-center gap-1.5">
        <Button shortcut="←" keyFirst onClick={to(before)} disabled={before === null} hint={before?.text ?? t("past.isFirst")}>
          {t("past.before")}
        </Button>
        <Button shortcut="→" onClick={to(after)} disabled={after === null} hint={after?.text ?? t("past.isLast")}>
          {t("past.after")}
        </Button>
      </div>
      <p className="min-w-40 flex-1 text-small text-fg-2 [overflow-wrap:anywhere] max-mid:order-last max-mid:basis-full">
        <span className="text-fg-3 tabular-nums">{t("past.placeOf", { place, places })}</span>{" "}
        {here !== null && <Here step={here} now={past.now} />}
      </p>
      <InstantField at={past.at} now={past.now} onChange={(at) => go({ at, by })} />
      {readers.length > 0 && (
        <label htmlFor={readersId} className="flex items-center gap-1.5 text-small text-fg-2">
          {t("past.seenBy")}
          <Select
            id={readersId}
            value={by ?? ""}
            onChange={({ target }) => go({ at: past.at, by: target.value === "" ? null : target.value })}
            className="w-auto max-w-48"
          >
            <option value="">{t("past.whoeverHad")}</option>
            {readers.map(({ person, had }) => (
              <option key={person.id} value={person.id}>
                {had === null ? person.name : t(had === "open" ? "past.readerOpen" : "past.readerHeld", { name: person.name })}
              </option>
            ))}
          </Select>
        </label>
      )}
    </section>
  );
}

function Here({ step, now }: { readonly step: PastStep; readonly now: number }) {
  const zone = useZone();
  return (
    <>
      {step.text} <span className="whitespace-nowrap text-fg-3">{formatWhen(step.at, now, zone)}</span>
    </>
  );
}

const pad = (number: number) => String(number).padStart(2, "0");

/** As the browser's own field has it, in the zone in which all times here are told. */
function localText(at: number): string {
  const when = new Date(at);
  const date = `${when.getFullYear()}-${pad(when.getMonth() + 1)}-${pad(when.getDate())}`;
  return `${date}T${pad(when.getHours())}:${pad(when.getMinutes())}:${pad(when.getSeconds())}`;
}

function InstantField({ at, now, onChange }: { readonly at: number; readonly now: number; readonly onChange: (at: number) => void }) {
  const id = useId();
  const zone = useZone();
  /** While somebody writes; null where it says the instant that is shown. */
  const [typed, setTyped] = useState<string | null>(null);
  const [shown, setShown] = useState(at);
  if (at !== shown) {
    setShown(at);
    setTyped(null);
  }
  return (
    <label htmlFor={id} title={formatTimeExact(at, zone)} className="flex items-center gap-1.5 text-small text-fg-2">
      {t("past.instant")}
      <input
        id={id}
        type="datetime-local"
        step={1}
        max={localText(now)}
        value={typed ?? localText(at)}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={({ target }) => choose(target.value)}
        onKeyDown={(event) => event.key === "Enter" && choose(event.currentTarget.value)}
        className="h-control min-w-0 rounded-2 border border-line-control bg-surface px-1.5 text-fg tabular-nums"
      />
    </label>
  );

  /** The whole of the second that is written there, so that an event of that second is in it. */
  function choose(text: string) {
    const chosen = new Date(text).getTime();
    if (Number.isNaN(chosen) || localText(at) === localText(chosen)) setTyped(null);
    else onChange(chosen + 999);
  }
}
