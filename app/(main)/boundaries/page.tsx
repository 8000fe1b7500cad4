// The boundary map: who may do what, filled from what is in force.
import { t } from "@core/words/t";
import type { Metadata } from "next";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { Hydrate } from "@/components/data/hydrate";
import { BoundaryScreen } from "@/components/policy/boundary-screen";
import { readScreen } from "../read-screen";

export const generateMetadata = (): Metadata => ({ title: t("frame.boundaries") });

export default async function BoundariesPage() {
  const grid = await readScreen((caller) => caller.policies.grid());
  return (
    <Hydrate data={{ grid }}>
      <NuqsAdapter>
        <BoundaryScreen />
      </NuqsAdapter>
    </Hydrate>
  );
}
