import { expect, test } from "vitest";
import { situations } from "./testing/situations";
import { situationOf } from "./holder";
import { violations } from "./invariants";
import { fold } from "./fold";
import { ITEM } from "./testing/world";
test.each(Object.entries(situations))("%s", (name, story) => {
  expect(situationOf(story.item)).toBe(name);
  expect(violations(story.events)).toEqual([]);
  expect(fold(ITEM, story.events)).toEqual(story.item);
});
