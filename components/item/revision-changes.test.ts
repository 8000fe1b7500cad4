// Two revisions, part by part: numbers with what moved, texts line by line, and nothing of what is the same.
import { expect, test } from "vitest";
import { sampleItem } from "@/components/data/sample";
import { differenceBetween } from "./revision-changes";

const { revision } = sampleItem();

test("two revisions that say the same differ in nothing", () => {
  expect(differenceBetween(revision, { ...revision, number: 3, hash: "sha256:other" })).toEqual({
    changed: [],
    same: ["Title", "Arguments", "What changes", "Evidence", "What the agent says"],
  });
});

test("each part tells its own changes: values, and texts to be read line by line", () => {
  const text = (content: string) => ({ ...revision, evidence: [{ ...LETTER, content }] });
  const difference = differenceBetween(text("Dear all,\nit broke."), {
    ...text("Dear all,\nit is whole."),
    title: "Refund 480.00 EUR",
    arguments: { ...revision.arguments, amount: 480, lines: [{ sku: "lamp" }, { sku: "bulb" }] },
    confidence: 0.4,
  });
  expect(difference.same).toEqual(["What changes"]);
  expect(difference.changed).toEqual([
    { name: "Title", signed: false, values: [{ path: "Title", was: revision.title, is: "Refund 480.00 EUR" }], texts: [] },
    {
      name: "Arguments",
      signed: true,
      values: [{ path: "amount", was: 420, is: 480 }],
      texts: [{ path: "lines", was: null, is: JSON.stringify([{ sku: "lamp" }, { sku: "bulb" }], null, 2) }],
    },
    {
      name: "Evidence",
      signed: false,
      values: [],
      texts: [{ path: "Letter", was: "Dear all,\nit broke.", is: "Dear all,\nit is whole." }],
    },
    { name: "What the agent says", signed: false, values: [{ path: "Confidence", was: revision.confidence, is: 0.4 }], texts: [] },
  ]);
});

const LETTER = {
  kind: "text",
  label: "Letter",
  mediaType: "text/plain",
  sha256: "sha256:1",
  content: null,
  url: null,
  host: null,
  href: null,
  size: 10,
  notShown: null,
} as const;
