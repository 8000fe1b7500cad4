// The manager's morning.

import { MORNING_LISTS, MORNING_SINCE } from "@core/words/morning";
import { t } from "@core/words/t";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { createLoader, parseAsStringLiteral, type SearchParams } from "nuqs/server";
import { Hydrate } from "@/components/data/hydrate";
import { LOOK_COOKIE, parseLook } from "@/components/frame/look";
import { MorningScreen } from "@/components/morning/morning-screen";
import { readScreen } from "../read-screen";

export const generateMetadata = (): Metadata => ({ title: t("frame.morning") });

const load = createLoader({
  since: parseAsStringLiteral(MORNING_SINCE).withDefault("working-day"),
  whole: parseAsStringLiteral(MORNING_LISTS),
});

export default async function MorningPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { since, whole } = await load(searchParams);
  const { zone } = parseLook((await cookies()).get(LOOK_COOKIE)?.value);
  const asked = { since, whole, zone };
  const page = await readScreen((caller) => caller.morning.page(asked));
  return (
    <Hydrate data={{ morning: { asked, page } }}>
      <MorningScreen />
    </Hydrate>
  );
}
