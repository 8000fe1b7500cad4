// One connection's queue of work: who goes next, and how neighbours share a commit without sharing their fate.
import { StoreFault, type Tx } from "../store";

/** What the queue needs of a connection. */
export interface Connection {
  readonly q: Tx["q"];
  readonly t: Tx["t"];
  begin(): void;
  commit(): void;
  rollback(): void;
  save(): void;
  release(): void;
  undo(): void;
  inTransaction(): boolean;
}

export interface QueueLimits {
  /** Most jobs in one transaction. */
  readonly jobs: number;
  /** After so long the event loop gets its turn before more is taken. */
  readonly ms: number;
  /** Whether a job that finds the queue idle starts at once, or after the sockets that are ready have been read. */
  readonly start: "now" | "next-turn";
}

interface Job {
  run(tx: Tx): Promise<void>;
  settle(): void;
  fail(error: unknown): void;
}

const ENDED = "this transaction has ended";
const CUT_OFF = "a transaction awaited something other than its own queries";

/** The builder is handed out only while its work runs: a query that was not awaited must not land in a neighbour's transaction. */
class OpenTx implements Tx {
  readonly engine = "sqlite";
  private over: string | null = null;

  constructor(private readonly connection: Connection) {}

  get q() {
    if (this.over !== null) throw new StoreFault(this.over);
    return this.connection.q;
  }

  get t() {
    return this.connection.t;
  }

  end(why: string) {
    this.over = why;
  }
}

export class WorkQueue {
  private readonly waiting: Job[] = [];
  private running = false;
  private closed = false;
  private idle: (() => void)[] = [];

  constructor(
    private readonly connection: Connection,
    private readonly limits: QueueLimits,
    private readonly afterCommit: () => void,
  ) {}

  /** Resolves after the transaction that `work` ran in has been committed. */
  add<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.closed) return Promise.reject(new StoreFault("the store is closed"));
    return new Promise<T>((resolve, reject) => {
      let value: { readonly is: T } | null = null;
      this.waiting.push({
        run: async (tx) => {
          value = { is: await work(tx) };
        },
        settle: () => value && resolve(value.is),
        fail: reject,
      });
      this.wake();
    });
  }

  async drain(): Promise<void> {
    this.closed = true;
    if (this.running) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  /**
   * Writes start in the check phase of the event loop, right after the sockets that were ready have been read: commands
   * that came in together share a commit, and one that came alone waits for nobody.
   */
  private wake() {
    if (this.running) return;
    this.running = true;
    if (this.limits.start === "now") void this.turn();
    else setImmediate(() => void this.turn());
  }

  private async turn() {
    const until = performance.now() + this.limits.ms;
    do await this.transaction(until);
    while (this.waiting.length > 0 && performance.now() < until);
    if (this.waiting.length > 0) {
      setImmediate(() => void this.turn());
      return;
    }
    this.running = false;
    for (const resolve of this.idle.splice(0)) resolve();
  }

  private async transaction(until: number) {
    const done: Job[] = [];
    try {
      this.connection.begin();
    } catch (error) {
      // Another process held the lock for as long as one may wait: everybody here has waited that long.
      for (const job of this.waiting.splice(0)) job.fail(error);
      return;
    }
    do {
      const job = this.waiting.shift();
      if (!job) break;
      if (await this.runSaved(job)) done.push(job);
    } while (this.connection.inTransaction() && done.length < this.limits.jobs && performance.now() < until);
    this.commit(done);
  }

  /** Each job stands on its own savepoint, so that a failed one takes back its own writes and no others. */
  private async runSaved(job: Job): Promise<boolean> {
    const tx = new OpenTx(this.connection);
    try {
      this.connection.save();
      await ownMicrotasks(job.run(tx), tx);
      this.connection.release();
      return true;
    } catch (error) {
      this.takeBack();
      job.fail(error);
      return false;
    } finally {
      tx.end(ENDED);
    }
  }

  /** Out of disk or memory, SQLite undoes the whole transaction by itself; then there is no savepoint left to go back to. */
  private takeBack() {
    if (!this.connection.inTransaction()) return;
    try {
      this.connection.undo();
    } catch {
      this.connection.rollback();
    }
  }

  private commit(done: readonly Job[]) {
    try {
      if (!this.connection.inTransaction()) throw new StoreFault("a neighbour's failure undid the shared transaction");
      this.connection.commit();
    } catch (error) {
      if (this.connection.inTransaction()) this.connection.rollback();
      for (const job of done) job.fail(error);
      return;
    }
    for (const job of done) job.settle();
    this.afterCommit();
  }
}

/**
 * On SQLite every query of a transaction ends within the same turn of the event loop. Work that has not ended by the
 * next turn waits for something else (a socket, a timer) while it holds the only writer: that is a bug, and it is cut off.
 */
async function ownMicrotasks(work: Promise<void>, tx: OpenTx): Promise<void> {
  let alarm: NodeJS.Immediate | null = null;
  const cutOff = new Promise<never>((_, reject) => {
    alarm = setImmediate(() => {
      tx.end(CUT_OFF);
      reject(new StoreFault(CUT_OFF));
    });
  });
  try {
    await Promise.race([work, cutOff]);
  } finally {
    if (alarm) clearImmediate(alarm);
  }
}
