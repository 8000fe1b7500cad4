// HTML from words that strangers wrote: whatever is put into it is text, unless it came out of here.

class Html {
  constructor(readonly text: string) {}
}

export type { Html };

type Part = Html | string | number | null | readonly Html[];

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

/** A template whose holes are escaped. Attributes stand in quotation marks, so nothing leaves them. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(pieces.reduce((text, piece, at) => text + written(parts[at - 1] ?? null) + piece));
}

/** Only for what this program wrote itself. */
export const trusted = (text: string): Html => new Html(text);

function written(part: Part): string {
  if (part === null) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "string") return escaped(part);
  return typeof part === "number" ? String(part) : part.map(({ text }) => text).join("");
}
