"use client";
// What stood at the instant that is looked at: what the person saw, what was signed, granted and run, and what came after; and where this run was looked at.
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import Link from "next/link";
import { memo, type ReactNode } from "react";
import { effectRows } from "@/components/item/effect-rows";
import { useNow, useZone } from "@/components/marks/clock";
import { formatShare, formatTimeExact, formatWhen } from "@/components/marks/format";
import { LevelMark, levelLabel } from "@/components/marks/level-mark";
import { Seal } from "@/components/marks/seal";
import { StatusMark } from "@/components/marks/status-mark";
import type { RunEvent, RunItem, RunRevision } from "@/server/views/shapes-runs";
import type { RunDesk } from "./use-run";

export const RunSide = ({ desk: { page, now, event, place, go } }: { readonly desk: RunDesk }) => (
  <Side page={page} now={now} event={event} place={place} go={go} />
);

type SideProps = Pick<RunDesk, "page" | "now" | "event" | "place" | "go">;

/** Drawn anew from event to event, and not with every frame that the instant moves. */
const Side = memo(function Side(desk: SideProps) {
  const { page, event } = desk;
  const item = page.items.find(({ id }) => id === event?.item) ?? null;
  const revision = item?.revisions.findLast(({ number }) => number <= (event?.revision ?? 0)) ?? null;
  return (
    <aside
      aria-label={t("runs.moment")}
      className="quiet-scroll flex flex-col gap-4 border-line-2 px-4 py-3.5 max-wide:border-t wide:overflow-y-auto wide:border-l"
    >
      {event !== null && <Moment desk={desk} event={event} item={item} revision={revision} />}
      {item !== null && <Seals item={item} />}
      {event !== null && <Afterwards desk={desk} event={event} />}
      {page.items.length > 0 && <Looks page={page} go={desk.go} />}
      {page.source === "imported" && <p className="text-small text-fg-2">{t("runs.logSays")}</p>}
    </aside>
  );
});

const Heading = ({ children }: { readonly children: ReactNode }) => <h2 className="text-small font-strong">{children}</h2>;

interface MomentProps {
  readonly desk: SideProps;
  readonly event: RunEvent;
  readonly item: RunItem | null;
  readonly revision: RunRevision | null;
}

function Moment({ desk, event, item, revision }: MomentProps) {
  const zone = useZone();
  const { page, place } = desk;
  const by = event.actor;
  const saw = event.seen !== null;
  const you = page.parties.some(({ party, you }) => you && party.kind === "person" && party.id === by.id);
  const title = saw ? (you ? t("runs.youSaw") : t("runs.saw", { name: by.name })) : t(item === null ? "runs.moment" : "runs.stood");
  return (
    <section className="grid gap-2">
      <div>
        <h2 className="font-strong">{title}</h2>
        <p className="text-small text-fg-2 tabular-nums">
          {t("runs.momentOf", { time: formatTimeExact(event.at, zone), number: place + 1, all: page.events.length })}
        </p>
      </div>
      <p className="[overflow-wrap:anywhere]">
        {event.text}
        {event.detail !== null && <span className="block text-small text-fg-3">{event.detail}</span>}
        {event.quote !== null && <span className="block text-small text-fg-2">{t("quote.of", { words: event.quote })}</span>}
        {page.source === "imported" && <span className="block text-small text-fg-2">{t("runs.byRole", { role: by.name })}</span>}
      </p>
      {item !== null && revision !== null && <Stood item={item} revision={revision} event={event} />}
      {item !== null && (
        <p className="flex flex-wrap gap-x-4 text-small">
          <Link href={`/items/${item.id}?at=${event.at}`} className="link flex min-h-6 items-center">
            {t("runs.asItWas")}
          </Link>
          <Link href={`/items/${item.id}`} className="link flex min-h-6 items-center">
            {t("runs.openItem")}
          </Link>
        </p>
      )}
    </section>
  );
}

const MOST_ROWS = 6;

function Stood({ item, revision, event }: { readonly item: RunItem; readonly revision: RunRevision; readonly event: RunEvent }) {
  const rows = effectRows(revision.before, revision.after, item.action).slice(0, MOST_ROWS);
  const labels = revision.evidence.join(", ");
  return (
    <div className="grid gap-2 rounded-2 border border-line-2 px-3.5 py-3">
      <p className="flex flex-wrap items-center gap-2">
        {revision.level !== null && <LevelMark level={revision.level} />}
        <span className="flex-1" />
        <span className="text-small text-fg-2">{t("runs.revision", { number: revision.number })}</span>
      </p>
      <p className="font-strong [overflow-wrap:anywhere]">{revision.title}</p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-small">
        {rows.map(({ name, now, after, changes }) => (
          <Pair key={name} name={name}>
            {changes && now !== null && <span className="text-fg-2">{now} → </span>}
            <span className={changes ? "font-strong" : undefined}>{after ?? now}</span>
          </Pair>
        ))}
      </dl>
      {revision.reasons.length > 0 && <p className="border-t border-line pt-2 text-small text-fg-2">{revision.reasons.join(" · ")}</p>}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-small">
        {labels !== "" && (
          <Pair name={t("runs.evidence")}>{event.seen?.evidence === true ? t("runs.evidenceSeen", { labels }) : labels}</Pair>
        )}
        {event.seen !== null && (
          <Pair name={t("runs.onScreen")}>{event.seen.ms === null ? t("runs.notWatched") : durationWords(event.seen.ms)}</Pair>
        )}
        {revision.confidence !== null && <Pair name={t("runs.confidence")}>{formatShare(revision.confidence)}</Pair>}
      </dl>
    </div>
  );
}

const Pair = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <>
    <dt className="text-fg-2">{name}</dt>
    <dd className="text-right [overflow-wrap:anywhere]">{children}</dd>
  </>
);

function Seals({ item }: { readonly item: RunItem }) {
  const { seals } = item;
  const { signed, granted, run } = seals;
  const given = [signed, granted, run].filter((seal) => seal !== null);
  const [first] = given;
  return (
    <section className="grid gap-1.5">
      <Heading>{t("runs.seals")}</Heading>
      <dl className="grid grid-cols-[minmax(88px,auto)_minmax(0,1fr)] gap-x-3 text-small">
        {(["signed", "granted", "ran"] as const).map((name) => {
          const seal = { signed, granted, ran: run }[name];
          return (
            <div key={name} className="col-span-full grid grid-cols-subgrid border-b border-line py-1.5">
              <dt>{t(`runs.${name}`)}</dt>
              <dd>
                {seal === null ? (
                  <span className="text-fg-3">{t(noSeal(item, name))}</span>
                ) : (
                  <Seal hash={seal} compact signed={name === "signed"} />
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {given.length > 1 &&
        (given.every((seal) => seal === first) ? (
          <StatusMark status="ok">{t("runs.sameSeal", { count: given.length })}</StatusMark>
        ) : (
          <StatusMark status="failed">{t("runs.otherSeal")}</StatusMark>
        ))}
    </section>
  );
}

const noSeal = ({ seals, passed, holder }: RunItem, name: "signed" | "granted" | "ran") => {
  if (name === "signed" && seals.hidden) return "blind.untilClosed";
  if (name === "signed" && passed !== null) return "runs.byNobody";
  return holder === null ? "runs.never" : "runs.notYet";
};

const MOST_AFTER = 3;

function Afterwards({ desk, event }: { readonly desk: SideProps; readonly event: RunEvent }) {
  const zone = useZone();
  const { page, now, place } = desk;
  const after = page.events.slice(place + 1).filter(({ item }) => item === event.item);
  const coming = after.length === 0 ? page.coming.filter(({ item, at }) => item === event.item && at > now) : [];
  return (
    <section className="grid gap-1">
      <Heading>{t(coming.length > 0 ? "runs.ifNobody" : "runs.afterwards")}</Heading>
      {after.length + coming.length === 0 ? (
        <p className="text-small text-fg-2">{t("runs.nothingAfter")}</p>
      ) : (
        <ol className="grid gap-0.5 text-small text-fg-2">
          {[...after, ...coming].slice(0, MOST_AFTER).map((one) => (
            <li key={`${one.seq}-${one.type}-${one.at}`} className="[overflow-wrap:anywhere]">
              <span className="tabular-nums">{formatWhen(one.at, now, zone)}</span> {one.text}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

const Looks = memo(function Looks({ page, go }: Pick<RunDesk, "page" | "go">) {
  const zone = useZone();
  const now = useNow("minute");
  return (
    <section className="grid gap-2">
      <Heading>{t("runs.looked")}</Heading>
      <ul className="grid gap-2 text-small">
        {page.items.map((item) => (
          <li key={item.id} className="grid gap-0.5">
            <Link
              href={`/items/${item.id}`}
              className="link flex min-h-6 items-center justify-self-start font-medium [overflow-wrap:anywhere]"
            >
              {item.title}
            </Link>
            {item.looks.map((look) => (
              <button
                key={look.at}
                type="button"
                onClick={() => go(look.at)}
                className="min-h-6 rounded-1 text-left text-fg-2 hover:text-fg"
              >
                <span className="tabular-nums">{formatWhen(look.at, now, zone)}</span>{" "}
                {look.ms === null ? look.what : t("runs.lookedFor", { what: look.what, time: durationWords(look.ms) })}
              </button>
            ))}
            {item.passed !== null && <span className="text-fg-2">{t("runs.passed", { level: levelLabel(item.passed) })}</span>}
            {item.passed === null && item.looks.length === 0 && (
              <span className="text-fg-3">{t(item.seals.hidden ? "blind.looks" : "runs.notLooked")}</span>
            )}
            {item.held.map((check) => (
              <span key={`${check.subject} ${check.predicate}`} className="text-fg-2 [overflow-wrap:anywhere]">
                {t("runs.notAsked", {
                  claim: `${check.subject} ${check.predicate}`,
                  name: check.by,
                  time: formatWhen(check.at, now, zone),
                })}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
});
