"use client";
// The reviewer's day in numbers, where nothing else wants to be looked at.
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { useMe } from "@/components/data/questions";
import { formatCount } from "@/components/marks/format";

export function YourDay() {
  const { data: me } = useMe();
  if (me === undefined) return null;
  const { decided, medianMs, undone, skipped, unread } = me.today;
  return (
    <section>
      <h2 className="mb-1.5 text-small font-strong">{t("review.yourDay")}</h2>
      <dl className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-[3px] text-small [&_dd]:text-right [&_dd]:tabular-nums [&_dt]:text-fg-2">
        <dt>{t("review.decided")}</dt>
        <dd>{formatCount(decided)}</dd>
        {medianMs !== null && (
          <>
            <dt>{t("review.medianTime")}</dt>
            <dd>{durationWords(medianMs)}</dd>
          </>
        )}
        <dt>{t("review.undoneByYou")}</dt>
        <dd>{formatCount(undone)}</dd>
        {skipped > 0 && (
          <>
            <dt>{t("review.skipped")}</dt>
            <dd>{formatCount(skipped)}</dd>
          </>
        )}
        {unread.of > 0 && (
          <>
            <dt>{t("review.unseen")}</dt>
            <dd>{t("review.of", { count: unread.unread, all: unread.of })}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
