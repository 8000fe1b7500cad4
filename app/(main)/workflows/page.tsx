// All workflows that the person may look at, with what is open of each.
import { t } from "@core/words/t";
import type { Metadata } from "next";
import { Hydrate } from "@/components/data/hydrate";
import { WorkflowsScreen } from "@/components/workflow/workflows-screen";
import { readScreen } from "../read-screen";

export const generateMetadata = (): Metadata => ({ title: t("frame.workflows") });

export default async function WorkflowsPage() {
  const workflowRows = await readScreen((caller) => caller.runs.workflows());
  return (
    <Hydrate data={{ workflowRows }}>
      <WorkflowsScreen />
    </Hydrate>
  );
}
