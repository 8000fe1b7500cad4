// I-JSON at the door (RFC 7493): what RFC 8785 cannot hash, or two readers could read differently, is refused by name and place.
// JSON.parse makes the value; one scan of the text and one walk of the value find what it let through. Places are looked for only when something is wrong.
import type { FieldError } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { Json } from "@core/words/vocabulary";
import { duplicateKeys, outline } from "./json-keys";
import { pointer } from "./json-pointer";

export const MAX_DEPTH = 64;
/** A hostile body may be wrong in a million places; the first few tell enough. */
const MAX_ERRORS = 20;

/** Escapes of surrogates; only where one stands can well-formed text hold a lone one. */
const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;
/** With the `u` flag a pair is one code point, so this matches lone ones alone. */
const LONE_SURROGATE = /\p{Surrogate}/u;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export function parseIJson(input: string | Uint8Array, maxDepth = MAX_DEPTH): Result<Json, readonly FieldError[]> {
  const text = typeof input === "string" ? input : decode(input);
  if (text === null) return refuse([{ path: "", message: "Is not UTF-8." }]);
  const { keys, tooDeep } = outline(text, maxDepth);
  if (tooDeep) return refuse([{ path: "", message: `Is nested deeper than ${maxDepth} levels.` }]);
  const parsed = parse(text);
  if (!parsed.ok) return parsed;

  const walk = new Walk(SURROGATE_ESCAPE.test(text) || (typeof input === "string" && LONE_SURROGATE.test(text)));
  walk.visit(parsed.value);
  if (walk.errors.length > 0) return refuse(walk.errors);
  if (walk.keys !== keys) return refuse(duplicateKeys(text, MAX_ERRORS));
  return parsed;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function parse(text: string): Result<Json, readonly FieldError[]> {
  try {
    return ok(JSON.parse(text) as Json);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const at = /position (\d+)/.exec(error.message)?.[1];
    return refuse([{ path: "", message: at === undefined ? "Is not JSON." : `Is not JSON: cannot be read at character ${at}.` }]);
  }
}

/** Goes through a parsed value once: counts its keys, and remembers what I-JSON refuses with its place. */
class Walk {
  readonly errors: FieldError[] = [];
  keys = 0;
  private readonly path: (string | number)[] = [];

  constructor(private readonly lookAtText: boolean) {}

  visit(value: Json): void {
    if (typeof value === "number") this.number(value);
    else if (typeof value === "string") {
      if (this.lookAtText && LONE_SURROGATE.test(value)) this.wrong("Holds half of a surrogate pair, which is not a character.");
    } else if (value === null || typeof value === "boolean") return;
    else if (isArray(value)) this.array(value);
    else this.object(value);
  }

  private array(values: readonly Json[]) {
    for (let index = 0; index < values.length; index++) this.member(index, values[index] ?? null);
  }

  private object(object: { readonly [key: string]: Json }) {
    const keys = Object.keys(object);
    this.keys += keys.length;
    for (const key of keys) {
      if (this.lookAtText && LONE_SURROGATE.test(key)) this.wrong("Has a name that holds half of a surrogate pair.");
      this.member(key, object[key] ?? null);
    }
  }

  private member(step: string | number, value: Json) {
    this.path.push(step);
    this.visit(value);
    this.path.pop();
  }

  /** The value decides, not its spelling: RFC 8785 would write 1e20 as an integer. */
  private number(value: number) {
    if (!Number.isFinite(value)) this.wrong("Is too large for a number.");
    else if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      this.wrong("Is an integer beyond 9007199254740991: send it as a string.");
    }
  }

  private wrong(message: string) {
    if (this.errors.length < MAX_ERRORS) this.errors.push({ path: pointer(this.path), message });
  }
}

/** Array.isArray does not narrow a readonly array. */
const isArray = (value: Json): value is readonly Json[] => Array.isArray(value);
