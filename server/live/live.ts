// Waiting without polling: who waits for an item's next version or for the trail's next entries is woken by the writer's own commit.
// A wake-up says "look again" and nothing else; the tables are the truth.
import type { ItemId } from "@core/words/ids";

export interface Live {
  /** Resolves true when the item may have changed, false after `timeoutMs` or on abort. Register before reading, then compare versions. */
  itemChange(id: ItemId, timeoutMs: number, signal?: AbortSignal): Promise<boolean>;
  /** Resolves true when the trail's sequenced end lies beyond `after`, false after `timeoutMs` or on abort. */
  eventsAfter(after: number, timeoutMs: number, signal?: AbortSignal): Promise<boolean>;
  /** A commit changed these items, here or elsewhere. */
  itemsChanged(ids: Iterable<ItemId>): void;
  /** Is told of every change, for whoever keeps something of items in memory. */
  onItems(listener: (ids: readonly ItemId[]) => void): void;
  /** The sequencer has numbered the trail up to and including this index. */
  sequencedTo(index: number): void;
  /** Wakes everybody: the server is going down. */
  close(): void;
  /** Nobody can wait any more: answer with what is there. */
  isClosed(): boolean;
}

type Wake = () => void;

/** The live map of one process. */
export function createLive(): Live {
  const itemWaiters = new Map<ItemId, Set<Wake>>();
  const eventWaiters = new Set<Wake>();
  const listeners: ((ids: readonly ItemId[]) => void)[] = [];
  let sequencedEnd = -1;
  let closed = false;

  const wait = (register: (wake: Wake) => () => void, timeoutMs: number, signal?: AbortSignal) =>
    new Promise<boolean>((resolve) => {
      if (closed || signal?.aborted) return resolve(false);
      const finish = (woken: boolean) => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
        unregister();
        resolve(woken);
      };
      const onAbort = () => finish(false);
      const unregister = register(() => finish(true));
      const timer = setTimeout(() => finish(false), timeoutMs);
      signal?.addEventListener("abort", onAbort, { once: true });
    });

  return {
    itemChange: (id, timeoutMs, signal) =>
      wait(
        (wake) => {
          const waiters = itemWaiters.get(id) ?? new Set();
          itemWaiters.set(id, waiters.add(wake));
          return () => {
            waiters.delete(wake);
            if (waiters.size === 0 && itemWaiters.get(id) === waiters) itemWaiters.delete(id);
          };
        },
        timeoutMs,
        signal,
      ),
    eventsAfter: (after, timeoutMs, signal) =>
      sequencedEnd > after
        ? Promise.resolve(true)
        : wait(
            (wake) => {
              eventWaiters.add(wake);
              return () => eventWaiters.delete(wake);
            },
            timeoutMs,
            signal,
          ),
    onItems(listener) {
      listeners.push(listener);
    },
    itemsChanged(changed) {
      const ids = [...changed];
      for (const listener of listeners) listener(ids);
      for (const id of ids) for (const wake of [...(itemWaiters.get(id) ?? [])]) wake();
    },
    sequencedTo(index) {
      if (index <= sequencedEnd) return;
      sequencedEnd = index;
      for (const wake of [...eventWaiters]) wake();
    },
    close() {
      closed = true;
      for (const waiters of [...itemWaiters.values()]) for (const wake of [...waiters]) wake();
      for (const wake of [...eventWaiters]) wake();
    },
    isClosed: () => closed,
  };
}
