// Says a message of the catalogue in the reader's language: a plain function, for components and for words made outside of them.
// Whose language it is, the surroundings know: the request on the server (server/wording.ts), the script of words in a browser (server/words-handler.ts).
import format, { type CompiledMessage, type FormatOptions } from "icu-minify/format";
import { type Language, LOCALES } from "./language";
import type { CATALOGUE } from "./messages/catalogue";

type Catalogue = typeof CATALOGUE;
/** `item.approve`: the area, and the message in it. */
export type MessageKey = { [Area in keyof Catalogue]: `${Area}.${keyof Catalogue[Area] & string}` }[keyof Catalogue];
type EnglishOf<Key extends MessageKey> = Key extends `${infer Area}.${infer Name}`
  ? Area extends keyof Catalogue
    ? Name extends keyof Catalogue[Area]
      ? Catalogue[Area][Name] extends readonly [infer English extends string, string]
        ? English
        : never
      : never
    : never
  : never;

/** The names of a message's holes. What a plural's branch says has a blank or a `#` in it, by which it is told from a name. */
type Holes<Text extends string> = Text extends `${string}{${infer Rest}`
  ? (Rest extends `${infer Inner}}${string}` ? NameIn<Inner> : never) | Holes<Rest>
  : never;
type NameIn<Inner extends string> = Inner extends `${infer Name},${string}` ? Plain<Name> : Plain<Inner>;
type Plain<Name extends string> = Name extends "" | `${string}${" " | "#" | "{" | "<" | "." | "\u00a0"}${string}` ? never : Name;

export type Value = string | number;
/** What a message asks for. */
export type ValuesOf<Key extends MessageKey> = { readonly [Name in Holes<EnglishOf<Key>>]: Value };
export type Arguments<Key extends MessageKey> = [Holes<EnglishOf<Key>>] extends [never] ? [] : [values: ValuesOf<Key>];

/** Messages that say themselves, with nothing to fill in. */
export type PlainKey = { [Key in MessageKey]: [Holes<EnglishOf<Key>>] extends [never] ? Key : never }[MessageKey];

export type CompiledMessages = Readonly<Record<string, CompiledMessage>>;
export interface Wording {
  readonly language: Language;
  readonly messages: CompiledMessages;
  /** Where a browser gets the script that provides it. */
  readonly address: string;
}

/** One place for every bundle of a process: the server's own, those that Next makes for pages and for their first drawing, and the script of words. */
export const WORDING_PLACE = "countersign.wording";
const PLACE = Symbol.for(WORDING_PLACE);
const surroundings = globalThis as { [PLACE]?: () => Wording };

/** Says where the reader's wording is found from now on. */
export function provideWording(read: () => Wording): void {
  surroundings[PLACE] = read;
}

/** Whether somebody has said where it is found. */
export const hasWording = (): boolean => surroundings[PLACE] !== undefined;

/** The reader's wording. @throws Error where nobody has provided one, which is a fault of the program. */
export function wording(): Wording {
  const read = surroundings[PLACE];
  if (read === undefined) throw new Error("No language has been provided: a message was asked for before the page or the request began.");
  return read();
}

export const language = (): Language => wording().language;

/** Remembers what `make` made for the same words: makers of formats are slow, and asked for on every row. */
function kept<Parts extends readonly unknown[], Made>(make: (...parts: Parts) => Made): (...parts: Parts) => Made {
  const made = new Map<string, Made>();
  return (...parts) => {
    const key = JSON.stringify(parts);
    const known = made.get(key);
    if (known !== undefined) return known;
    const one = make(...parts);
    made.set(key, one);
    return one;
  };
}

export const numberFormat = kept((...parts: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...parts));
export const dateFormat = kept((...parts: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...parts));
const pluralRules = kept((...parts: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...parts));
const OPTIONS: FormatOptions = {
  formatters: { getNumberFormat: numberFormat, getDateTimeFormat: dateFormat, getPluralRules: pluralRules },
};

/** The parts of a message whose holes and tags are filled with what the caller draws. */
export function parts<Drawn>(
  key: MessageKey,
  values: Readonly<Record<string, Value | ((inner: (string | Drawn)[]) => Drawn)>>,
): (string | Drawn)[] {
  const { language, messages } = wording();
  const message = messages[key];
  if (message === undefined) throw new Error(`The catalogue has no message “${key}”.`);
  const said = format<Drawn>(message, LOCALES[language], values, OPTIONS);
  return Array.isArray(said) ? said : [said];
}

/** A message in the reader's language. */
export const t = <Key extends MessageKey>(key: Key, ...[values]: Arguments<Key>): string => parts<never>(key, values ?? {}).join("");
