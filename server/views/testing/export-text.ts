// What somebody gets of an export that was begun for them, as text.
import type { PersonId } from "@core/words/ids";
import { takeExport } from "../../commands/follow-export";
import type { Deps } from "../../deps";
import { createExporter } from "../../exporting";

/** Throws with the code of the refusal where they may not take it. */
export async function exportText(deps: Deps, id: string, by: PersonId): Promise<string> {
  const taken = await takeExport(deps, { id, by });
  if (!taken.ok) throw new Error(taken.refusal.code);
  let text = "";
  const sink = async (pieces: AsyncIterable<string>) => {
    for await (const piece of pieces) text += piece;
  };
  await createExporter(deps, 1).run({ ...taken.value, signal: new AbortController().signal, sink });
  return text;
}
