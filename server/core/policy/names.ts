// Names that expressions and templates may use beside the facts; no fact and no threshold may be called so.

/** Variables that every expression is given. */
export const STANDARD_VARIABLES = [
  "t",
  "facts",
  "provenance",
  "action",
  "workflow",
  "step",
  "reversibility",
  "reversal_window_s",
  "at_risk",
] as const;

/** CEL's own words and type names, and the roots of template paths. */
const KEYWORDS = [
  "true",
  "false",
  "null",
  "in",
  "as",
  "break",
  "const",
  "continue",
  "else",
  "for",
  "function",
  "if",
  "import",
  "let",
  "loop",
  "package",
  "namespace",
  "return",
  "var",
  "void",
  "while",
  "int",
  "uint",
  "double",
  "bool",
  "string",
  "bytes",
  "list",
  "map",
  "null_type",
  "type",
  "dyn",
  "timestamp",
  "duration",
  "has",
  "size",
  "arguments",
  "signals",
  "before",
  "after",
  "title",
  "run",
] as const;

const RESERVED: ReadonlySet<string> = new Set([...STANDARD_VARIABLES, ...KEYWORDS]);

/** What a fact or a threshold may be called, so that it can stand in an expression as it is. */
export const FACT_NAME = /^[a-z][a-z0-9_]{0,63}$/;

export const isReservedName = (name: string): boolean => RESERVED.has(name);
