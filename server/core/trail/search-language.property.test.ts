// Whatever is typed is read, each term stands where it says it does, and what the controls write is read as they meant it.
import fc from "fast-check";
import { expect, test } from "vitest";
import { readSearch, toggleValue, valuesIn, withFacet, withOrder, withTime, writeFacet } from "./search-language";
import { facetToken, facetValue, foldText, wordsOf } from "./search-words";

const typed = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc
    .array(
      fc.constantFrom(
        "by:ria",
        '"broken lamp"',
        "amount>250",
        "today",
        "lamp",
        "-level:dual",
        "sort:amount",
        'by:"Ria Reyes",max',
        "x:",
        '"',
        "amount>x",
      ),
    )
    .map((terms) => terms.join(" ")),
);
const values = fc.array(
  fc.string({ minLength: 1, maxLength: 12 }).filter((value) => /\p{L}/u.test(value) && !/["\s]{2}|^[\s"]|[\s"]$|"/.test(value)),
  {
    minLength: 1,
    maxLength: 3,
  },
);

test("every term and every problem stands where it says", () =>
  fc.assert(
    fc.property(typed, (text) => {
      const { terms, problems } = readSearch(text);
      for (const { from, to, text: term } of [...terms, ...problems]) expect(text.slice(from, to)).toBe(term);
    }),
  ));

test("a facet that is written is read with the same values, and the rest of the search stays", () =>
  fc.assert(
    fc.property(typed, values, (text, wanted) => {
      fc.pre(!readSearch(text).problems.some(({ code }) => code === "open-quote"));
      const changed = withFacet(text, "queue", wanted);
      expect(valuesIn(readSearch(changed), "queue")).toEqual(wanted.map((value) => value.trim()));
      expect(valuesIn(readSearch(changed), "by")).toEqual(valuesIn(readSearch(text), "by"));
      expect(valuesIn(readSearch(withFacet(changed, "queue", [])), "queue")).toEqual([]);
    }),
  ));

test("what is not understood is said, and never asked the other way round or in part", () => {
  const problems = (text: string) => readSearch(text).problems.map(({ code, part }) => [code, part]);
  expect(problems("-amount>250 -today -last:7d -sort:oldest")).toEqual([
    ["unknown-name", "-amount"],
    ["unknown-name", "-last"],
    ["unknown-name", "-sort"],
  ]);
  expect(problems("amount:1..2..3")).toEqual([["not-a-number", "1..2..3"]]);
  expect(problems(`amount>${"9".repeat(400)}`)).toEqual([["not-a-number", "9".repeat(400)]]);
  expect(problems("-by:ria amount:1..2 amount<=0.5")).toEqual([]);
});

test("what is toggled twice is as it was", () => {
  expect(toggleValue("kind:decisions", "by", "Ria")).toBe("kind:decisions by:Ria");
  expect(toggleValue("kind:decisions by:ria lamp", "by", "Ria")).toBe("kind:decisions lamp");
  expect(withOrder("by:ria", "amount")).toBe("by:ria sort:amount");
  expect(withOrder("by:ria sort:amount today", "newest")).toBe("by:ria today");
  expect(withTime("today by:ria", "last-month")).toBe("last-month by:ria");
  expect(writeFacet("by", ["Ria Reyes", "max"])).toBe('by:"Ria Reyes",max');
});

test("folding is done once and for all, and a facet's value survives its token", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
      for (const word of wordsOf(text)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      expect(facetValue("by", facetToken("by", text))).toBe(text);
      expect(facetToken("by", text)).toMatch(/^_by:[a-z0-9_]*$/);
    }),
  );
  expect(wordsOf("Größe: MÜLLER-Łódź № 8841/A İstanbul")).toEqual(["grosse", "muller", "lodz", "no", "8841", "a", "istanbul"]);
  expect(wordsOf("返金 refund済")).toEqual(["返", "金", "refund", "済"]);
});
