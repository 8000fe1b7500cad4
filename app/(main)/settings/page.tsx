// What a person chooses for themselves: keys, reading, looks, and how they are told. All but the ways out was read with the frame.
import { t } from "@core/words/t";
import type { Metadata } from "next";
import { Hydrate } from "@/components/data/hydrate";
import { SettingsScreen } from "@/components/settings/settings-screen";
import { readScreen } from "../read-screen";

export const generateMetadata = (): Metadata => ({ title: t("frame.settings") });

export default async function SettingsPage() {
  const waysOut = await readScreen(({ inbox }) => inbox.ways());
  return (
    <Hydrate data={{ waysOut }}>
      <SettingsScreen />
    </Hydrate>
  );
}
