// One queue and what waits in it.
import { t } from "@core/words/t";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Hydrate } from "@/components/data/hydrate";
import { loadFilter, questionOf } from "@/components/queue/queue-filters";
import { QueueScreen } from "@/components/queue/queue-screen";
import { readScreen } from "../../read-screen";

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export const generateMetadata = (): Metadata => ({ title: t("frame.queues") });

export default async function QueuePage({ params, searchParams }: PageProps) {
  const queueId = decodeURIComponent((await params).id);
  const question = questionOf(queueId, await loadFilter(searchParams));
  const page = await readScreen((caller) => caller.queues.items(question));
  return (
    <Hydrate data={{ queuePage: { question, page } }}>
      <QueueScreen queueId={queueId} />
    </Hydrate>
  );
}
