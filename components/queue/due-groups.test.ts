// The headings of a queue.
import { expect, test } from "vitest";
import { sampleRow } from "@/components/data/sample";
import { rowsOf, underHeadings } from "./due-groups";

const NOW = Date.UTC(2026, 10, 24, 14, 22);
const MINUTE = 60_000;
const row = (id: string, dueInMin: number | null) => sampleRow({ id, dueAt: dueInMin === null ? null : NOW + dueInMin * MINUTE });

test("rows stand under overdue, due within an hour, later; what has no deadline is later", () => {
  const entries = underHeadings([row("a", 200), row("b", -6), row("c", 37), row("d", null)], NOW);
  expect(entries.map((entry) => (entry.kind === "heading" ? `${entry.group} ${entry.rows}` : entry.row.id))).toEqual([
    "overdue 1",
    "b",
    "hour 1",
    "c",
    "later 2",
    "a",
    "d",
  ]);
});

test("the order of work holds within a heading, and places count rows alone", () => {
  const entries = underHeadings([row("x", 90), row("y", 80), row("z", 5)], NOW);
  expect(rowsOf(entries).map((item) => item.id)).toEqual(["z", "x", "y"]);
  expect(entries.flatMap((entry) => (entry.kind === "row" ? [entry.place] : []))).toEqual([0, 1, 2]);
});

test("an empty heading is not drawn", () => {
  expect(underHeadings([], NOW)).toEqual([]);
});
