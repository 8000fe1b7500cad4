// The words, texts and signs of a CEL expression with their places, also where it cannot be parsed yet: for what helps while it is being typed.

export interface Token {
  /** `open`: a text whose closing quotation mark is missing. */
  readonly kind: "name" | "number" | "text" | "open" | "comment" | "sign";
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** In this order: what is closed is tried before what is not, and three quotation marks before one. A raw text knows no escapes. */
const TOKEN = new RegExp(
  [
    /(?<comment>\/\/[^\n]*)/,
    /(?<text>[bB]?[rR][bB]?(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\n\r]*"|'[^'\n\r]*')|[bB]?(?:"""(?:\\[\s\S]|[^\\])*?"""|'''(?:\\[\s\S]|[^\\])*?'''|"(?!"")(?:\\.|[^"\\\n\r])*"|'(?!'')(?:\\.|[^'\\\n\r])*'))/,
    /(?<open>["'][\s\S]*)/,
    /(?<name>[A-Za-z_]\w*)/,
    /(?<number>0x[0-9A-Fa-f]+u?|(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?u?)/,
    /(?<sign>&&|\|\||[<>=!]=|\S)/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

const KINDS = ["comment", "text", "open", "name", "number", "sign"] as const;

export const tokensOf = (source: string): readonly Token[] =>
  [...source.matchAll(TOKEN)].map(({ 0: text, index, groups }) => ({
    kind: KINDS.find((kind) => groups?.[kind] !== undefined) ?? "sign",
    text,
    from: index,
    to: index + text.length,
  }));
