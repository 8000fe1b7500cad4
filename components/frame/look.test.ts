// A cookie that somebody else wrote never breaks the frame.
import { expect, test } from "vitest";
import { parseLook, printLook } from "./look";

test("nothing chosen: slim beside a review, wide elsewhere", () => {
  expect(parseLook(undefined)).toEqual({ density: "regular", navOnReview: "slim", nav: "wide", zone: "UTC" });
});

test("what was chosen comes back", () => {
  const chosen = { density: "compact", navOnReview: "wide", nav: "slim", zone: "Europe/Berlin" } as const;
  expect(parseLook(printLook(chosen))).toEqual(chosen);
});

test("nonsense takes the defaults, one by one", () => {
  expect(parseLook("density=huge&nav=slim&zone=Mars/Olympus")).toMatchObject({ density: "regular", nav: "slim", zone: "UTC" });
});
