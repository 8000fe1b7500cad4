// Keeps what a person chose of how Countersign looks and behaves for them: what they did not name stays as it was.
import { tellAt } from "@core/escalation/tell-at";
import type { Settings } from "@core/words/settings";
import { type SaveSettingsInput, settingsFrom } from "@core/words/settings-input";
import { postponeNotices } from "@/db/queries/notices";
import { saveSettings as keepSettings, readSettings } from "@/db/queries/settings";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";

export function saveSettings(deps: Deps, { actor, change }: ByPerson<{ readonly change: SaveSettingsInput }>): Promise<Settings> {
  return deps.store.write(async (tx) => {
    const settings = { ...settingsFrom(await readSettings(tx, actor.person)), ...change };
    const now = await deps.store.nowMs(tx);
    await keepSettings(tx, actor.person, settings, now);
    // What waits to go out goes when they want it now.
    if (change.telling !== undefined)
      for (const way of ["mail", "chat"] as const) await postponeNotices(tx, way, actor.person, tellAt(change.telling, now));
    return settings;
  });
}
