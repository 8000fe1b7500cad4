// The arguments while a person edits them: what they are now, and what stands in the inputs that were touched. What nobody touched is never written anew.
import { t } from "@core/words/t";
import type { Json, JsonObject } from "@core/words/vocabulary";
import { readText, valueError } from "./argument-checks";
import { eachPart, type FieldPart, isField, type ListPart, type Part, partsOf, type Typed } from "./argument-parts";
import { begun } from "./argument-schema";
import { below, isBelow, isList, isObject, namesOf, own, type Pointer, sameJson, valueAt, withValue } from "./json-path";

export interface Form {
  /** What was proposed when the edit was begun. */
  readonly before: JsonObject;
  /** With everything that could be read. */
  readonly arguments: JsonObject;
  readonly typed: Typed;
}

export type FieldErrors = Readonly<Record<Pointer, string>>;

export const beginForm = (before: JsonObject): Form => ({ before, arguments: before, typed: {} });

export const partsOfForm = (schema: JsonObject, form: Form): Part => partsOf(schema, form.before, form.arguments, form.typed);

/** What stands in a field: what was typed, else the value as it is. */
export function textOf({ typed }: Pick<Form, "typed">, part: FieldPart): string {
  const text = Object.hasOwn(typed, part.at) ? typed[part.at] : undefined;
  return text ?? spelled(part);
}

function spelled({ kind, value }: FieldPart): string {
  if (value === undefined) return "";
  if (kind === "choice") return JSON.stringify(value);
  if (kind === "json") return JSON.stringify(value, null, 2);
  if (typeof value === "string") return value;
  return value === null ? "" : JSON.stringify(value);
}

const asObject = (value: Json, or: JsonObject): JsonObject => (isObject(value) ? value : or);

/** The arguments with another value there. What stands typed below it stays where its value is still the same. */
function written(form: Form, at: Pointer, value: Json | undefined, typed: Typed): Form {
  const next = asObject(withValue(form.arguments, at, value), form.arguments);
  const kept = Object.entries(typed).filter(
    ([place]) => (at !== "" && !isBelow(place, at)) || place === at || sameJson(valueAt(next, place), valueAt(form.arguments, place)),
  );
  return { ...form, arguments: next, typed: Object.fromEntries(kept) };
}

/** Typed into a field. What cannot be read stands in it, and the value stays what it was. */
export function typeInto(form: Form, part: FieldPart, text: string): Form {
  const reading = readText(part, text);
  const typed = { ...form.typed, [part.at]: text };
  return reading.ok ? written(form, part.at, reading.value, typed) : { ...form, typed };
}

const without = (typed: Typed, dropped: (place: Pointer) => boolean): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([place]) => !dropped(place)));

/** Another value in that place, by a button: what was typed there and below is gone with it. Undefined leaves it out. */
export function put(form: Form, at: Pointer, value: Json | undefined): Form {
  return written(
    form,
    at,
    value,
    without(form.typed, (place) => place === at || isBelow(place, at)),
  );
}

/** Begins a part that was not there, or goes over to another alternative: what both know is kept. */
export function begin(form: Form, root: JsonObject, part: Part, schema: JsonObject): Form {
  const fresh = begun(root, schema) ?? null;
  if (!isObject(fresh) || !isObject(part.value)) return put(form, part.at, fresh);
  const known = isObject(schema.properties) ? Object.keys(schema.properties) : [];
  const kept = Object.entries(part.value).filter(([name]) => known.includes(name) && !Object.hasOwn(fresh, name));
  return put(form, part.at, { ...Object.fromEntries(kept), ...fresh });
}

/** One more entry at the end. Where nobody has said what it begins as, it waits to be filled in. */
export function addEntry(form: Form, root: JsonObject, list: ListPart): Form {
  if (list.entry === null) return form;
  const fresh = begun(root, list.entry);
  const place = below(list.at, list.entries.length);
  const next = written(form, list.at, [...listAt(form, list.at), fresh ?? null], form.typed);
  return fresh === undefined ? { ...next, typed: { ...next.typed, [place]: "" } } : next;
}

const listAt = (form: Form, at: Pointer): readonly Json[] => {
  const value = valueAt(form.arguments, at);
  return isList(value) ? value : [];
};

export function removeEntry(form: Form, at: Pointer, place: number): Form {
  return reordered(form, at, (order) => order.filter((from) => from !== place));
}

export function moveEntry(form: Form, at: Pointer, place: number, by: -1 | 1): Form {
  return reordered(form, at, (order) => {
    const other = order[place + by];
    if (other === undefined) return order;
    return order.map((from, to) => (to === place ? other : to === place + by ? place : from));
  });
}

/** What was typed goes along with its entry. */
function reordered(form: Form, at: Pointer, arrange: (order: readonly number[]) => readonly number[]): Form {
  const entries = listAt(form, at);
  const order = arrange(entries.map((_, place) => place));
  const depth = namesOf(at).length;
  const typed = Object.entries(form.typed).flatMap(([place, text]): [Pointer, string][] => {
    if (!isBelow(place, at)) return [[place, text]];
    const names = namesOf(place);
    const to = order.indexOf(Number(names[depth]));
    return to < 0 ? [] : [[[String(to), ...names.slice(depth + 1)].reduce(below, at), text]];
  });
  const value = order.flatMap((from) => {
    const entry = entries[from];
    return entry === undefined ? [] : [entry];
  });
  return { ...form, arguments: asObject(withValue(form.arguments, at, value), form.arguments), typed: Object.fromEntries(typed) };
}

/** Edits a group, a list or the whole as JSON. What cannot be read yet in its fields waits for them. */
export const asJsonText = (form: Form, at: Pointer): Form => ({
  ...form,
  typed: { ...form.typed, [at]: JSON.stringify(valueAt(form.arguments, at) ?? null, null, 2) },
});

export const asFields = (form: Form, at: Pointer): Form => ({ ...form, typed: without(form.typed, (place) => place === at) });

/** The same edit on another proposal: each argument that was not edited is the new one's. */
export function rebased(form: Form, before: JsonObject): Form {
  if (sameJson(form.before, before)) return form;
  const edited = (name: string) => !sameJson(own(form.before, name), own(form.arguments, name));
  const names = [...new Set([...Object.keys(before), ...Object.keys(form.arguments)])];
  const members = names.flatMap((name): [string, Json][] => {
    const value = edited(name) ? own(form.arguments, name) : own(before, name);
    return value === undefined ? [] : [[name, value]];
  });
  return { before, arguments: Object.fromEntries(members), typed: without(form.typed, (place) => place === "") };
}

/** What is wrong with each field, by its place; nothing where all can be signed. */
export function errorsOf(whole: Part, typed: Typed): FieldErrors {
  const found = eachPart(whole).flatMap((part): [Pointer, string][] => {
    const error = errorOf(part, typed);
    return error === null ? [] : [[part.at, error]];
  });
  return Object.fromEntries(found);
}

function errorOf(part: Part, typed: Typed): string | null {
  if (isField(part)) {
    const text = Object.hasOwn(typed, part.at) ? typed[part.at] : undefined;
    const reading = text === undefined ? null : readText(part, text);
    if (reading?.ok === false) return reading.error;
    if (part.value !== undefined) return valueError(part, part.value);
  }
  if (part.value === undefined) return part.required ? t("edit.required") : null;
  if (part.kind === "absent" && !part.nullable) return t("edit.required");
  if (part.kind !== "list") return null;
  if (part.entries.length < part.least) return t("edit.fewest", { count: part.least });
  return part.entries.length > part.most ? t("edit.most", { count: part.most }) : null;
}

/** The server's errors at the parts that are drawn: what lies deeper belongs to the JSON around it. */
export function drawnAt(whole: Part, errors: readonly { readonly path: Pointer; readonly message: string }[]): FieldErrors {
  const places = new Set(eachPart(whole).map((part) => part.at));
  const near = (at: Pointer): Pointer => (at === "" || places.has(at) ? at : near(at.slice(0, at.lastIndexOf("/"))));
  return Object.fromEntries(errors.map(({ path, message }) => [near(path), message]));
}
