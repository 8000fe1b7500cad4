// The boundary map: who may do what, filled from what is in force, or as a draft in the address would have it.
import { t } from "@core/words/t";
import type { Metadata } from "next";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { Hydrate } from "@/components/data/hydrate";
import { BoundaryScreen } from "@/components/policy/boundary-screen";
import { readScreen } from "../read-screen";

export const generateMetadata = (): Metadata => ({ title: t("frame.boundaries") });

interface BoundariesPageProps {
  readonly searchParams: Promise<{ view?: string | string[]; draft?: string | string[] }>;
}

export default async function BoundariesPage({ searchParams }: BoundariesPageProps) {
  const { view, draft } = await searchParams;
  const asked = typeof draft === "string" && (view === "draft" || view === "changed") ? draft : null;
  const grid = await readScreen((caller) => caller.policies.grid({ draft: asked }));
  return (
    <Hydrate data={{ grid: { asked, grid } }}>
      <NuqsAdapter>
        <BoundaryScreen />
      </NuqsAdapter>
    </Hydrate>
  );
}
