// The same boxes in grey. They stay away for 400 ms, so that a quick answer does not flicker.
import { t } from "@core/words/t";
import { Skeleton } from "@/components/ui/skeleton";
import { Section } from "./section";

const LATE = "arrive [animation-delay:400ms] [animation-fill-mode:both]";

export function ItemSkeleton() {
  return (
    <div role="status" aria-label={t("item.loading")} className={`${LATE} px-gutter pt-4`}>
      <div className="grid gap-3 pb-4">
        <Skeleton width={260} />
        <Skeleton width={380} height={18} />
        <Skeleton width={520} height={12} />
      </div>
      <Section title={t("item.whatHappens")} sub={t("item.ifYouApprove")}>
        <Skeleton width="70%" height={14} />
        <div className="mt-3 grid rounded-2 border border-line-2">
          {[1, 2, 3, 4].map((row) => (
            <div key={row} className="grid grid-cols-3 gap-4 border-line px-3 py-2 not-first:border-t">
              <Skeleton width="60%" />
              <Skeleton width="40%" />
              <Skeleton width="50%" />
            </div>
          ))}
        </div>
      </Section>
      <Section title={t("item.whyHere")}>
        <div className="grid gap-4">
          <Skeleton width="90%" height={12} />
          <Skeleton width="84%" height={12} />
          <Skeleton width="88%" height={12} />
        </div>
      </Section>
      <Section title={t("evidence.title")}>
        <div className="grid grid-cols-[1fr_132px_1fr] gap-5">
          <Skeleton width="90%" height={12} />
          <Skeleton width="100%" height={96} />
          <Skeleton width="70%" height={12} />
        </div>
      </Section>
    </div>
  );
}

export function RowsSkeleton({ rows }: { readonly rows: number }) {
  return (
    <div role="status" aria-label={t("item.loadingNext")} className={LATE}>
      {Array.from({ length: rows }, (_, row) => `row-${row}`).map((key) => (
        <div key={key} className="grid gap-2.5 border-b border-line px-3 py-[13px]">
          <Skeleton width="78%" />
          <Skeleton width="52%" />
        </div>
      ))}
    </div>
  );
}
