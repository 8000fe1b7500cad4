"use client";
// What would happen to an item that came now and that nobody answered: now is drawn, what has not happened is dotted, and each rung names those who would be told.
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { SECOND } from "@core/words/time";
import { revealLine } from "@core/words/untrusted-text";
import type { ReactNode } from "react";
import { useZone } from "@/components/marks/clock";
import { formatWhen } from "@/components/marks/format";
import { Avatar } from "@/components/marks/person-mark";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";
import type { PersonRef } from "@/server/views/shapes";
import type { StepView, ToldView, WayView } from "@/server/views/shapes-ladders";

export function LadderTimeline({ way, className }: { readonly way: WayView; readonly className?: string }) {
  const zone = useZone();
  const when = (at: number) => formatWhen(at, way.now, zone);
  const ends = endsOf(way);
  return (
    <ol aria-label={t("ladders.ladder")} className={cn("grid", className)}>
      <Point icon="layers" happened time={when(way.now)}>
        <p className="font-medium">{t("ladders.comes", { name: way.queue.name })}</p>
        {way.opensAt !== null && <p className="text-small text-fg-2">{t("ladders.closedNow", { time: when(way.opensAt) })}</p>}
      </Point>
      {way.steps.map((step) => (
        <Point key={`${step.queue.id} ${step.index}`} icon={step.move === null ? "bell" : "arrow"} time={when(step.at)}>
          <StepWords step={step} />
          <p className="text-small text-fg-3 tabular-nums">
            {t(step.zone === null ? "ladders.after" : "ladders.openAfter", { time: durationWords(step.afterS * SECOND) })}
            {step.zone !== null && step.zone !== zone && (
              <> · {t("ladders.inZone", { time: formatWhen(step.at, way.now, step.zone), zone: step.zone })}</>
            )}
          </p>
        </Point>
      ))}
      <Point icon={way.ends === null ? "refresh" : "bell"} time="" last={ends.length === 0}>
        <p className="text-fg-2">
          {way.ends === null
            ? t("ladders.goesRound")
            : t("ladders.remindsOwner", { names: toldNames(way.ends.told) || t("ladders.nobodyToTell") })}
        </p>
        {way.ends !== null && <Away people={way.ends.away} nobody={way.ends.told.length === 0} />}
      </Point>
      {ends.map(({ at, onSilence, actions }, index) => (
        <Point key={`${at} ${onSilence}`} icon={onSilence === "reject" ? "x" : "play"} time={when(at)} last={index === ends.length - 1}>
          <p className="font-medium first-letter:uppercase">{t(onSilence === "reject" ? "ladders.rejected" : "ladders.proceeds")}</p>
          <p className="text-small text-fg-2 [overflow-wrap:anywhere]">{actions.join(", ")}</p>
        </Point>
      ))}
    </ol>
  );
}

interface PointProps {
  readonly icon: IconName;
  readonly time: string;
  readonly happened?: boolean;
  readonly last?: boolean;
  readonly children: ReactNode;
}

/** The line below a point is dotted: it has not happened. */
function Point({ icon, time, happened = false, last = false, children }: PointProps) {
  return (
    <li className="grid grid-cols-[92px_24px_minmax(0,1fr)] gap-x-2.5">
      <span className={cn("pt-0.5 text-right text-small tabular-nums", happened ? "text-fg" : "text-fg-2")}>{time}</span>
      <span className="relative flex justify-center">
        {!last && <span aria-hidden="true" className="absolute top-6 bottom-0 border-l-2 border-dotted border-line-control" />}
        <span
          className={cn(
            "grid size-6 place-items-center rounded-full bg-surface text-machine",
            happened ? "border border-line-control" : "border-[1.5px] border-dotted border-line-control",
          )}
        >
          <Icon name={icon} size={13} />
        </span>
      </span>
      <div className="min-w-0 pt-0.5 pb-4">{children}</div>
    </li>
  );
}

function StepWords({ step: { notify, move, queue } }: { readonly step: StepView }) {
  if (move !== null) {
    const { wanted, lands } = move;
    if (lands === null) return <p>{t("ladders.staysOwnerTold", { wanted: wanted.name })}</p>;
    if (lands.id !== wanted.id) return <p>{t("ladders.movesToAbove", { wanted: wanted.name, name: lands.name })}</p>;
    return <p className="font-medium">{t("ladders.movesTo", { name: lands.name })}</p>;
  }
  if (notify === null) return null;
  return (
    <>
      <p>
        <span className="font-medium">{t("ladders.tells")}</span> {t(TELLS[notify.who])} <span className="text-fg-3">· {queue.name}</span>
      </p>
      <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-1 empty:hidden">
        {notify.told.map(({ person, standsInFor }) => (
          <li key={`${person.id} ${standsInFor?.id}`} className="inline-flex items-center gap-1.5">
            <Avatar person={person} />
            <span>{standsInFor === null ? person.name : t("ladders.forPerson", { deputy: person.name, name: standsInFor.name })}</span>
          </li>
        ))}
      </ul>
      <Away people={notify.away} nobody={notify.told.length === 0} />
    </>
  );
}

const TELLS = { owner: "ladders.tellsOwner", members: "ladders.tellsMembers", person: "ladders.tellsOne" } as const;

function Away({ people, nobody }: { readonly people: readonly PersonRef[]; readonly nobody: boolean }) {
  if (people.length === 0) return nobody ? <p className="text-small text-warn">{t("ladders.nobodyToTell")}</p> : null;
  const names = people.map(({ name }) => name).join(", ");
  return <p className="text-small text-warn">{t(nobody ? "ladders.toldNobody" : "ladders.awayThen", { names })}</p>;
}

const toldNames = (told: readonly ToldView[]): string =>
  told
    .map(({ person, standsInFor }) =>
      standsInFor === null ? person.name : t("ladders.forPerson", { deputy: person.name, name: standsInFor.name }),
    )
    .join(", ");

interface End {
  readonly at: number;
  readonly onSilence: "reject" | "proceed";
  readonly actions: readonly string[];
}

/** What silence does in the end, together where it is the same at the same time. Rules change who decides, not what silence does. */
function endsOf({ silence }: WayView): readonly End[] {
  const ends = new Map<string, { at: number; onSilence: "reject" | "proceed"; actions: Set<string> }>();
  for (const { at, onSilence, action } of silence) {
    const known = ends.get(`${at} ${onSilence}`) ?? { at, onSilence, actions: new Set() };
    known.actions.add(revealLine(action));
    ends.set(`${at} ${onSilence}`, known);
  }
  return [...ends.values()].sort((a, b) => a.at - b.at).map((end) => ({ ...end, actions: [...end.actions] }));
}
