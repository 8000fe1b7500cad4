"use client";
// What signing the edit would bring, told while it is written: the new level, who else must sign, where it goes. The ruling is the server's own.
import type { EditPreview as Foretold } from "@core/lifecycle/edit-preview";
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import { useQueues } from "@/components/data/questions";
import { formatMoney } from "@/components/marks/format";
import { LevelMark, levelLabel } from "@/components/marks/level-mark";
import { Icon } from "@/components/ui/icon";
import type { Preview } from "./use-edit";

export function EditPreview({ preview: { data, refused } }: { readonly preview: Preview }) {
  const { data: queues } = useQueues();
  if (refused !== null) {
    return (
      <p role="status" className="flex items-start gap-1.5 text-small text-danger">
        <Icon name="octagon" size={14} className="mt-0.5" /> {refused}
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
function previewWords({ level, changes, quorum, votes, runs, queue, atRisk }: Foretold, nameOf: (queue: string) => string): string {
  const becomes = t(changes.level ? "edit.makes" : "edit.stays", { level: levelLabel(level) });
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
