// Every policy there is, with its drafts.
import { t } from "@core/words/t";
import type { Metadata } from "next";
import { Hydrate } from "@/components/data/hydrate";
import { PolicyList } from "@/components/policy/policy-list";
import { readScreen } from "../read-screen";

export const generateMetadata = (): Metadata => ({ title: t("frame.policies") });

export default async function PoliciesPage() {
  const data = await readScreen(async ({ policies }) => ({
    policies: await policies.list(),
    predictability: await policies.predictability(),
    imports: await policies.imports(),
  }));
  return (
    <Hydrate data={data}>
      <PolicyList />
    </Hydrate>
  );
}
