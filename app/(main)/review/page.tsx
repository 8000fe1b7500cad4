// The reviewer's home: the next best items, read before the page is sent, so that the first one is there with the first paint.
// Who reviews nothing starts at the queues.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Hydrate } from "@/components/data/hydrate";
import { UP_NEXT_LIMIT } from "@/components/data/up-next";
import { ReviewScreen } from "@/components/review/review-screen";
import { readScreen } from "../read-screen";

export const metadata: Metadata = { title: "Review" };

/** The shown one and the two behind it; the rest is fetched while the person reads. */
const READ_AHEAD = 3;

export default async function ReviewPage() {
  const data = await readScreen(async (caller) => {
    if (!(await caller.me.get()).may.review) return null;
    const upNext = await caller.queues.peek({ limit: UP_NEXT_LIMIT });
    const items = await Promise.all(upNext.slice(0, READ_AHEAD).map((row) => caller.items.get({ itemId: row.id })));
    return { upNext, items };
  });
  if (data === null) redirect("/queues");
  return (
    <Hydrate data={data}>
      <ReviewScreen />
    </Hydrate>
  );
}
