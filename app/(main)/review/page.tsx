// The reviewer's home: the next best items, read before the page is sent, so that the first one is there with the first paint.
// Who reviews nothing starts at the queues.
import { t } from "@core/words/t";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Hydrate } from "@/components/data/hydrate";
import { sittingOf, sittingPath, upNextInput } from "@/components/data/up-next";
import { ReviewScreen } from "@/components/review/review-screen";
import { readScreen } from "../read-screen";

export const generateMetadata = (): Metadata => ({ title: t("frame.review") });

/** The shown one and the two behind it; the rest is fetched while the person reads. */
const READ_AHEAD = 3;

interface PageProps {
  readonly searchParams: Promise<Parameters<typeof sittingOf>[0]>;
}

export default async function ReviewPage({ searchParams }: PageProps) {
  const sitting = sittingOf(await searchParams);
  const data = await readScreen(async (caller) => {
    if (!(await caller.me.get()).may.review) return null;
    const rows = await caller.queues.peek(upNextInput(sitting));
    const items = await Promise.all(rows.slice(0, READ_AHEAD).map((row) => caller.items.get({ itemId: row.id })));
    return { upNext: { sitting, rows }, items };
  });
  if (data === null) redirect("/queues");
  return (
    <Hydrate data={data}>
      <ReviewScreen key={sittingPath(sitting)} sitting={sitting} />
    </Hydrate>
  );
}
