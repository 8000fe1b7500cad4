// What differs between two sets of arguments or two texts, for screens that show "was" beside "is".
import type { Json, JsonObject } from "@core/words/vocabulary";
import { isList, isObject, own, sameJson } from "./json-path";

export interface Change {
  /** Names joined by dots, entries counted from one as the form does: `lines.1.sku`. */
  readonly path: string;
  readonly was: Json | undefined;
  readonly is: Json | undefined;
}

export function changesBetween(was: JsonObject, is: JsonObject): readonly Change[] {
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return names.flatMap((name) => changesAt(name, own(was, name), own(is, name)));
}

/** Lists of one length are told entry by entry; where entries came or went, the list is told as a whole. */
function changesAt(path: string, was: Json | undefined, is: Json | undefined): readonly Change[] {
  if (sameJson(was, is)) return [];
  if (isObject(was) && isObject(is)) return changesBetween(was, is).map((change) => ({ ...change, path: `${path}.${change.path}` }));
  if (isList(was) && isList(is) && was.length === is.length)
    return was.flatMap((entry, place) => changesAt(`${path}.${place + 1}`, entry, is[place]));
  return [{ path, was, is }];
}

/** Names of top-level arguments that are the same in both. */
export const unchangedNames = (was: JsonObject, is: JsonObject): readonly string[] =>
  Object.keys(is).filter((name) => Object.hasOwn(was, name) && sameJson(was[name], is[name]));

export interface Line {
  readonly kind: "same" | "gone" | "new";
  /** Line number in the text that it stands in: the old one for what is gone, else the new one. */
  readonly number: number;
  readonly text: string;
}

/** Above this the table of the longest common subsequence costs more than it tells. */
const DIFF_MOST_LINES = 400;

/** A line diff by longest common subsequence. */
export function lineDiff(was: string, is: string): readonly Line[] {
  const [before, after] = [was.split("\n"), is.split("\n")];
  if (before.length > DIFF_MOST_LINES || after.length > DIFF_MOST_LINES) {
    return [
      ...before.map((text, line) => ({ kind: "gone", number: line + 1, text }) as const),
      ...after.map((text, line) => ({ kind: "new", number: line + 1, text }) as const),
    ];
  }
  const width = after.length + 1;
  const longest = new Uint16Array((before.length + 1) * width);
  const at = (row: number, column: number) => longest[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      longest[row * width + column] =
        before[row] === after[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const lines: Line[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [old, now] = [before[row], after[column]];
    if (old !== undefined && old === now) {
      lines.push({ kind: "same", number: column + 1, text: old });
      row++;
      column++;
    } else if (old !== undefined && (now === undefined || at(row + 1, column) >= at(row, column + 1))) {
      lines.push({ kind: "gone", number: row + 1, text: old });
      row++;
    } else if (now !== undefined) {
      lines.push({ kind: "new", number: column + 1, text: now });
      column++;
    }
  }
  return lines;
}
