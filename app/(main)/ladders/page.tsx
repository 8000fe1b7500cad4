// Queues, their ladders and the calendars that they count in.
import { t } from "@core/words/t";
import type { Metadata } from "next";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { Hydrate } from "@/components/data/hydrate";
import { LaddersScreen } from "@/components/ladders/ladders-screen";
import { readScreen } from "../read-screen";

export const generateMetadata = (): Metadata => ({ title: t("ladders.title") });

export default async function LaddersPage() {
  const laddersPage = await readScreen((caller) => caller.ladders.page());
  return (
    <Hydrate data={{ laddersPage }}>
      <NuqsAdapter>
        <LaddersScreen />
      </NuqsAdapter>
    </Hydrate>
  );
}
