"use client";
// The inbox: everything that a person was told, or what of it is unread.
import { t } from "@core/words/t";
import { useQueryState } from "nuqs";
import type { InboxOnly } from "@/components/data/inbox";
import { InboxList } from "@/components/inbox/inbox-list";
import { onlyParser } from "@/components/inbox/inbox-only";
import { ReadAllButton } from "@/components/inbox/read-all-button";
import { WaysBanners } from "@/components/inbox/ways-banners";
import { ButtonLink } from "@/components/ui/button";
import { Segment } from "@/components/ui/segment";

const choices = (): { readonly value: InboxOnly; readonly label: string }[] => [
  { value: "unread", label: t("inbox.unread") },
  { value: "all", label: t("inbox.all") },
];

export function InboxScreen() {
  const [only, setOnly] = useQueryState("only", onlyParser);
  return (
    <div className="quiet-scroll relative h-full overflow-auto">
      <header className="flex min-h-[57px] flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-gutter py-3">
        <h1 className="text-title font-strong">{t("inbox.title")}</h1>
        <Segment label={t("inbox.title")} value={only} choices={choices()} onChange={(value) => void setOnly(value)} />
        <span className="flex-1" />
        <ReadAllButton look="plain" />
        <ButtonLink href="/settings#telling" look="quiet" iconOnly icon="settings" title={t("inbox.choose")}>
          {t("inbox.choose")}
        </ButtonLink>
      </header>
      <WaysBanners className="px-gutter py-3" />
      <InboxList key={only} only={only} keys />
    </div>
  );
}
