// The person who is signed in: name, roles, and what they did today.
import type { Settings } from "@core/words/settings";
import { saveSettingsInput } from "@core/words/settings-input";
import { saveSettings } from "../commands/save-settings";
import { meView } from "../views/me-view";
import type { Me } from "../views/shapes-me";
import { allowed, router } from "./init";

export const me = router({
  get: allowed("me.read").query(({ ctx }): Promise<Me> => meView(ctx.deps, ctx.person)),
  saveSettings: allowed("me.settings")
    .input(saveSettingsInput)
    .mutation(({ ctx, input }): Promise<Settings> => saveSettings(ctx.deps, { actor: ctx.actor, change: input })),
});
