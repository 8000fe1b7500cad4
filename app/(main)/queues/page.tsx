// All queues that the person may see, and what waits in them.
import { t } from "@core/words/t";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Hydrate } from "@/components/data/hydrate";
import { loadFilter, questionOf } from "@/components/queue/queue-filters";
import { QueueScreen } from "@/components/queue/queue-screen";
import { readScreen } from "../read-screen";

export const generateMetadata = (): Metadata => ({ title: t("frame.queues") });

export default async function QueuesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const question = questionOf(null, await loadFilter(searchParams));
  const page = await readScreen((caller) => caller.queues.items(question));
  return (
    <Hydrate data={{ queuePage: { question, page } }}>
      <QueueScreen queueId={null} />
    </Hydrate>
  );
}
