"use client";
// The items that would change their level, by from where to where: each to be opened, or to be read where it was imported.
import { t } from "@core/words/t";
import type { Json } from "@core/words/vocabulary";
import Link from "next/link";
import { useState } from "react";
import { useSimulationMoves } from "@/components/data/simulations";
import { levelLabel } from "@/components/marks/level-mark";
import { TimeMark } from "@/components/marks/time-mark";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { MovedItem, SimulatedMove, SimulationFound } from "@/server/views/shapes-simulation";

const keyOf = ({ from, to }: SimulatedMove): string => `${from} ${to}`;

/** Nothing is asked for before it is opened. */
export function SimulatedMoves({ found }: { readonly found: SimulationFound }) {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  if (found.moved === 0) return null;
  const ways = found.moves.toSorted((a, b) => b.open - a.open || b.count - a.count);
  const way = ways.find((one) => keyOf(one) === chosen) ?? ways[0];
  return (
    <details className="border-t border-line py-2" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="font-medium">
        {t("policy.whichMove", { count: found.moved })}
        {found.openMoved > 0 && <span className="font-regular text-fg-2"> · {t("simulation.openMoved", { count: found.openMoved })}</span>}
      </summary>
      {open && way !== undefined && (
        <>
          <Select className="mt-2" aria-label={t("simulation.way")} value={keyOf(way)} onChange={({ target }) => setChosen(target.value)}>
            {ways.map((one) => (
              <option key={keyOf(one)} value={keyOf(one)}>
                {t("simulation.wayIs", { from: levelLabel(one.from), to: levelLabel(one.to), count: one.count })}
              </option>
            ))}
          </Select>
          <MovedList simulation={found.id} way={way} />
        </>
      )}
    </details>
  );
}

function MovedList({ simulation, way }: { readonly simulation: string; readonly way: SimulatedMove }) {
  const { data, isError, hasNextPage, isFetchingNextPage, fetchNextPage } = useSimulationMoves(simulation, way.from, way.to);
  return (
    <>
      {isError && <p className="py-2 text-fg-2">{t("policy.notRead")}</p>}
      <ul className="quiet-scroll mt-1 max-h-96 overflow-auto">
        {data?.pages
          .flatMap(({ items }) => items)
          .map((item) => (
            <li key={item.id} className="border-t border-line py-1.5 first:border-t-0">
              {item.past === null ? <OpenItem item={item} /> : <PastCase item={item} past={item.past} />}
            </li>
          ))}
      </ul>
      {hasNextPage && (
        <Button size="small" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("simulation.more")}
        </Button>
      )}
      {way.shown < way.count && (
        <p className="pt-1 text-small text-fg-2">{t("simulation.onlyLatest", { shown: way.shown, count: way.count })}</p>
      )}
    </>
  );
}

function OpenItem({ item: { id, title, at, open } }: { readonly item: MovedItem }) {
  return (
    <span className="flex flex-wrap items-baseline gap-x-3">
      <Link href={`/items/${id}`} prefetch={false} className="min-w-40 flex-1 truncate hover:underline">
        {title}
      </Link>
      {open && <span className="text-small text-fg-2">{t("policy.isOpen")}</span>}
      <TimeMark at={at} className="text-small text-fg-3" />
    </span>
  );
}

/** There is no item of it, so that what is known of it stands here. */
function PastCase({ item: { title, at }, past }: { readonly item: MovedItem; readonly past: NonNullable<MovedItem["past"]> }) {
  const { action, arguments: proposed, decision, verdict, externalId } = past;
  return (
    <details>
      <summary>
        {title} <span className="text-small text-fg-2">· {t("policy.imported")}</span> <TimeMark at={at} className="text-small text-fg-3" />
      </summary>
      <dl className="grid grid-cols-[minmax(0,auto)_minmax(0,1fr)] gap-x-3 gap-y-0.5 py-1.5 pl-4 text-small [&>dd]:break-words [&>dt]:text-fg-2">
        <dt>{t("policy.action")}</dt>
        <dd className="mono">{action}</dd>
        {Object.entries(proposed).map(([name, value]) => (
          <Argument key={name} name={name} value={value} />
        ))}
        {decision !== null && (
          <>
            <dt>{t("simulation.decidedThen")}</dt>
            <dd>{t(`simulation.decided_${decision}`)}</dd>
          </>
        )}
        {verdict !== null && (
          <>
            <dt>{t("simulation.turnedOut")}</dt>
            <dd>{t(verdict === "right" ? "simulation.right" : "simulation.wrongOne")}</dd>
          </>
        )}
        <dt>{t("simulation.externalId")}</dt>
        <dd className="mono">{externalId}</dd>
      </dl>
    </details>
  );
}

function Argument({ name, value }: { readonly name: string; readonly value: Json }) {
  return (
    <>
      <dt className="mono">{name}</dt>
      <dd className="mono">{typeof value === "string" ? value : JSON.stringify(value)}</dd>
    </>
  );
}
