// The items that one turn of the agent, or one letter, asks together: side by side, each decided by itself.
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import Link from "next/link";
import { ReviewMark } from "@/components/marks/status-mark";
import { Thumbnail } from "@/components/marks/veil";
import { cn } from "@/components/ui/cn";
import type { ItemView } from "@/server/views/shapes";
import { Section } from "./section";

export function Siblings({ item }: { readonly item: ItemView }) {
  const { siblings, group } = item;
  if (siblings.length === 0) return null;
  const pictured = siblings.every((sibling) => sibling.thumbnail !== null);
  const settled = group === null ? null : t("item.settled", { settled: group.settled, size: group.size });
  return (
    <Section title={t("item.together")} sub={settled ?? t("item.ofThisRun", { count: siblings.length })}>
      <ul className={cn("flex gap-2.5", pictured ? "flex-wrap" : "flex-col gap-1")}>
        {siblings.map((sibling) => (
          <li key={sibling.id} className={pictured ? "w-[78px]" : ""}>
            <Link
              href={`/items/${sibling.id}`}
              prefetch={false}
              aria-current={sibling.id === item.id ? "true" : undefined}
              title={revealLine(sibling.title)}
              className={cn("block rounded-1", !pictured && "flex items-center gap-3 py-0.5")}
            >
              {pictured && sibling.thumbnail !== null ? (
                <Thumbnail
                  src={sibling.thumbnail}
                  className={cn("size-16 rounded-1 max-mid:size-[52px]", sibling.id === item.id && "shadow-(--focus)")}
                />
              ) : (
                <span className={cn("link decoration-line-2", sibling.id === item.id && "font-medium")}>{revealLine(sibling.title)}</span>
              )}
              {pictured && <span className="sr-only">{revealLine(sibling.title)}</span>}
              <ReviewMark label={sibling.reviewLabel} className={pictured ? "mt-1 gap-1 text-micro" : ""} />
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-1.5 text-small text-fg-3">{group === null ? t("item.sameRun") : t("item.byItself")}</p>
    </Section>
  );
}
