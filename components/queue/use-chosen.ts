"use client";
// The selection of a list together with what each row was when it was chosen: that revision is signed, not one that came later.
import { useCallback, useState } from "react";
import type { ChosenRow } from "@/components/data/bulk";
import { NOTHING, type Selection } from "@/components/queue/selection";
import type { ItemRow } from "@/server/views/shapes-item";

type Seen = ReadonlyMap<string, ChosenRow>;

const markOf = ({ id, title, version, revisionHash }: ItemRow): ChosenRow => ({ id, title, version, revisionHash });

export interface Chosen {
  readonly selection: Selection;
  /** Rows as they were when chosen, in the order of the list. */
  readonly rows: readonly ChosenRow[];
  /** Ids whose revision is another one by now. */
  readonly changed: ReadonlySet<string>;
  /** Over the rows of the list; over others where more have come than it has drawn yet. */
  readonly apply: (change: (selection: Selection, ids: readonly string[]) => Selection, rows?: readonly ItemRow[]) => void;
}

export function useChosen(list: readonly ItemRow[]): Chosen {
  const [state, setState] = useState<{ readonly selection: Selection; readonly seen: Seen }>({ selection: NOTHING, seen: new Map() });

  const apply = useCallback<Chosen["apply"]>(
    (change, rows = list) =>
      setState((before) => {
        const selection = change(
          before.selection,
          rows.map((row) => row.id),
        );
        if (selection.chosen === before.selection.chosen) return { ...before, selection };
        const seen = new Map<string, ChosenRow>();
        for (const row of rows) {
          if (selection.chosen.has(row.id)) seen.set(row.id, before.seen.get(row.id) ?? markOf(row));
        }
        return { selection, seen };
      }),
    [list],
  );

  const rows = list.flatMap((row) => state.seen.get(row.id) ?? []);
  const changed = new Set(
    list.filter((row) => (state.seen.get(row.id)?.revisionHash ?? row.revisionHash) !== row.revisionHash).map((row) => row.id),
  );
  return { selection: state.selection, rows, changed, apply };
}
