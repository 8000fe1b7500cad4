// The schema of a person's settings: for the procedure that saves them, and for what an older version kept.
import { z } from "zod";
import {
  clashOf,
  IMAGE_LOOKS,
  KEY_ACTIONS,
  KEY_MODES,
  type KeyAction,
  LANGUAGE_WISHES,
  QUEUE_COLUMNS,
  type Settings,
  UNDO_OFFERS,
  USUAL_SETTINGS,
} from "./settings";
import { t } from "./t";
import { tellingSchema } from "./telling-input";

const ownKey = z
  .string()
  .regex(/^\p{Ll}$/u, { error: () => t("form.oneLetter") })
  .refine((key) => key !== "g", { error: () => t("settings.gTaken") });

const keyMap = z.partialRecord(z.enum(Object.keys(KEY_ACTIONS) as KeyAction[]), ownKey).superRefine((own, context) => {
  const clash = clashOf(own);
  if (clash) context.addIssue({ code: "custom", path: [clash.action], message: t("form.keyTaken", { key: clash.key.toUpperCase() }) });
});

const PARTS = {
  language: z.enum(LANGUAGE_WISHES),
  hiddenColumns: z.array(z.enum(QUEUE_COLUMNS)).max(QUEUE_COLUMNS.length).readonly(),
  keyMode: z.enum(KEY_MODES),
  keys: keyMap,
  undo: z.enum(UNDO_OFFERS),
  images: z.enum(IMAGE_LOOKS),
  restAfterMin: z.int().min(15).max(240).nullable(),
  telling: tellingSchema,
} as const satisfies Record<keyof Settings, z.ZodType>;

/** What is changed; the rest stays. */
export const saveSettingsInput = z.strictObject({
  language: PARTS.language.exactOptional(),
  hiddenColumns: PARTS.hiddenColumns.exactOptional(),
  keyMode: PARTS.keyMode.exactOptional(),
  keys: PARTS.keys.exactOptional(),
  undo: PARTS.undo.exactOptional(),
  images: PARTS.images.exactOptional(),
  restAfterMin: PARTS.restAfterMin.exactOptional(),
  telling: PARTS.telling.exactOptional(),
});
export type SaveSettingsInput = z.output<typeof saveSettingsInput>;

/** Settings as they were kept. A part that this version does not know takes its usual value, so that nobody is locked out of their screens. */
export function settingsFrom(kept: object | null): Settings {
  const known = Object.entries(kept ?? {}).filter(([name, value]) => saveSettingsInput.safeParse({ [name]: value }).success);
  return { ...USUAL_SETTINGS, ...Object.fromEntries(known) };
}
