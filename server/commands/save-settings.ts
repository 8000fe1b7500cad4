// Keeps what a person chose of how Countersign looks and behaves for them: what they did not name stays as it was.
import type { Settings } from "@core/words/settings";
import { type SaveSettingsInput, settingsFrom } from "@core/words/settings-input";
import { saveSettings as keepSettings, readSettings } from "@/db/queries/settings";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";

export function saveSettings(deps: Deps, { actor, change }: ByPerson<{ readonly change: SaveSettingsInput }>): Promise<Settings> {
  return deps.store.write(async (tx) => {
    const settings = { ...settingsFrom(await readSettings(tx, actor.person)), ...change };
    await keepSettings(tx, actor.person, settings, await deps.store.nowMs(tx));
    return settings;
  });
}
