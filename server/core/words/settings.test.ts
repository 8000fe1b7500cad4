// Settings that were kept never lock anybody out, and no key ever does two things.
import fc from "fast-check";
import { expect, test } from "vitest";
import { clashOf, KEY_ACTIONS, type KeyAction, keyFor, USUAL_SETTINGS } from "./settings";
import { saveSettingsInput, settingsFrom } from "./settings-input";

const actions = Object.keys(KEY_ACTIONS) as KeyAction[];
const maps = fc.dictionary(fc.constantFrom(...actions), fc.constantFrom(..."abcdefhijklmnopqrstuvwxyzäöü"), { noNullPrototype: true });

test("who chose nothing has the usual settings", () => {
  expect(settingsFrom(null)).toEqual(USUAL_SETTINGS);
});

test("what was chosen comes back; what this version does not know takes its usual value", () => {
  const kept = { keyMode: "alt", keys: { skip: "b" }, undo: "forever", restAfterMin: 3, colour: "pink" };
  expect(settingsFrom(kept)).toEqual({ ...USUAL_SETTINGS, keyMode: "alt", keys: { skip: "b" } });
});

test("keys are taken exactly when each does one thing", () => {
  fc.assert(
    fc.property(maps, (own) => {
      const keys = actions.map((action) => keyFor(action, own));
      const twice = new Set(keys).size < keys.length;
      expect(saveSettingsInput.safeParse({ keys: own }).success).toBe(!twice);
      expect(clashOf(own) === null).toBe(!twice);
    }),
  );
});

test("two keys can change places", () => {
  expect(saveSettingsInput.safeParse({ keys: { approve: "r", reject: "a" } }).success).toBe(true);
});

test.each(["", "ab", "A", "1", " ", "g"])("%j is no key of one's own", (key) => {
  expect(saveSettingsInput.safeParse({ keys: { skip: key } }).success).toBe(false);
});
