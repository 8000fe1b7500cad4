// Items by level under what is in force and under the draft: a ramp of each, and the numbers; then how what goes unseen turned out.
import { t } from "@core/words/t";
import type { ReactNode } from "react";
import { formatCount, formatPercent, formatTenths } from "@/components/marks/format";
import { LEVEL_GROUNDS, LevelMark } from "@/components/marks/level-mark";
import type { LetThrough, SimulationFound } from "@/server/views/shapes-simulation";

function Ramp({ found, side, label }: { readonly found: SimulationFound; readonly side: "before" | "after"; readonly label: string }) {
  return (
    <div className="grid gap-1">
      <span className="text-small text-fg-2">{label}</span>
      <span aria-hidden="true" className="flex h-6 gap-px">
        {found.levels.map(
          (row) =>
            row[side] > 0 && (
              <i
                key={row.level}
                className={`${LEVEL_GROUNDS[row.level]} min-w-0.5 rounded-1 shadow-[inset_0_0_0_1px_var(--line-2)] forced-colors:border`}
                style={{ width: `${(100 * row[side]) / found.rows}%` }}
              />
            ),
        )}
      </span>
    </div>
  );
}

const signed = (change: number, words: (count: number) => string): string => {
  const size = words(Math.abs(change));
  return size === words(0) ? size : `${change > 0 ? "+" : "−"}${size}`;
};

/** Numbers on both sides and what changes, a row each. */
export function SidesTable({ head, caption, children }: { readonly head: string; readonly caption: string; readonly children: ReactNode }) {
  return (
    <table className="w-full text-right tabular-nums [&_td]:pl-3 [&_th:not(:first-child)]:pl-3">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="text-micro text-fg-3 [&>th]:py-1 [&>th]:font-regular">
          <th scope="col" className="text-left">
            {head}
          </th>
          <th scope="col">{t("policy.now")}</th>
          <th scope="col">{t("policy.draft")}</th>
          <th scope="col">{t("policy.change")}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

interface SidesRowProps {
  readonly head: ReactNode;
  readonly before: number | null;
  readonly after: number | null;
  readonly words?: (count: number) => string;
  /** What is said where there is no number. */
  readonly missing?: string;
}

export function SidesRow({ head, before, after, words = formatCount, missing = "" }: SidesRowProps) {
  return (
    <tr className="border-t border-line [&>*]:py-1.5">
      <th scope="row" className="text-left font-regular">
        {head}
      </th>
      <td>{before === null ? missing : words(before)}</td>
      <td>{after === null ? missing : words(after)}</td>
      <td className="font-medium">{before !== null && after !== null && signed(after - before, words)}</td>
    </tr>
  );
}

export function SimulatedLevels({ found }: { readonly found: SimulationFound }) {
  const shown = found.levels.filter(({ before, after }) => before > 0 || after > 0);
  return (
    <>
      <div className="grid gap-2 py-2.5">
        <Ramp found={found} side="before" label={t("policy.now")} />
        <Ramp found={found} side="after" label={t("policy.draft")} />
      </div>
      <SidesTable head={t("policy.level")} caption={t("simulation.levels")}>
        {shown.map(({ level, before, after }) => (
          <SidesRow key={level} head={<LevelMark level={level} />} before={before} after={after} />
        ))}
        <SidesRow
          head={<span className="text-fg-2">{t("simulation.expectedChecks")}</span>}
          {...found.expectedChecks}
          words={formatTenths}
        />
      </SidesTable>
    </>
  );
}

function shareWords({ share }: LetThrough): string {
  return share === null
    ? t("simulation.unknown")
    : t("simulation.shareFromTo", { low: formatPercent(share.low), high: formatPercent(share.high) });
}

/** Errors let through, as far as there is evidence of them. */
export function SimulatedErrors({ found: { letThrough } }: { readonly found: SimulationFound }) {
  const { before, after } = letThrough;
  return (
    <section aria-label={t("simulation.letThrough")} className="pt-4">
      <h3 className="font-medium">{t("simulation.letThrough")}</h3>
      <SidesTable head={t("simulation.itemsWait")} caption={t("simulation.letThrough")}>
        <SidesRow head={t("simulation.itemsThrough")} before={before.items} after={after.items} />
        <SidesRow head={t("simulation.known")} before={before.known} after={after.known} />
        <SidesRow head={t("simulation.ofThemWrong")} before={before.wrong} after={after.wrong} />
        <tr className="border-t border-line [&>*]:py-1.5">
          <th scope="row" className="text-left font-regular">
            {t("simulation.shareWrong")}
          </th>
          <td>{shareWords(before)}</td>
          <td>{shareWords(after)}</td>
          <td />
        </tr>
      </SidesTable>
      <p className="pt-1 text-small text-fg-2">{t("simulation.letThroughWhat")}</p>
    </section>
  );
}
