// All tables under the names that queries use, described once for whatever engine brings its kit.
import type { Kit } from "./kit";
import { accountTables } from "./tables/accounts";
import { exportTables } from "./tables/exports";
import { handingTables } from "./tables/handing";
import { itemTables } from "./tables/items";
import { organisationTables } from "./tables/organisation";
import { predictabilityTables } from "./tables/predictability";
import { selfTestTables } from "./tables/self-test";
import { studioTables } from "./tables/studio";
import { tellingTables } from "./tables/telling";
import { trailTables } from "./tables/trail";

export function defineTables(kit: Kit) {
  const organisation = organisationTables(kit);
  return {
    ...organisation,
    ...itemTables(kit),
    ...trailTables(kit),
    ...accountTables(kit, organisation),
    ...studioTables(kit, organisation),
    ...predictabilityTables(kit, organisation),
    ...tellingTables(kit, organisation),
    ...selfTestTables(kit),
    ...handingTables(kit, organisation),
    ...exportTables(kit, organisation),
  };
}

export type Tables = ReturnType<typeof defineTables>;
