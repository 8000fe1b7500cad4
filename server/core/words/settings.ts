// What a person may choose of how Countersign looks and behaves for them. Kept on the server, so that it is the same on every machine.

import { LANGUAGES } from "./language";
import { type Telling, USUAL_TELLING } from "./telling";

/** Keys that a person may put elsewhere: by what they do, the usual key of each. `g` is none of them: it begins the ways to the screens. */
export const KEY_ACTIONS = {
  approve: "a",
  edit: "e",
  reject: "r",
  ask: "q",
  escalate: "x",
  undo: "z",
  skip: "s",
  verify: "y",
  run: "i",
  next: "j",
  previous: "k",
  note: "n",
  respond: "p",
  later: "l",
  claim: "c",
  delegate: "d",
  move: "f",
  kind: "o",
  side: "t",
  hash: "h",
  select: "v",
  work: "w",
} as const satisfies Record<string, string>;
export type KeyAction = keyof typeof KEY_ACTIONS;
/** The person's own keys, where they differ from the usual ones. */
export type KeyMap = Readonly<Partial<Record<KeyAction, string>>>;

export const KEY_MODES = ["on", "alt", "off"] as const;
/** How long Undo is offered: seconds, or until the agent begins. */
export const UNDO_OFFERS = ["8", "30", "until-run"] as const;
export const IMAGE_LOOKS = ["plain", "blur", "grey"] as const;

/** What agents and policies wrote stays as it is; `browser`: what the browser asks for. */
export const LANGUAGE_WISHES = ["browser", ...LANGUAGES] as const;

/** Columns of a queue that can be left out; the item and when it is due always stand. */
export const QUEUE_COLUMNS = ["level", "why", "risk", "holder", "waited"] as const;
export type QueueColumn = (typeof QUEUE_COLUMNS)[number];

export interface Settings {
  readonly hiddenColumns: readonly QueueColumn[];
  readonly language: (typeof LANGUAGE_WISHES)[number];
  /** WCAG 2.1.4: single keys can be switched off, or ask for Alt. */
  readonly keyMode: (typeof KEY_MODES)[number];
  readonly keys: KeyMap;
  readonly undo: (typeof UNDO_OFFERS)[number];
  /** How pictures are first shown. */
  readonly images: (typeof IMAGE_LOOKS)[number];
  /** After how many minutes without a rest one is suggested; null for never. */
  readonly restAfterMin: number | null;
  readonly telling: Telling;
}

export const USUAL_SETTINGS: Settings = {
  language: "browser",
  hiddenColumns: [],
  keyMode: "on",
  keys: {},
  undo: "until-run",
  images: "plain",
  restAfterMin: 50,
  telling: USUAL_TELLING,
};

export const keyFor = (action: KeyAction, own: KeyMap): string => own[action] ?? KEY_ACTIONS[action];

/** The first action that a key would have twice, or null. */
export function clashOf(own: KeyMap): { readonly action: KeyAction; readonly key: string } | null {
  const held = new Set<string>();
  // Moved keys come last, so that the one that was moved is named.
  const actions = (Object.keys(KEY_ACTIONS) as KeyAction[]).sort((a, b) => Number(own[a] !== undefined) - Number(own[b] !== undefined));
  for (const action of actions) {
    const key = keyFor(action, own);
    if (held.has(key)) return { action, key };
    held.add(key);
  }
  return null;
}
