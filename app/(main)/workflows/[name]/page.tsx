// The map of one workflow.
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Hydrate } from "@/components/data/hydrate";
import { loadMapFilter, sinceOf } from "@/components/run/run-filters";
import { MapScreen } from "@/components/workflow/map-screen";
import { readScreen, requestTime } from "../../read-screen";

interface PageProps {
  readonly params: Promise<{ name: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).name) };
}

export default async function WorkflowPage({ params, searchParams }: PageProps) {
  const workflow = decodeURIComponent((await params).name);
  const { source, days } = await loadMapFilter(searchParams);
  const question = { workflow, source, since: sinceOf(days, await requestTime()) };
  const map = await readScreen((caller) => caller.runs.map(question));
  return (
    <Hydrate data={{ workflowMap: { question, map } }}>
      <MapScreen workflow={workflow} />
    </Hydrate>
  );
}
