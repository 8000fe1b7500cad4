// The inbox: what the person was told.
import { t } from "@core/words/t";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Hydrate } from "@/components/data/hydrate";
import { loadOnly } from "@/components/inbox/inbox-only";
import { InboxScreen } from "@/components/inbox/inbox-screen";
import { readScreen } from "../read-screen";

export const generateMetadata = (): Metadata => ({ title: t("inbox.title") });

export default async function InboxRoute({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { only } = await loadOnly(searchParams);
  const data = await readScreen(async ({ inbox }) => ({
    inboxPage: { only, page: await inbox.page({ only }) },
    waysOut: await inbox.ways(),
  }));
  return (
    <Hydrate data={data}>
      <InboxScreen />
    </Hydrate>
  );
}
