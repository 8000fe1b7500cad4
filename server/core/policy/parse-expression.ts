// Reads the text of a CEL expression within bounds, and knows where each of its parts stands. What it names and mixes is the checker's (expression.ts).
// Apart from the checker, so that a form can be drawn in a browser without the engine of its patterns.
import { parse } from "@bufbuild/cel";

export type Expr = NonNullable<ReturnType<typeof parse>["expr"]>;

export const TEXT_BOUNDS = { bytes: 2_048, brackets: 40 } as const;

export type ParsedExpression =
  | {
      readonly ok: true;
      readonly expr: Expr;
      /** Where a part stands in the text; operators, and names after a point, may begin with blanks. */
      readonly positionOf: (part: Expr) => number | undefined;
    }
  | {
      readonly ok: false;
      readonly problem: string;
      /** Where the text goes wrong; absent where it is the whole. */
      readonly at?: number;
    };

export function parseExpression(source: string): ParsedExpression {
  if (new TextEncoder().encode(source).length > TEXT_BOUNDS.bytes) return { ok: false, problem: `Longer than ${TEXT_BOUNDS.bytes} bytes.` };
  if (bracketDepth(source) > TEXT_BOUNDS.brackets) return { ok: false, problem: "Brackets nest too deeply." };
  try {
    const { expr, sourceInfo } = parse(source);
    return { ok: true, expr, positionOf: (part) => sourceInfo?.positions[String(part.id)] };
  } catch (error) {
    const problem = `Cannot be read: ${error instanceof Error ? error.message : error}`;
    const at = offsetOf(error);
    return { ok: false, problem, ...(at === undefined ? {} : { at }) };
  }
}

/** Of a text that has passed the checker. @throws where it cannot be read after all. */
export function exprOf(source: string): Expr {
  const parsed = parseExpression(source);
  if (!parsed.ok) throw new Error(`a condition that was checked cannot be read: ${parsed.problem}`);
  return parsed.expr;
}

/** The parser's errors carry their place, but the class of such an error is not among what it exports. */
function offsetOf(error: unknown): number | undefined {
  const { location } = Object(error) as { readonly location?: { readonly start?: { readonly offset?: unknown } } };
  const offset = location?.start?.offset;
  return typeof offset === "number" ? offset : undefined;
}

/** Before parsing, since the parser itself recurses. Brackets in texts count too: it is a bound, not a grammar. */
function bracketDepth(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of source) {
    if ("([{".includes(character)) deepest = Math.max(deepest, ++depth);
    else if (")]}".includes(character)) depth--;
  }
  return deepest;
}
