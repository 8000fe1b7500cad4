// Coverage: who is there for each queue over the coming two weeks, and who is away.
import { t } from "@core/words/t";
import type { Metadata } from "next";
import { CoverageScreen } from "@/components/coverage/coverage-screen";
import { Hydrate } from "@/components/data/hydrate";
import { readScreen } from "../read-screen";

export const generateMetadata = (): Metadata => ({ title: t("frame.coverage") });

export default async function CoveragePage() {
  const coverage = await readScreen((caller) => caller.coverage.page());
  return (
    <Hydrate data={{ coverage }}>
      <CoverageScreen />
    </Hydrate>
  );
}
