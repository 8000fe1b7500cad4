// One run on its timeline.
import { t } from "@core/words/t";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Hydrate } from "@/components/data/hydrate";
import { loadRunFilter } from "@/components/run/run-filters";
import { RunScreen } from "@/components/run/run-screen";
import { readScreen } from "../../../read-screen";

interface PageProps {
  readonly params: Promise<{ workflow: string; run: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: t("runs.runOf", { run: decodeURIComponent((await params).run) }) };
}

export default async function RunPage({ params, searchParams }: PageProps) {
  const { workflow, run } = await params;
  const { source } = await loadRunFilter(searchParams);
  const question = { workflow: decodeURIComponent(workflow), run: decodeURIComponent(run), source };
  const page = await readScreen((caller) => caller.runs.get(question));
  return (
    <Hydrate data={{ run: { question, page } }}>
      <RunScreen workflow={question.workflow} run={question.run} />
    </Hydrate>
  );
}
