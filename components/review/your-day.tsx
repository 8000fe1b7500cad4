"use client";
// The reviewer's day in numbers, where nothing else wants to be looked at.
import { durationWords } from "@core/words/labels";
import { useMe } from "@/components/data/questions";
import { formatCount } from "@/components/marks/format";

export function YourDay() {
  const { data: me } = useMe();
  if (me === undefined) return null;
  const { decided, medianMs, undone, skipped, unread } = me.today;
  return (
    <section>
      <h2 className="mb-1.5 text-small font-strong">Your day</h2>
      <dl className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-[3px] text-small [&_dd]:text-right [&_dd]:tabular-nums [&_dt]:text-fg-2">
        <dt>Decided</dt>
        <dd>{formatCount(decided)}</dd>
        {medianMs !== null && (
          <>
            <dt>Median time</dt>
            <dd>{durationWords(medianMs)}</dd>
          </>
        )}
        <dt>Undone by you</dt>
        <dd>{formatCount(undone)}</dd>
        {skipped > 0 && (
          <>
            <dt>Skipped</dt>
            <dd>{formatCount(skipped)}</dd>
          </>
        )}
        {unread.of > 0 && (
          <>
            <dt>Evidence not looked at</dt>
            <dd>
              {formatCount(unread.unread)} of {formatCount(unread.of)}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
