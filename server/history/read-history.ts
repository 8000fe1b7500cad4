// A file of past cases, entry by entry, whatever its format. Where the file is damaged, the last entry says so.
import type { HistoryEntry } from "@core/words/history";
import { type Bytes, DamagedFile, toldApart } from "./bytes";
import { readJsonl } from "./read-jsonl";
import { DECLARATIONS, readXesItems, type XesMapping } from "./xes-items";

export interface ReadingHistory {
  /** Entries that were read before, and are passed over. */
  readonly after?: number;
  /** What a process log means; JSON Lines say it themselves. */
  readonly mapping?: XesMapping;
}

/** Faults of the source (a disk, a network) are thrown: they say nothing about the file, and reading it again may help. */
export async function* readHistory(
  source: Bytes,
  { after = 0, mapping = DECLARATIONS }: ReadingHistory = {},
): AsyncGenerator<HistoryEntry> {
  let position = after;
  try {
    const { isXml, bytes } = await toldApart(source);
    for await (const entry of isXml ? readXesItems(bytes, mapping, after) : readJsonl(bytes, after)) {
      position = entry.position;
      yield entry;
    }
  } catch (fault) {
    if (!(fault instanceof DamagedFile)) throw fault;
    yield { position: position + 1, kind: "broken", why: fault.message };
  }
}
