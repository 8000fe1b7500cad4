// Runs: what agents and people did together, one line each.
import { t } from "@core/words/t";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Hydrate } from "@/components/data/hydrate";
import { loadRunsFilter, runsQuestion } from "@/components/run/run-filters";
import { RunsScreen } from "@/components/run/runs-screen";
import { readScreen, requestTime } from "../read-screen";

export const generateMetadata = (): Metadata => ({ title: t("frame.runs") });

export default async function RunsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const question = runsQuestion(await loadRunsFilter(searchParams), await requestTime());
  const page = await readScreen((caller) => caller.runs.list(question));
  return (
    <Hydrate data={{ runsPage: { question, page } }}>
      <RunsScreen />
    </Hydrate>
  );
}
