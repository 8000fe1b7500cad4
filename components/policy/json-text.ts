// JSON as it is typed: its value and where each part of it stands, or the first mistake at its place.
import { t } from "@core/words/t";
import type { Json } from "@core/words/vocabulary";
import { below, type Pointer } from "@/components/item/json-path";

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface JsonMistake extends Span {
  readonly message: string;
}

export type JsonText =
  | { readonly ok: true; readonly value: Json; readonly places: ReadonlyMap<Pointer, Span> }
  | { readonly ok: false; readonly mistake: JsonMistake };

interface Token extends Span {
  readonly kind: "text" | "open" | "value" | "sign" | "stray";
  readonly said: string;
}

/** RFC 8259: one text, number or word, or one sign. A text that does not end takes the rest of its line. */
const TOKEN =
  /(?<text>"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(?<open>"[^\n]*)|(?<value>true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.]))|(?<sign>[{}[\],:])|(?<stray>[\w.+-]+|\S)/gu;
const KINDS = ["text", "open", "value", "sign", "stray"] as const;
const DEEPEST = 100;

class Mistake extends Error {
  constructor(readonly mistake: JsonMistake) {
    super(mistake.message);
  }
}

/** Reads the whole text; nothing may follow its one value. */
export function readJsonText(text: string): JsonText {
  const tokens = [...text.matchAll(TOKEN)].map(
    ({ 0: said, index, groups }): Token => ({
      kind: KINDS.find((kind) => groups?.[kind] !== undefined) ?? "stray",
      said,
      from: index,
      to: index + said.length,
    }),
  );
  try {
    const places = placesIn(tokens, text.length);
    return { ok: true, value: JSON.parse(text) as Json, places };
  } catch (error) {
    if (error instanceof Mistake) return { ok: false, mistake: error.mistake };
    throw error;
  }
}

function placesIn(tokens: readonly Token[], end: number): ReadonlyMap<Pointer, Span> {
  const places = new Map<Pointer, Span>();
  let at = 0;
  const next = (): Token => {
    const token = tokens[at];
    if (token === undefined) throw new Mistake({ message: t("registry.jsonEnds"), from: end, to: end });
    at += 1;
    if (token.kind === "open") throw fail(token, t("policyEditor.openText"));
    return token;
  };
  const fail = ({ from, to }: Token, message: string) => new Mistake({ message, from, to });
  const sign = (wanted: readonly string[]): string => {
    const token = next();
    if (token.kind === "sign" && wanted.includes(token.said)) return token.said;
    throw fail(
      token,
      t("registry.jsonWanted", { wanted: wanted.map((one) => t("quote.of", { words: one })).join(" / "), said: token.said }),
    );
  };

  const value = (pointer: Pointer, depth: number): void => {
    const first = next();
    if (depth > DEEPEST) throw fail(first, t("registry.jsonDeep"));
    if (first.kind === "sign" && first.said === "{") members(pointer, depth);
    else if (first.kind === "sign" && first.said === "[") entries(pointer, depth);
    else if (first.kind !== "text" && first.kind !== "value") throw fail(first, t("registry.jsonNoValue", { said: first.said }));
    places.set(pointer, { from: first.from, to: tokens[at - 1]?.to ?? first.to });
  };
  const members = (pointer: Pointer, depth: number): void => {
    if (tokens[at]?.said === "}") {
      at += 1;
      return;
    }
    const known = new Set<string>();
    do {
      const name = next();
      if (name.kind !== "text") throw fail(name, t("registry.jsonName", { said: name.said }));
      const said = JSON.parse(name.said) as string;
      if (known.has(said)) throw fail(name, t("registry.jsonTwice", { name: said }));
      if (said === "__proto__") throw fail(name, t("registry.jsonProto"));
      known.add(said);
      sign([":"]);
      value(below(pointer, said), depth + 1);
    } while (sign([",", "}"]) === ",");
  };
  const entries = (pointer: Pointer, depth: number): void => {
    if (tokens[at]?.said === "]") {
      at += 1;
      return;
    }
    let place = 0;
    do value(below(pointer, place++), depth + 1);
    while (sign([",", "]"]) === ",");
  };

  value("", 0);
  const more = tokens[at];
  if (more !== undefined) throw fail(more, t("policyEditor.stray", { said: more.said }));
  return places;
}

/** The part that a pointer names, or the nearest one around it. */
export function placeOf(places: ReadonlyMap<Pointer, Span>, pointer: Pointer): Span | null {
  const found = places.get(pointer);
  if (found !== undefined || pointer === "") return found ?? null;
  return placeOf(places, pointer.slice(0, pointer.lastIndexOf("/")));
}
