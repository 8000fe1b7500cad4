// How work is grouped, on a connection that only writes down what is asked of it.
import { beforeEach, describe, expect, test } from "vitest";
import { type Connection, WorkQueue } from "./queue";

let said: string[] = [];
let open = false;
const note = (word: string, after?: () => void) => () => {
  said.push(word);
  after?.();
};
const opens = () => {
  open = true;
};
const shuts = () => {
  open = false;
};
const connection = {
  begin: note("begin", opens),
  commit: note("commit", shuts),
  rollback: note("rollback", shuts),
  save: note("save"),
  release: note("release"),
  undo: note("undo"),
  inTransaction: () => open,
} as Connection;
const queueOf = (limits: Partial<ConstructorParameters<typeof WorkQueue>[1]> = {}) =>
  new WorkQueue(connection, { jobs: 3, ms: 60_000, start: "next-turn", ...limits }, note("wake"));
const job = (name: string) => async () => note(name)();

describe("the work queue", () => {
  beforeEach(() => {
    said = [];
    open = false;
  });

  test("work that came in together shares a commit, each on its own savepoint, and listeners wake once", async () => {
    const queue = queueOf();
    await Promise.all([queue.add(job("a")), queue.add(job("b"))]);
    expect(said).toEqual(["begin", "save", "a", "release", "save", "b", "release", "commit", "wake"]);
  });

  test("a commit is shared by so many and no more", async () => {
    const queue = queueOf();
    await Promise.all(["a", "b", "c", "d"].map((name) => queue.add(job(name))));
    expect(said.filter((word) => word === "commit")).toHaveLength(2);
    expect(said.indexOf("d")).toBeGreaterThan(said.indexOf("commit"));
  });

  test("nobody is told before the commit has returned", async () => {
    const queue = queueOf();
    const told: string[][] = [];
    await Promise.all([queue.add(job("a")).then(() => told.push([...said])), queue.add(job("b")).then(() => told.push([...said]))]);
    for (const words of told) expect(words).toContain("commit");
  });

  test("work that came alone waits for no timer: it is done within the turn that is at hand", async () => {
    const queue = queueOf();
    const done = queue.add(job("a"));
    await new Promise((resolve) => setImmediate(resolve));
    expect(said).toContain("commit");
    await done;
  });

  test("a failed commit fails everybody in it", async () => {
    const failing = {
      ...connection,
      commit: () => {
        throw new Error("disk full");
      },
    };
    const queue = new WorkQueue(failing, { jobs: 3, ms: 60_000, start: "next-turn" }, note("wake"));
    const results = await Promise.allSettled([queue.add(job("a")), queue.add(job("b"))]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(said.slice(-1)).toEqual(["rollback"]);
  });

  test("when the lock cannot be had, everybody who waited is told, and the queue goes on", async () => {
    let locked = true;
    const busy = {
      ...connection,
      begin: () => {
        if (locked) throw new Error("busy");
        connection.begin();
      },
    };
    const queue = new WorkQueue(busy, { jobs: 3, ms: 60_000, start: "now" }, note("wake"));
    await expect(queue.add(job("a"))).rejects.toThrow("busy");
    locked = false;
    await queue.add(job("b"));
    expect(said).toContain("commit");
  });
});
