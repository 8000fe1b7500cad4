// What people decided before, by action, in memory: read once, latest first and a little at a time, and kept in step with every change, here and elsewhere.
import { CaseIndex, type Near } from "@core/trust/case-index";
import type { Case } from "@core/trust/likeness";
import type { ItemId } from "@core/words/ids";
import { type ActionClass, casesOf, type DecidedCase, decidedCases } from "@/db/queries/item-history";
import type { Store, Tx } from "@/db/store";
import type { Live } from "./live/live";

export interface CaseShelf {
  /** The nearest decided cases of the same action, and how many were compared; only of those that came before `before` where it is given. */
  nearest(
    tx: Tx,
    action: ActionClass,
    subject: Case,
    how: { readonly count: number; readonly least: number; readonly without: ItemId; readonly before?: ItemId },
  ): Promise<{ readonly near: readonly Near<ItemId>[]; readonly compared: number }>;
}

/** The latest so many cases of an action are compared: about 30 MB of memory. */
const MOST_CASES = 100_000;
/** Actions that are kept; the one that was asked for least lately makes room. */
const MOST_ACTIONS = 50;
/** Read at a time: a question that comes meanwhile waits no longer than for these. */
const PORTION = 500;
/** Changes between two questions; more than that, and the shelf begins anew. */
const MOST_CHANGES = 20_000;
/** Cases that changed are looked at again together. */
const SOON_MS = 1_000;

interface Class {
  readonly index: CaseIndex<ItemId>;
  /** The oldest that was read; null before the first portion. */
  oldest: ItemId | null;
  whole: boolean;
  reading: boolean;
}

const keyOf = ({ workflow, action }: ActionClass) => JSON.stringify([workflow, action]);
const caseOf = ({ title, ruling }: DecidedCase): Case => ({ title, facts: ruling?.facts ?? {} });

/** `onFault` is told when reading on in the background broke: the next question reads on itself. */
export function createCaseShelf(store: Store, live: Live, onFault: (fault: unknown) => void): CaseShelf {
  const classes = new Map<string, Class>();
  let changed = new Set<ItemId>();
  live.onItems((ids) => {
    if (classes.size === 0) return;
    for (const id of ids) changed.add(id);
    if (changed.size > MOST_CHANGES) {
      classes.clear();
      changed = new Set();
    }
    if (ids.some((id) => [...classes.values()].some(({ index }) => index.has(id)))) catchUpSoon();
  });

  /** What was erased does not stay in memory until somebody asks. */
  let waiting = false;
  function catchUpSoon(): void {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      if (!live.isClosed()) void store.read(catchUp).catch(onFault);
    }, SOON_MS).unref();
  }

  /** In chunks, since a statement has only so many placeholders. */
  async function catchUp(tx: Tx): Promise<void> {
    const ids = [...changed];
    for (let at = 0; at < ids.length; at += PORTION) {
      const portion = ids.slice(at, at + PORTION);
      for (const one of await casesOf(tx, portion)) {
        const index = classes.get(keyOf(one))?.index;
        // An index keeps each word that it ever met: of what was erased it may keep none, and begins anew.
        if (one.erased && index?.has(one.id)) classes.delete(keyOf(one));
        else if (one.decided) index?.put(one.id, caseOf(one));
        else index?.drop(one.id);
      }
      for (const id of portion) changed.delete(id);
    }
  }

  async function readOn(tx: Tx, action: ActionClass, kept: Class): Promise<void> {
    const portion = await decidedCases(tx, action, kept.oldest, PORTION);
    for (const one of portion) kept.index.put(one.id, caseOf(one));
    kept.oldest = portion.at(-1)?.id ?? kept.oldest;
    kept.whole = portion.length < PORTION || kept.index.size >= MOST_CASES;
  }

  /** Reads on until it is whole, each portion in a transaction of its own. */
  async function readAll(action: ActionClass, kept: Class): Promise<void> {
    if (kept.whole || kept.reading) return;
    kept.reading = true;
    try {
      while (!kept.whole && !live.isClosed() && classes.get(keyOf(action)) === kept) await store.read((tx) => readOn(tx, action, kept));
    } finally {
      kept.reading = false;
    }
  }

  return {
    async nearest(tx, action, subject, { count, least, without, before }) {
      const key = keyOf(action);
      const kept = classes.get(key) ?? { index: new CaseIndex<ItemId>(), oldest: null, whole: false, reading: false };
      classes.delete(key);
      classes.set(key, kept);
      const [oldest] = classes.keys();
      if (classes.size > MOST_ACTIONS && oldest !== undefined) classes.delete(oldest);
      await catchUp(tx);
      if (kept.oldest === null) await readOn(tx, action, kept);
      void readAll(action, kept).catch(onFault);
      return { near: kept.index.nearest(subject, count, least, without, before), compared: kept.index.size };
    },
  };
}
