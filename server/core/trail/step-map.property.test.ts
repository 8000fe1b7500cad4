// Maps of any runs: what goes in comes out, and fitness is whole exactly where a run keeps to what was declared.
import fc from "fast-check";
import { expect, test } from "vitest";
import { deviationsOf, fitOf, StepCounter, type Visit } from "./step-map";

const steps = fc.array(fc.constantFrom<string>("a", "b", "c", "d"), { minLength: 1, maxLength: 8 });
const visitsOf = (names: readonly string[]): Visit[] =>
  names.map((step, place) => ({ step, at: place * 10, leftAt: place * 10 + 4, shares: { queue: 3, person: 1 } }));

test("every visit stands in a node, every pair of neighbours in an edge, and each run begins and ends once", () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 20 }), (runs) => {
      const counter = new StepCounter();
      for (const run of runs) counter.add(visitsOf(run));
      const { nodes, edges, runs: counted } = counter.result();
      const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);
      expect(counted).toBe(runs.length);
      expect(sum(nodes.map(({ visits }) => visits))).toBe(sum(runs.map(({ length }) => length)));
      expect(sum(edges.map(({ count }) => count))).toBe(sum(runs.map(({ length }) => length - 1)));
      expect([sum(nodes.map(({ begins }) => begins)), sum(nodes.map(({ ends }) => ends))]).toEqual([runs.length, runs.length]);
      for (const node of nodes) {
        const into = sum(edges.filter(({ to }) => to === node.step).map(({ count }) => count));
        const out = sum(edges.filter(({ from }) => from === node.step).map(({ count }) => count));
        expect([into + node.begins, out + node.ends]).toEqual([node.visits, node.visits]);
        expect([node.medianMs, node.shares]).toEqual([
          4,
          [
            { of: "queue", share: 0.75 },
            { of: "person", share: 0.25 },
          ],
        ]);
      }
      for (const edge of edges) expect(edge.medianMs).toBe(6);
    }),
  );
});

test("a run fits whole exactly when nothing is missing and nothing is too much; taking these away makes it fit", () => {
  fc.assert(
    fc.property(steps, fc.uniqueArray(fc.constantFrom<string>("a", "b", "c", "d", "e"), { maxLength: 5 }), (run, names) => {
      const declared = names.map((name) => ({ name }));
      const fit = fitOf(run, declared);
      const { fitness, missing, extra } = fit;
      expect(fitness === 1).toBe(run.join() === names.join());
      expect(missing.length + extra.length === 0).toBe(fitness === 1);
      expect(run.length - extra.length).toBe(names.length - missing.length);
      const deviations = deviationsOf(fit, declared);
      expect(deviations.length === 0).toBe(fitness === 1);
      for (const { kind, step } of deviations)
        expect([run.includes(step), names.includes(step)]).toEqual([kind !== "missing", kind !== "undeclared"]);
    }),
  );
});

test("an optional step may be left out, a repeated one come again, and nothing else", () => {
  const declared = [{ name: "submit", repeats: true }, { name: "check", optional: true }, { name: "pay" }];
  expect(fitOf(["submit", "submit", "pay"], declared)).toEqual({ fitness: 1, missing: [], extra: [] });
  expect(fitOf(["submit", "check", "pay"], declared).fitness).toBe(1);
  expect(fitOf(["submit", "pay", "pay"], declared)).toEqual({ fitness: 0.8, missing: [], extra: ["pay"] });
  expect(fitOf(["check", "submit"], declared)).toMatchObject({ missing: expect.arrayContaining(["pay"]) });
});

test("a run says what it does otherwise: skipped, at another place, once more, or nothing that was declared", () => {
  const declared = [{ name: "check" }, { name: "pay" }, { name: "tell" }, { name: "file" }];
  const fit = fitOf(["pay", "check", "call", "file", "file"], declared);
  expect(deviationsOf(fit, declared)).toEqual([
    { kind: "missing", step: "tell" },
    { kind: "misplaced", step: expect.stringMatching(/^(check|pay)$/) },
    { kind: "undeclared", step: "call" },
    { kind: "again", step: "file" },
  ]);
});
