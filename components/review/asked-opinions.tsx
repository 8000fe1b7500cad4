"use client";
// Items of which somebody asks what one thinks: a short list, there only while there are any.
import { t } from "@core/words/t";
import Link from "next/link";
import { useAskedOpinions } from "@/components/data/opinions";
import { useMe } from "@/components/data/questions";
import { Icon } from "@/components/ui/icon";

export function AskedOpinions() {
  const { data: me } = useMe();
  const { data: asked = [] } = useAskedOpinions(me?.may.review === true);
  if (asked.length === 0) return null;
  return (
    <section aria-label={t("opinion.ofYou")} className="shrink-0 border-b border-line px-3 py-2">
      <h2 className="mb-1 flex items-center gap-1.5 text-small font-strong">
        <Icon name="ask" size={14} /> {t("opinion.ofYou")}
      </h2>
      <ul className="grid gap-1">
        {asked.map(({ itemId, seq, title, asker }) => (
          <li key={`${itemId} ${seq}`} className="min-w-0 text-small">
            <Link href={`/items/${itemId}`} className="link block truncate">
              {title}
            </Link>
            <span className="text-fg-3">{asker.name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
