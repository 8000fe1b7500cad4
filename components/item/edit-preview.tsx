"use client";
// What signing the edit would bring, told while it is written: the new level, who else must sign, where it goes. The ruling is the server's own.
import type { EditPreview as Preview } from "@core/lifecycle/edit-preview";
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import type { JsonObject } from "@core/words/vocabulary";
import { useEffect, useState } from "react";
import { problemOf } from "@/components/data/problem";
import { useEditPreview, useQueues } from "@/components/data/questions";
import { formatMoney } from "@/components/marks/format";
import { LevelMark, levelLabel } from "@/components/marks/level-mark";
import { Icon } from "@/components/ui/icon";

/** Asked once the hands rest. */
const RESTED_MS = 250;

export interface EditAnswer {
  readonly data: Preview | undefined;
  /** Why it could not be signed, in words; null where it could, or nobody knows yet. */
  readonly refused: string | null;
  /** What is wrong with single arguments, by their pointer; `""` is all of them. */
  readonly errors: Readonly<Record<string, string>>;
}

/** What the server says to an edit, asked once the hands rest; null for none. */
export function useEditAnswer(itemId: string, edited: JsonObject | null): EditAnswer {
  const settled = useSettled(edited);
  const { data, error } = useEditPreview(itemId, settled);
  const problem = error === null || edited === null || settled === null ? null : problemOf(error);
  if (problem?.kind !== "refused") return { data: edited === null ? undefined : data, refused: null, errors: {} };
  // What was said of other arguments than these is not said of these.
  const said = problem.refusal?.code === "invalid" && JSON.stringify(settled) === JSON.stringify(edited) ? problem.refusal.errors : [];
  const errors = said.flatMap(({ path, message }) =>
    path.startsWith(ARGUMENTS) ? [[path.slice(ARGUMENTS.length), message] as const] : [],
  );
  return { data: undefined, refused: problem.text, errors: Object.fromEntries(errors) };
}

const ARGUMENTS = "/arguments";

export function EditPreview({ data, refused, placed }: EditAnswer & { readonly placed: boolean }) {
  const { data: queues } = useQueues();
  if (refused !== null) {
    return (
      <p role="status" className="flex items-start gap-1.5 text-small text-danger">
        <Icon name="octagon" size={14} className="mt-0.5" /> {placed ? t("item.mend") : refused}
      </p>
    );
  }
  if (data === undefined) return null;
  const nameOf = (id: string) => queues?.find((queue) => queue.id === id)?.name ?? id;
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-small">
      <LevelMark level={data.level} />
      <span>
        {previewWords(data, nameOf)}
        {data.gained.length > 0 && <span className="text-fg-2"> {gainedWords(data.gained)}</span>}
      </span>
    </div>
  );
}

/** "This edit makes it Dual. 2 people must sign; you are the first." */
export function previewWords({ level, changes, quorum, votes, runs, queue, atRisk }: Preview, nameOf: (queue: string) => string): string {
  const becomes = t(changes.level ? "item.editMakes" : "item.editStays", { level: levelLabel(level) });
  const money = atRisk === null ? "" : t("item.atRisk", { amount: formatMoney(atRisk) });
  if (runs) return `${becomes}${money}${t("item.letsItRun")}`;
  const where = changes.queue && queue !== null ? t("item.goesTo", { queue: nameOf(queue) }) : "";
  return `${becomes}${money}${t("item.mustSign", { quorum, votes })}${where}`;
}

/** The first two of the reasons that the edit adds: the item shows all of them once it is signed. */
function gainedWords(gained: readonly string[]): string {
  const more = gained.length > 2 ? t("item.moreReasons", { count: gained.length - 2 }) : "";
  return `${gained.slice(0, 2).map(revealText).join(". ")}.${more}`;
}

function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  const key = JSON.stringify(value);
  useEffect(() => {
    const rest = setTimeout(() => setSettled(JSON.parse(key) as Value), RESTED_MS);
    return () => clearTimeout(rest);
  }, [key]);
  return settled;
}
