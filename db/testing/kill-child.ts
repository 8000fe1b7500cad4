// A process to be killed: commits commands as fast as it can on the file or server it is given, and says on stdout which of them are done.
import { writeSync } from "node:fs";
import type { Hash } from "@core/words/ids";
import { tryLock } from "../engine/locks";
import { openPgStore } from "../engine/pg";
import { openSqliteStore } from "../engine/sqlite";
import { appendEvents, sequenceEvents } from "../queries/events";
import { answerIdempotent, beginIdempotent } from "../queries/idempotency";
import { insertItem, saveItem } from "../queries/items";
import type { Tx } from "../store";
import { newEvent, storedItem } from "./stored-items";

const WRITERS = 12;
const EVENTS_EACH = 4;

const [, , place = "", first = "0"] = process.argv;
const store = await (place.startsWith("postgres:") ? openPgStore({ url: place }) : openSqliteStore({ file: place }));
let next = Number(first);

async function command(tx: Tx, number: number, seq: number, prev: Hash | undefined) {
  const event = newEvent(number, seq, prev, await store.nowMs(tx));
  const call = { principal: "child", key: `${number} ${seq}`, route: "test", bodyDigest: event.hash, at: event.at };
  await beginIdempotent(tx, call);
  await appendEvents(tx, [event]);
  const stored = storedItem(number, { version: seq }, { nextAt: event.at + 1 });
  if (seq === 1) await insertItem(tx, stored);
  else if (!(await saveItem(tx, stored, seq - 1))) throw new Error("the version guard saw another version");
  await answerIdempotent(tx, call, { status: 201, response: event.hash });
  return event;
}

/** Now and then a neighbour in the same commit fails after it has written: it must be gone, and nobody else. */
const doomed = (number: number) =>
  store
    .write(async (tx) => {
      await insertItem(tx, storedItem(number + 500_000, {}, { title: "doomed" }));
      throw new Error("doomed");
    })
    .catch(() => undefined);

async function writer() {
  for (;;) {
    const number = next++;
    let prev: Hash | undefined;
    for (let seq = 1; seq <= EVENTS_EACH; seq++) {
      if (number % 5 === 0) void doomed(number);
      const event = await store.write((tx) => command(tx, number, seq, prev));
      // Written to the pipe before anything else can happen: what the parent reads was acknowledged.
      writeSync(1, `${number} ${seq} ${event.hash}\n`);
      prev = event.hash;
    }
  }
}

async function sequencer() {
  for (;;) {
    // The server may still be at the work of a child before this one.
    await store.write(async (tx) => ((await tryLock(tx, "sequencer")) ? sequenceEvents(tx, 50) : 0));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

await Promise.all([sequencer(), ...Array.from({ length: WRITERS }, writer)]);
