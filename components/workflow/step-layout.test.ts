// Where steps lie on the map, whatever they are called, and where a step's own loop is drawn: beside its box, with its words on the map.
import type { StepEdge, StepNode } from "@core/trail/step-map";
import { expect, test } from "vitest";
import { laidOut, NODE } from "./step-layout";

const node = { step: "look", visits: 9, begins: 5, ends: 5, repeated: 4, shares: [] } as unknown as StepNode;
const edge = (from: string, to: string) => ({ from, to, count: 4, medianMs: 1_000 }) as unknown as StepEdge;

test("a step that follows itself has a loop to the right of its box, and the map has room for its words", () => {
  const { steps, ways, width } = laidOut([node], [edge("look", "look")]);
  const [box] = steps;
  const loop = ways.find(({ from, to }) => from === to);
  if (box === undefined || loop?.label == null) throw new Error("no loop");
  const side = box.x + NODE.width / 2;
  expect(loop.points.at(0)?.x).toBe(side);
  expect(loop.points.at(-1)?.x).toBe(side);
  for (const { x, y } of loop.points) {
    expect(x).toBeGreaterThanOrEqual(side);
    expect(Math.abs(y - box.y)).toBeLessThan(NODE.height / 2);
  }
  expect(loop.label.x).toBeGreaterThan(side);
  expect(loop.label.x).toBeLessThan(width);
});

test("steps may be called what objects have of themselves, a number, or nothing: each has its place and each way its line", () => {
  const names = ["", "0", "10", "constructor", "__proto__", "toString", "hasOwnProperty"];
  const nodes = names.map((step) => ({ ...node, step }));
  const edges = names.flatMap((from, place) => [edge(from, names[(place + 1) % names.length] ?? ""), edge(from, from)]);
  const { steps, ways } = laidOut(nodes, edges);
  expect(steps.map(({ step }) => step)).toEqual(names);
  expect(new Set(steps.map(({ x, y }) => `${x} ${y}`)).size).toBe(names.length);
  expect(ways.length).toBe(edges.length + 2 * names.length);
  for (const { points } of ways) expect(points.length).toBeGreaterThan(1);
});
