"use client";
// What changes in the world, as Now and After. The after is in ink tint; only text diffs are green and red, with their signs.
import { t } from "@core/words/t";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { LineDiff } from "./change-table";
import type { EffectRow } from "./effect-rows";

/** More rows than this fold, so that the reasons stay above the fold. */
const SHOWN = 6;

const CELL = "border-t border-line px-3 py-1 align-top tabular-nums [overflow-wrap:anywhere]";
const HEAD = "bg-sunken px-3 py-[3px] text-left text-micro font-regular text-fg-3";

interface EffectTableProps {
  readonly rows: readonly EffectRow[];
  /** It has happened: what is "now" to a decision was before it. */
  readonly past?: boolean;
}

export function EffectTable({ rows, past = false }: EffectTableProps) {
  const [unfolded, setUnfolded] = useState(false);
  const values = rows.filter((row) => !row.asText);
  const texts = rows.filter((row) => row.asText);
  const shown = unfolded ? values : values.slice(0, SHOWN);
  return (
    <div className="mt-2.5 grid gap-2.5">
      {values.length > 0 && (
        <div className="overflow-hidden rounded-2 border border-line-2">
          <table className="w-full table-fixed border-collapse">
            <thead>
              <tr>
                <th scope="col" className={cn(HEAD, "w-[34%]")}>
                  {t("item.changes")}
                </th>
                <th scope="col" className={HEAD}>
                  {past ? t("item.before") : t("item.now")}
                </th>
                <th scope="col" className={HEAD}>
                  {t("item.after")}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.name}>
                  <th scope="row" className={cn(CELL, "text-left font-regular text-fg-2")}>
                    {row.name}
                  </th>
                  <td className={cn(CELL, "text-fg-2")}>{row.now ?? <span className="text-fg-3">{t("item.notKnown")}</span>}</td>
                  {row.changes ? (
                    <td className={cn(CELL, "bg-ink-tint font-medium shadow-[inset_2px_0_0_var(--ink)] forced-colors:border-l-2")}>
                      {row.after ?? <span className="text-fg-3">{t("item.notKnown")}</span>}
                      {row.difference !== null && <span className="ml-2 font-regular text-small text-fg-2">{row.difference}</span>}
                    </td>
                  ) : (
                    <td className={cn(CELL, "text-fg-3")}>{t("item.same")}</td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
          {values.length > SHOWN && (
            <div className="border-t border-line px-1.5 py-1">
              <Button look="quiet" size="small" icon={unfolded ? "down" : "right"} onClick={() => setUnfolded(!unfolded)}>
                {unfolded ? t("item.showFewer") : t("item.showMore", { count: values.length - SHOWN })}
              </Button>
            </div>
          )}
        </div>
      )}
      {texts.map((row) => (
        <LineDiff
          key={row.name}
          name={row.now === null ? `${row.name}${t("item.nowUnknown")}` : row.name}
          was={row.now}
          is={row.after ?? ""}
        />
      ))}
    </div>
  );
}
