// Every policy there is, with its drafts.
import { t } from "@core/words/t";
import type { Metadata } from "next";
import { Hydrate } from "@/components/data/hydrate";
import { PolicyList } from "@/components/policy/policy-list";
import { readScreen } from "../read-screen";

export const generateMetadata = (): Metadata => ({ title: t("frame.policies") });

export default async function PoliciesPage() {
  const policies = await readScreen((caller) => caller.policies.list());
  return (
    <Hydrate data={{ policies }}>
      <PolicyList />
    </Hydrate>
  );
}
