// What lasted no time is no span; what nobody owed between two holders is.
import { expect, test } from "vitest";
import { holderSpans } from "./holder-spans";

const ria = { kind: "person", id: "ria" } as const;
const agent = { kind: "agent", id: "refunder" } as const;

test("a life taken up again this very instant keeps the time that it was closed for", () =>
  expect(
    holderSpans(
      [
        { at: 0, holder: null },
        { at: 5, holder: agent },
      ],
      5,
    ),
  ).toEqual([{ holder: null, from: 0, until: 5 }]));

test("nobody's time after the last holder is no span, however many events come after", () =>
  expect(
    holderSpans(
      [
        { at: 0, holder: ria },
        { at: 2, holder: null },
        { at: 4, holder: null },
      ],
      9,
    ),
  ).toEqual([{ holder: ria, from: 0, until: 2 }]));
