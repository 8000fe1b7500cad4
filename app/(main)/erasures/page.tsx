// Erasures, retentions and holds.
import { t } from "@core/words/t";
import type { Metadata } from "next";
import { Hydrate } from "@/components/data/hydrate";
import { ErasuresScreen } from "@/components/erasure/erasures-screen";
import { readScreen } from "../read-screen";

export const generateMetadata = (): Metadata => ({ title: t("frame.erasures") });

export default async function ErasuresPage() {
  const erasures = await readScreen((caller) => caller.erasures.page());
  return (
    <Hydrate data={{ erasures }}>
      <ErasuresScreen />
    </Hydrate>
  );
}
