// Whatever a person has of an item opens it.
import { expect, test } from "vitest";
import { findItemId } from "./find-item-id";

const ID = "01936f2a-7c1e-7d3a-9a55-0c1f2e3d4b5a";

test("finds the id alone, in an address, and in capitals", () => {
  expect(findItemId(ID)).toBe(ID);
  expect(findItemId(`https://countersign.example/items/${ID}?tab=trail`)).toBe(ID);
  expect(findItemId(`  ${ID.toUpperCase()} `)).toBe(ID);
});

test("finds none in a name", () => {
  expect(findItemId("refunds-exceptions")).toBeNull();
});
