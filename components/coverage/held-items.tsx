"use client";
// What somebody has in hand, and where each goes when they leave: back by itself, or to a colleague who could take it.
import { t } from "@core/words/t";
import Link from "next/link";
import { formatEdge } from "@/components/coverage/when";
import { Select } from "@/components/ui/select";
import type { HeldItem, Holdings } from "@/server/views/shapes-coverage";

/** Where things go, by their ids: a person, or nothing for back to the queue. */
export type Chosen = Readonly<Record<string, string>>;

interface HeldItemsProps {
  readonly held: Holdings;
  readonly way: "leave" | "offboard";
  readonly zone: string;
  readonly goesTo: Chosen;
  readonly onChoose: (item: string, to: string) => void;
}

export function HeldItems({ held: { person, items, deputies }, way, zone, goesTo, onChoose }: HeldItemsProps) {
  const title = person.you ? t("coverage.holdsYours") : t("coverage.holds", { name: person.name });
  // Who stands in for them comes first.
  const standsIn = new Set(deputies.map((deputy) => deputy.person.id));
  return (
    <section aria-label={title}>
      <h3 className="border-b border-line pb-1 font-medium">{title}</h3>
      {items.length === 0 && <p className="py-1.5 text-fg-2">{t("coverage.holdsNothing")}</p>}
      <ul>
        {items.map((item) => (
          <li key={item.id} className="grid items-center gap-x-3 gap-y-1 border-b border-line py-1.5 mid:grid-cols-[minmax(0,1fr)_216px]">
            <span className="min-w-0">
              <Link href={`/items/${item.id}`} className="break-words hover:underline">
                {item.title}
              </Link>
              <span className="block text-small text-fg-2">
                {item.queue.name}, {stateWords(item, zone)}
              </span>
            </span>
            <Select
              aria-label={t("coverage.goesTo", { title: item.title })}
              value={goesTo[item.id] ?? ""}
              onChange={({ target }) => onChoose(item.id, target.value)}
            >
              <option value="">{byItself(item, way, zone)}</option>
              {item.colleagues
                .toSorted((a, b) => Number(standsIn.has(b.id)) - Number(standsIn.has(a.id)))
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {t("coverage.toPerson", { name })}
                  </option>
                ))}
            </Select>
          </li>
        ))}
      </ul>
    </section>
  );
}

function stateWords({ state, until }: HeldItem, zone: string): string {
  const time = until === null ? "" : formatEdge(until, zone);
  switch (state) {
    case "claimed":
      return t("coverage.stateClaimed");
    case "suspended":
      return t("coverage.stateSuspended", { time });
    case "awaiting_input":
      return t("coverage.stateAsked", { time });
  }
}

function byItself({ state, queue, until }: HeldItem, way: "leave" | "offboard", zone: string): string {
  if (state === "awaiting_input") return t("coverage.answerGoes", { queue: queue.name });
  if (state === "suspended" && way === "leave") return t("coverage.keepsAside", { time: until === null ? "" : formatEdge(until, zone) });
  return t("coverage.toQueue", { queue: queue.name });
}
