// What a person may choose of how Countersign looks and behaves for them. Kept on the server, so that it is the same on every machine.
import { z } from "zod";

/** Keys that a person may put elsewhere: the single keys of Review and of an item, by what they do. */
export const KEY_ACTIONS = {
  approve: "a",
  edit: "e",
  reject: "r",
  ask: "q",
  escalate: "x",
  undo: "z",
  skip: "s",
  next: "j",
  previous: "k",
  note: "n",
  respond: "p",
  later: "l",
  claim: "c",
  delegate: "d",
  move: "f",
  verify: "y",
  run: "i",
  side: "t",
  hash: "h",
  select: "v",
  work: "w",
} as const satisfies Record<string, string>;
export type KeyAction = keyof typeof KEY_ACTIONS;

export const KEY_MODES = ["on", "alt", "off"] as const;
/** How long Undo is offered: seconds, or until the agent begins. */
export const UNDO_OFFERS = ["8", "30", "until-run"] as const;
export const IMAGE_LOOKS = ["plain", "blur", "grey"] as const;
export const LANGUAGES = ["en", "de"] as const;

const FREE_KEY = /^\p{Ll}$/u;
const ACTIONS = Object.keys(KEY_ACTIONS) as KeyAction[];
/** `g` begins the ways to the screens. */
const TAKEN = new Set(["g"]);

/** The person's own keys over the usual ones. */
export const keyFor = (action: KeyAction, own: KeyMap): string => own[action] ?? KEY_ACTIONS[action];

const keyMapSchema = z
  .partialRecord(
    z.enum(ACTIONS),
    z
      .string()
      .regex(FREE_KEY, "One small letter.")
      .refine((key) => !TAKEN.has(key), "G begins the ways to the screens."),
  )
  .superRefine((own, context) => {
    const held = new Map<string, KeyAction>();
    for (const action of ACTIONS) {
      const key = keyFor(action, own);
      const other = held.get(key);
      if (other === undefined) held.set(key, action);
      else
        context.addIssue({
          code: "custom",
          path: [own[action] === undefined ? other : action],
          message: `“${key.toUpperCase()}” does something else already.`,
        });
    }
  });
export type KeyMap = Readonly<Partial<Record<KeyAction, string>>>;

export const settingsSchema = z.strictObject({
  /** WCAG 2.1.4: single keys can be switched off, or ask for Alt. */
  keyMode: z.enum(KEY_MODES).default("on"),
  keys: keyMapSchema.default({}),
  undo: z.enum(UNDO_OFFERS).default("until-run"),
  images: z.enum(IMAGE_LOOKS).default("plain"),
  /** After how many minutes without a rest one is suggested; null for never. */
  restAfterMin: z.int().min(15).max(240).nullable().default(50),
  language: z.enum(LANGUAGES).default("en"),
  /** The columns of a queue's table, in order; null for the usual ones. */
  columns: z.array(z.string().min(1).max(40)).min(1).max(20).nullable().default(null),
});
export type Settings = z.output<typeof settingsSchema>;

export const USUAL_SETTINGS: Settings = settingsSchema.parse({});

/** What is changed; the rest stays. */
export const saveSettingsInput = z.strictObject({
  keyMode: settingsSchema.shape.keyMode.unwrap().exactOptional(),
  keys: keyMapSchema.exactOptional(),
  undo: settingsSchema.shape.undo.unwrap().exactOptional(),
  images: settingsSchema.shape.images.unwrap().exactOptional(),
  restAfterMin: settingsSchema.shape.restAfterMin.unwrap().exactOptional(),
  language: settingsSchema.shape.language.unwrap().exactOptional(),
  columns: settingsSchema.shape.columns.unwrap().exactOptional(),
});
export type SaveSettingsInput = z.output<typeof saveSettingsInput>;

/** Settings as they were kept; a part that this version no longer knows takes its usual value, so that nobody is locked out of their screens. */
export function settingsFrom(kept: unknown): Settings {
  const whole = settingsSchema.safeParse(kept);
  if (whole.success) return whole.data;
  const parts = typeof kept === "object" && kept !== null ? Object.entries(kept) : [];
  const good = parts.filter(([name, value]) => settingsSchema.safeParse({ [name]: value }).success);
  return settingsSchema.parse(Object.fromEntries(good));
}
