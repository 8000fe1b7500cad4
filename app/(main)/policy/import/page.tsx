// Past cases from elsewhere, brought in as a file for drafts to be tried on.
import { t } from "@core/words/t";
import type { Metadata } from "next";
import { Hydrate } from "@/components/data/hydrate";
import { ImportScreen } from "@/components/policy/import-screen";
import { readScreen } from "../../read-screen";

export const generateMetadata = (): Metadata => ({ title: t("imports.title") });

export default async function ImportPage() {
  const imports = await readScreen((caller) => caller.policies.imports());
  return (
    <Hydrate data={{ imports }}>
      <ImportScreen />
    </Hydrate>
  );
}
