// A database with rows of every kind, and values that an engine or a driver could spell in its own way, for tests that copy it.
import { checkpointText, readSigningKey, signingKeyText, signNote } from "@core/trail/signed-note";
import { rootOf, subtreesOf } from "@core/trail/tree";
import { insertCheckpoint, keepSigningFault, keepTrailKey } from "../queries/checkpoints";
import { sequenceEvents, trailEnd } from "../queries/events";
import { insertEntries, putMark } from "../queries/trail-search";
import { readSubtrees } from "../queries/tree";
import type { Store, Tx } from "../store";
import { EVENTS_EACH, plantItem } from "./planted-item";
import { plantOrganisation } from "./planted-organisation";
import { itemId } from "./stored-items";

export async function plantDatabase(store: Store, items = 40): Promise<void> {
  await store.write(plantOrganisation);
  for (let number = 0; number < items; number++) await store.write((tx) => plantItem(tx, number));
  // The last events have no number yet, as when a server stops before its sequencer has been by.
  await store.write((tx) => sequenceEvents(tx, items * EVENTS_EACH - 2));
  await store.write(signHead);
  await store.write(plantIndex);
}

/** As whoever keeps the trail's index left it: derived, and so no part of a move. */
async function plantIndex(tx: Tx): Promise<void> {
  await insertEntries(tx, [
    { logIndex: 0, at: 1, item: itemId(0), amount: 49_900, facets: "every:1 event:submitted", words: "größe 日 8" },
  ]);
  await putMark(tx, "version", 1);
  await putMark(tx, "next", 1);
}

/** A head over what is numbered, as the product signs it, and an alarm that stands. */
async function signHead(tx: Tx): Promise<void> {
  const key = readSigningKey(signingKeyText("example.test/trail", Buffer.alloc(32, 7)));
  if (key === null) throw new Error("a key reads back as it was written");
  const size = (await trailEnd(tx)) + 1;
  const root = Buffer.from(rootOf(size, await readSubtrees(tx, subtreesOf({ from: 0, to: size }))));
  await keepTrailKey(tx, { verifier: key.verifier, firstUsedAt: 1 });
  const note = signNote(checkpointText({ origin: key.name, size, root }), key);
  await insertCheckpoint(tx, { size, previous: 0, root, note, verifier: key.verifier, at: 2 });
  await keepSigningFault(tx, { kind: "root-differs", since: 3, signedSize: size, treeSize: size });
}
