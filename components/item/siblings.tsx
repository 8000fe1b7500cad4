"use client";
// The items that one turn of the agent, or one letter, asks together: side by side with what differs between them, each decided by itself.
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import Link from "next/link";
import { ReviewMark } from "@/components/marks/status-mark";
import { Thumbnail } from "@/components/marks/veil";
import { cn } from "@/components/ui/cn";
import type { ItemView } from "@/server/views/shapes-item";
import { printJson } from "./arguments-read";
import { Section } from "./section";

type Sibling = ItemView["siblings"][number];

/** More arguments that differ than this are not shown beside each other. */
const MOST_DIFFERENCES = 4;

/** Names of the arguments in which the siblings differ, in the order of the first one's. */
export function differing(siblings: readonly Pick<Sibling, "arguments">[]): readonly string[] {
  const names = [...new Set(siblings.flatMap((sibling) => Object.keys(sibling.arguments)))];
  return names.filter((name) => new Set(siblings.map((sibling) => printedOf(sibling, name))).size > 1);
}

const printedOf = ({ arguments: given }: Pick<Sibling, "arguments">, name: string): string =>
  Object.hasOwn(given, name) ? printJson(given[name] ?? null) : "";

export function Siblings({ item }: { readonly item: ItemView }) {
  const { siblings, group } = item;
  if (siblings.length === 0) return null;
  const pictured = siblings.every((sibling) => sibling.thumbnail !== null);
  const settled = group === null ? null : t("item.settled", { settled: group.settled, size: group.size });
  return (
    <Section title={t("item.together")} sub={settled ?? t("item.ofThisRun", { count: siblings.length })}>
      {pictured ? <Pictures item={item} /> : <SideBySide item={item} />}
      <p className="mt-1.5 text-small text-fg-3">
        {group === null
          ? t("item.sameRun")
          : group.settled < group.size
            ? t("item.agentWaits", { open: group.size - group.settled, size: group.size })
            : t("item.allSettled")}
      </p>
    </Section>
  );
}

function Pictures({ item }: { readonly item: ItemView }) {
  return (
    <ul className="flex flex-wrap gap-2.5">
      {item.siblings.map((sibling) => (
        <li key={sibling.id} className="w-[78px]">
          <Link
            href={`/items/${sibling.id}`}
            prefetch={false}
            aria-current={sibling.id === item.id ? "true" : undefined}
            title={sibling.title}
            className="block rounded-1"
          >
            {sibling.thumbnail !== null && (
              <Thumbnail
                src={sibling.thumbnail}
                className={cn("size-16 rounded-1 max-mid:size-[52px]", sibling.id === item.id && "shadow-(--focus)")}
              />
            )}
            <span className="sr-only">{sibling.title}</span>
            <ReviewMark label={sibling.reviewLabel} className="mt-1 gap-1 text-micro" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

const HEAD = "pr-3 pb-1 text-left text-micro font-regular whitespace-nowrap text-fg-3";
const CELL = "border-t border-line py-1 pr-3 align-top [overflow-wrap:anywhere]";

function SideBySide({ item }: { readonly item: ItemView }) {
  const { siblings } = item;
  const names = differing(siblings).slice(0, MOST_DIFFERENCES);
  const here = siblings.find(({ id }) => id === item.id);
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse tabular-nums">
        <thead>
          <tr>
            <th scope="col" className={HEAD}>
              {t("item.item")}
            </th>
            {names.map((name) => (
              <th key={name} scope="col" className={cn(HEAD, "mono")}>
                {revealText(name)}
              </th>
            ))}
            <th scope="col" className={HEAD}>
              {t("item.status")}
            </th>
          </tr>
        </thead>
        <tbody>
          {siblings.map((sibling) => (
            <tr key={sibling.id} className={sibling.id === item.id ? "bg-sunken" : ""}>
              <th scope="row" className={cn(CELL, "text-left font-regular")}>
                <Link
                  href={`/items/${sibling.id}`}
                  prefetch={false}
                  aria-current={sibling.id === item.id ? "true" : undefined}
                  className={cn("link decoration-line-2", sibling.id === item.id && "font-medium")}
                >
                  {sibling.title}
                </Link>
              </th>
              {names.map((name) => (
                <td
                  key={name}
                  className={cn(
                    CELL,
                    "mono",
                    here !== undefined && printedOf(sibling, name) !== printedOf(here, name) && "font-medium text-ink-text",
                  )}
                >
                  {printedOf(sibling, name)}
                </td>
              ))}
              <td className={cn(CELL, "whitespace-nowrap")}>
                <ReviewMark label={sibling.reviewLabel} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
