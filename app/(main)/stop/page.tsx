// The stop switch.
import { t } from "@core/words/t";
import type { Metadata } from "next";
import { Hydrate } from "@/components/data/hydrate";
import { StopScreen } from "@/components/stop/stop-screen";
import { readScreen } from "../read-screen";

export const generateMetadata = (): Metadata => ({ title: t("frame.stop") });

export default async function StopSwitchPage() {
  const stopPage = await readScreen((caller) => caller.stops.page());
  return (
    <Hydrate data={{ stopPage }}>
      <StopScreen />
    </Hydrate>
  );
}
