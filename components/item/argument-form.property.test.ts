// Whatever the schema and the arguments: what nobody touches keeps its type and its spelling, and a touch changes nothing beside.
import type { Json, JsonObject } from "@core/words/vocabulary";
import fc from "fast-check";
import { expect, test } from "vitest";
import { asFields, asJsonText, beginForm, moveEntry, partsOfForm, removeEntry, textOf, typeInto } from "./argument-form";
import { eachPart, type FieldPart, isField, type ListPart } from "./argument-parts";
import { isList, isObject, valueAt, withValue } from "./json-path";

// Whole numbers beyond the safe ones are refused at the door, so they never stand in an item.
const number = fc.double({ noNaN: true, min: -1e15, max: 1e15 }).map((value) => (Object.is(value, -0) ? 0 : value));
const text = fc.oneof(fc.string(), fc.constantFrom("007", "1e3", "12345678901234567890", "", " ", "true", "null", "a\r\nb", "2026-11-25"));
const name = fc.oneof(fc.constantFrom("amount", "currency", "a/b", "~1", "0", "__proto__", "constructor"), fc.string({ maxLength: 6 }));

const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("json"), { maxLength: 4 }),
    fc.array(fc.tuple(name, tie("json")), { maxLength: 4 }).map((members) => Object.fromEntries(members)),
  ),
}));
const object = fc.array(fc.tuple(name, json), { maxLength: 6 }).map((members): JsonObject => Object.fromEntries(members));

/** A schema that the value keeps to, more or less: some parts it does not name, some it describes wrongly, some by alternatives. */
function schemaOf(value: Json, dice: () => number): JsonObject {
  const roll = dice();
  if (roll < 0.1) return {};
  if (roll < 0.15) return { type: "integer" };
  if (roll < 0.2) return { type: ["string", "null"], format: "date" };
  if (roll < 0.25) return { enum: ["EUR", value] };
  const plain = plainOf(value, dice);
  if (roll < 0.35) return { oneOf: [{ type: "boolean" }, plain] };
  return roll < 0.45 ? { anyOf: [plain, { type: "null" }] } : plain;
}

function plainOf(value: Json, dice: () => number): JsonObject {
  if (isList(value)) return { type: "array", items: value.length === 0 ? { type: "string" } : schemaOf(value[0] ?? null, dice) };
  if (isObject(value)) {
    const named = Object.entries(value).filter(() => dice() < 0.8);
    return { type: "object", properties: Object.fromEntries(named.map(([key, member]) => [key, schemaOf(member, dice)])) };
  }
  return value === null ? {} : { type: typeof value };
}

const given = fc
  .tuple(object, fc.infiniteStream(fc.double({ noNaN: true, min: 0, max: 1 })))
  .map(([value, dice]) => ({ value, schema: plainOf(value, () => dice.next().value ?? 0) }));

const fieldsOf = (schema: JsonObject, form: ReturnType<typeof beginForm>): readonly FieldPart[] =>
  eachPart(partsOfForm(schema, form)).filter(isField);

test("a form that nobody touched is the arguments as they were, and typing what stands there changes no letter of them", () => {
  fc.assert(
    fc.property(given, ({ value, schema }) => {
      const open = beginForm(value);
      expect(open.arguments).toBe(value);
      for (const field of fieldsOf(schema, open)) {
        const mistyped = field.value !== undefined && typeof field.value !== "string" && (field.kind === "text" || field.kind === "long");
        // A number where the schema asks for a text becomes one once it is written anew, and only then.
        if (mistyped || (field.value === null && field.kind !== "json" && field.kind !== "choice")) continue;
        const same = typeInto(open, field, textOf(open, field));
        expect(JSON.stringify(same.arguments)).toBe(JSON.stringify(value));
      }
    }),
  );
});

test("a touch changes its own path alone, in value and in spelling", () => {
  fc.assert(
    fc.property(given, fc.nat(), fc.oneof(text, number.map(String)), ({ value, schema }, at, typed) => {
      const open = beginForm(value);
      const fields = fieldsOf(schema, open);
      const field = fields[at % Math.max(1, fields.length)];
      if (field === undefined) return;
      const touched = typeInto(open, field, typed);
      const was = valueAt(value, field.at);
      if (was === undefined) expect(withValue(touched.arguments, field.at, undefined)).toEqual(value);
      else if (valueAt(touched.arguments, field.at) === undefined) expect(touched.arguments).toEqual(withValue(value, field.at, undefined));
      else expect(JSON.stringify(withValue(touched.arguments, field.at, was))).toBe(JSON.stringify(value));
    }),
  );
});

test("whatever is typed, JSON and back gives the same fields with the same in them", () => {
  fc.assert(
    fc.property(given, fc.array(fc.tuple(fc.nat(), text), { maxLength: 4 }), ({ value, schema }, touches) => {
      const form = touches.reduce((before, [at, typed]) => {
        const fields = fieldsOf(schema, before);
        const field = fields[at % Math.max(1, fields.length)];
        return field === undefined ? before : typeInto(before, field, typed);
      }, beginForm(value));
      expect(asFields(asJsonText(form, ""), "")).toEqual(form);
    }),
  );
});

test("entries move and go with all that is in them, and nothing else moves", () => {
  fc.assert(
    fc.property(given, fc.nat(), ({ value, schema }, at) => {
      const open = beginForm(value);
      const lists = eachPart(partsOfForm(schema, open)).filter((part): part is ListPart => part.kind === "list" && part.entries.length > 1);
      const list = lists[at % Math.max(1, lists.length)];
      if (list === undefined) return;
      const moved = moveEntry(open, list.at, 0, 1);
      expect(moveEntry(moved, list.at, 1, -1)).toEqual(open);
      const removed = removeEntry(open, list.at, 0);
      const entries = valueAt(value, list.at);
      expect(valueAt(removed.arguments, list.at)).toEqual(isList(entries) ? entries.slice(1) : null);
      expect(JSON.stringify(withValue(removed.arguments, list.at, entries))).toBe(JSON.stringify(value));
    }),
  );
});
