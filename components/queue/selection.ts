// Which rows are chosen and which one is under the cursor: values in, values out, for mouse and keys alike.

export interface Selection {
  /** The row under the cursor. */
  readonly cursor: string | null;
  /** Where a range starts. */
  readonly anchor: string | null;
  readonly chosen: ReadonlySet<string>;
}

export const NOTHING: Selection = { cursor: null, anchor: null, chosen: new Set() };

/** The row `steps` away from the cursor; the first when there is none yet. Stops at both ends. */
function away(selection: Selection, ids: readonly string[], steps: number): string | null {
  const at = selection.cursor === null ? -1 : ids.indexOf(selection.cursor);
  if (at === -1) return (steps > 0 ? ids[0] : ids.at(-1)) ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + steps))] ?? null;
}

export const moveCursor = (selection: Selection, ids: readonly string[], steps: number): Selection => {
  const cursor = away(selection, ids, steps);
  return { ...selection, cursor, anchor: cursor };
};

export const pointAt = (selection: Selection, id: string): Selection =>
  selection.cursor === id ? selection : { ...selection, cursor: id, anchor: id };

export function toggle(selection: Selection, id: string): Selection {
  const chosen = new Set(selection.chosen);
  if (!chosen.delete(id)) chosen.add(id);
  return { cursor: id, anchor: id, chosen };
}

function between(ids: readonly string[], one: string, other: string): readonly string[] {
  const [from, to] = [ids.indexOf(one), ids.indexOf(other)].sort((a, b) => a - b);
  return from === undefined || to === undefined || from === -1 ? [other] : ids.slice(from, to + 1);
}

/** Chooses everything from where the range began to this row (Shift and a press). */
export function extendTo(selection: Selection, ids: readonly string[], id: string): Selection {
  const anchor = selection.anchor ?? id;
  return { cursor: id, anchor, chosen: new Set([...selection.chosen, ...between(ids, anchor, id)]) };
}

/** Moves the cursor and takes the range with it (Shift J, Shift K): going back gives rows up again. */
export function extendBy(selection: Selection, ids: readonly string[], steps: number): Selection {
  const { cursor } = selection;
  if (cursor === null) {
    const first = away(selection, ids, steps);
    return first === null ? selection : { cursor: first, anchor: first, chosen: new Set([...selection.chosen, first]) };
  }
  const anchor = selection.anchor ?? cursor;
  const next = away(selection, ids, steps) ?? cursor;
  const chosen = new Set(selection.chosen);
  for (const id of between(ids, anchor, cursor)) chosen.delete(id);
  for (const id of between(ids, anchor, next)) chosen.add(id);
  return { cursor: next, anchor, chosen };
}

export const clearChosen = (selection: Selection): Selection => ({ ...selection, anchor: selection.cursor, chosen: new Set() });

export const choose = (selection: Selection, ids: readonly string[]): Selection => ({ ...selection, chosen: new Set(ids) });

/** Forgets rows that are no longer shown; where the cursor's row went, it waits at the nearest place. */
export function keepShown(selection: Selection, before: readonly string[], ids: readonly string[]): Selection {
  const shown = new Set(ids);
  const chosen = new Set([...selection.chosen].filter((id) => shown.has(id)));
  const { cursor } = selection;
  if (cursor === null || shown.has(cursor)) return chosen.size === selection.chosen.size ? selection : { ...selection, chosen };
  const next = before.slice(before.indexOf(cursor) + 1).find((id) => shown.has(id)) ?? ids.at(-1) ?? null;
  return { cursor: next, anchor: next, chosen };
}
