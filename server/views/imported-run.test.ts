// A log is drawn in the order of time, whatever the order in which it stands in its file.
import { spansOf } from "@core/trail/run-lanes";
import { expect, test } from "vitest";
import { importedRun } from "./imported-run";

test("steps that stand out of order are put in order, each with who did it, and nobody had it for less than no time", () => {
  const { lives, events } = importedRun(
    {
      workflow: "expenses",
      run: "8841",
      import: "one",
      startedAt: 10,
      endedAt: 50,
      attributes: [],
      steps: [
        [50, "Pay", "SYSTEM"],
        [10, "Submit", "EMPLOYEE"],
        [30, "Approve", null],
      ],
      rest: [
        ["complete", "bank", []],
        ["complete", "ria", []],
        ["complete", null, []],
      ],
    },
    60,
    false,
  );
  expect(events.map(({ at, text, detail }) => [at, text, detail])).toEqual([
    [10, "Submit", "ria"],
    [30, "Approve", null],
    [50, "Pay", "bank"],
  ]);
  expect(lives.flatMap((life) => spansOf(life, 60)).map(({ from, to, party }) => [from, to, party.id])).toEqual([
    [10, 30, ""],
    [30, 50, "SYSTEM"],
  ]);
});
