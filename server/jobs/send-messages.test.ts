// Mail and chat against real servers: what goes out and what never does, when, how often, and what becomes of it when the other side is away or says no.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { asPersonId, asQueueId, type PersonId } from "@core/words/ids";
import { NOTICE_KINDS } from "@core/words/notices";
import { USUAL_TELLING } from "@core/words/telling";
import { HOUR, MINUTE } from "@core/words/time";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { insertItem } from "@/db/queries/items";
import { changeMessage } from "@/db/queries/messages";
import { insertPerson } from "@/db/queries/people";
import { readQueue, updateQueue } from "@/db/queries/queues";
import { storedItem } from "@/db/testing/stored-items";
import { speakingIn } from "@/server/wording";
import { advanceDue } from "../commands/advance-due";
import { tell } from "../commands/commit/tell";
import { SEND_LEASE_MS, takeNextMessage } from "../commands/send-messages";
import { tellOfDue, tellOfTrail } from "../commands/tell-people";
import { MAX, RIA, refund } from "../rest/testing/planted";
import { type Desk, openDesk } from "../trpc/testing/desk";
import { createChatWay } from "./chat-way";
import { createMailWay } from "./mail-way";
import { sendRound } from "./send-messages";
import type { WayOut } from "./way-out";

/** `STORM=10000` for the number that is promised. */
const STORM = Number(process.env.STORM ?? 2_000);
const ADA = asPersonId("ada");
const QUEUE = asQueueId("refunds-exceptions");

interface Mail {
  readonly to: string;
  readonly id: string;
  readonly source: string;
}

/** A mail server that keeps what it is given. */
class Post {
  readonly mails: Mail[] = [];
  /** What it answers a recipient with, in place of taking them. */
  refuses: ((to: string) => Error | null) | null = null;
  private server: SMTPServer | null = null;
  port = 0;

  async open(): Promise<void> {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onRcptTo: ({ address }, _session, done) => done(this.refuses?.(address)),
      onData: (stream, { envelope }, done) => {
        let source = "";
        stream.on("data", (chunk: Buffer) => {
          source += chunk.toString();
        });
        stream.on("end", () => {
          // Lines that were broken to be sent are whole again (RFC 2045, 6.7).
          source = source.replace(/=\r\n/g, "");
          const to = envelope.rcptTo[0]?.address ?? "";
          this.mails.push({ to, id: /^Message-ID: (.*)$/im.exec(source)?.[1] ?? "", source });
          done();
        });
      },
    });
    await new Promise<void>((resolve) => this.server?.listen(this.port, "127.0.0.1", resolve));
    this.port = (this.server.server.address() as AddressInfo).port;
  }
  close = () => new Promise<void>((resolve) => (this.server === null ? resolve() : this.server.close(() => resolve())));
  to = (person: PersonId) => this.mails.filter(({ to }) => to === `${person}@example.test`);
}

const post = new Post();
let chat: Server;
let chatted: Record<string, unknown>[] = [];
let chatAnswers = 200;
let desk: Desk;
let mailWay: WayOut;
beforeEach(async () => {
  post.mails.length = 0;
  post.refuses = null;
  post.port = 0;
  await post.open();
  chatted = [];
  chatAnswers = 200;
  chat = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on("end", () => {
      if (chatAnswers < 300) chatted.push(JSON.parse(body));
      response.writeHead(chatAnswers).end();
    });
  });
  await new Promise<void>((resolve) => chat.listen(0, "127.0.0.1", resolve));
  desk = await openDesk({
    BASE_URL: "https://countersign.example",
    SMTP_URL: `smtp://127.0.0.1:${post.port}`,
    MAIL_FROM: "Countersign <no-reply@countersign.example>",
    CHAT_WEBHOOK_URL: `http://127.0.0.1:${(chat.address() as AddressInfo).port}/hook`,
  });
  mailWay = open(createMailWay(desk.world.deps.settings));
  await tellOfTrail(desk.world.deps, 100);
  await tellOfDue(desk.world.deps);
});
afterEach(async () => {
  mailWay.close();
  await desk.close();
  await post.close();
  await new Promise((resolve) => chat.close(resolve));
});

const open = (way: WayOut | null): WayOut => {
  if (way === null) throw new Error("the way is not set up");
  return way;
};
const send = (way = mailWay, deps = desk.world.deps) => sendRound(deps, way, speakingIn);
async function told(): Promise<void> {
  await desk.world.sequence();
  await tellOfTrail(desk.world.deps, 5_000);
  await tellOfDue(desk.world.deps);
}
/** So much later everything that is due has happened, and everything that may go has gone. */
async function pass(ms: number): Promise<void> {
  desk.world.pass(ms);
  await advanceDue(desk.world.deps, 1_000);
  await told();
  desk.world.pass(11_000);
  await send();
}
const choose = async (person: PersonId, telling: Partial<typeof USUAL_TELLING>, language: "en" | "de" = "en") =>
  (await desk.as(person)).me.saveSettings({ language, telling: { ...USUAL_TELLING, ...telling } });

test("a mail says the kind, the queue and the number in the person's language and links to the item; what an item holds never leaves", async () => {
  const hostile = "HOSTILE <script>alert(1)</script> everybody@example.test";
  const { body, status } = await desk.world.post(
    "/items",
    refund(420, {
      title: hostile,
      run: hostile,
      action: { name: "issue_refund", arguments: { order: "HOSTILE-8841", amount: 432.1, currency: "EUR" } },
      evidence: [{ kind: "text", label: "HOSTILE", content: `${hostile}\r\nBcc: everybody@example.test` }],
    }),
  );
  expect(status).toBe(201);
  await desk.world.deps.store.write(async (tx) => {
    const queue = await readQueue(tx, QUEUE);
    if (queue) await updateQueue(tx, QUEUE, { name: 'Refunds "&" <b>exceptions</b>\r\nBcc: everybody@example.test' }, queue.version);
  });
  await choose(RIA, {}, "de");
  await pass(15 * MINUTE);
  expect(post.mails.map(({ to }) => to).sort()).toEqual(["max@example.test", "ria@example.test"]);
  const [german] = post.to(RIA);
  const [english] = post.to(MAX);
  expect(english?.source).toContain(`https://countersign.example/items/${body.id}`);
  expect(english?.source).toContain("Something waits in Refunds");
  expect(german?.source).toContain("Etwas wartet in Refunds");
  for (const { source } of post.mails) {
    expect(source).not.toMatch(/HOSTILE|432\.1|script|^Bcc/m);
    expect(source.slice(source.indexOf("text/html"))).not.toContain("<b>exceptions");
    expect(source).toMatch(/^From: Countersign <no-reply@countersign.example>$/m);
  }
});

test("a storm is one notice and one mail for each person, with the number in it", async () => {
  const dueAt = desk.world.now() + MINUTE;
  await desk.world.deps.store.write(async (tx) => {
    for (let number = 0; number < STORM; number++) await insertItem(tx, storedItem(number, { claim: null }, { dueAt }));
    await insertItem(tx, storedItem(STORM, {}, { dueAt: dueAt + HOUR }));
  });
  await pass(2 * MINUTE);
  for (let look = 0; look < 3; look++) await pass(10_000);
  const ria = await desk.as(RIA);
  const { notices } = await ria.inbox.page({});
  const number = STORM.toLocaleString("en-GB");
  expect(notices.map(({ words }) => words)).toEqual([`${number} items are overdue in Refunds, exceptions`]);
  expect(notices[0]?.path).toBe("/queues/refunds-exceptions?only=overdue");
  expect(post.mails.map(({ to }) => to)).toEqual(["ria@example.test"]);
  expect(post.mails[0]?.source).toContain(`${number} items are overdue`);
  expect((await desk.world.rows()).messages).toBe(1);
});

test("rungs of many items become one mail for each person, and are not mailed again for a while though they go on", async () => {
  for (let index = 0; index < 20; index++) await desk.submit(400 + index);
  await pass(15 * MINUTE);
  expect([post.to(RIA).length, post.to(MAX).length]).toEqual([1, 1]);
  expect(post.to(RIA)[0]?.source).toContain("20 reminders of what waits");
  await pass(30 * MINUTE);
  expect(post.mails).toHaveLength(2);
  await pass(4 * HOUR);
  // What came to the finance leads is another cause; what is still unread is said again with its number.
  expect(post.to(RIA).at(-1)?.source).toContain("40 reminders of what waits in Refunds, exceptions");
});

test("what is read before, unwanted or of a night is not sent; a night's are sent together after it", async () => {
  await choose(MAX, { unwanted: { browser: [], mail: ["rung"], chat: NOTICE_KINDS } });
  // 09:15 in London; the quiet hours end at 10:00.
  await choose(RIA, { quiet: { from: 9 * 60, to: 10 * 60 }, zone: "Europe/London" });
  await desk.submit();
  await pass(15 * MINUTE);
  await (await desk.as(MAX)).stops.pull({ scope: "agent", target: "other-agent" });
  await desk.submit();
  await pass(15 * MINUTE);
  // What Max did he is not told, and rungs he does not want.
  expect([...post.to(RIA), ...post.to(MAX)]).toEqual([]);
  await pass(31 * MINUTE);
  expect(post.to(RIA)).toHaveLength(1);

  const ria = await desk.as(RIA);
  await ria.inbox.readAll({ upTo: desk.world.now() });
  await desk.submit();
  desk.world.pass(15 * MINUTE);
  await advanceDue(desk.world.deps, 100);
  await told();
  await ria.inbox.readAll({ upTo: desk.world.now() });
  await pass(MINUTE);
  expect(post.to(RIA)).toHaveLength(1);
});

test("a digest comes at its hour with everything in it", async () => {
  await choose(RIA, { pace: "daily", dailyAt: 18 * 60 });
  const item = await desk.submit();
  await (await desk.as(MAX)).items.delegate({ itemId: item.itemId, to: RIA });
  await pass(15 * MINUTE);
  expect(post.to(RIA)).toEqual([]);
  await pass(8 * HOUR);
  expect(post.to(RIA)).toEqual([]);
  await pass(HOUR);
  expect(post.to(RIA)).toHaveLength(1);
  expect(post.to(RIA)[0]?.source).toMatch(/Subject: Countersign: \d+ things for you/);
});

test("a mail server that is away is told to those who look after it and tried again; nothing is lost, and it mends by itself", async () => {
  await post.close();
  await desk.submit();
  await pass(15 * MINUTE);
  const ada = await desk.as(ADA);
  const ways = await ada.inbox.ways();
  expect(ways.ways).toMatchObject([
    { way: "mail", isOpen: true, broken: { waiting: 2, fault: expect.stringContaining("ECONNREFUSED") } },
    { way: "chat", isOpen: true, broken: null },
  ]);
  expect((await (await desk.as(RIA)).inbox.ways()).ways[0]?.broken).toBeNull();
  const since = ways.ways[0]?.broken?.since;
  await pass(10 * MINUTE);
  expect((await ada.inbox.ways()).ways[0]?.broken?.since).toBe(since);
  await post.open();
  desk.world.pass(10 * MINUTE);
  await send();
  expect(post.mails).toHaveLength(2);
  expect((await ada.inbox.ways()).ways[0]?.broken).toBeNull();
});

test("who is refused for good is kept with the reason and not tried again; who is not taken now is tried later; neither holds up others", async () => {
  post.refuses = (to) =>
    to.startsWith("ria")
      ? Object.assign(new Error("No such mailbox"), { responseCode: 550 })
      : Object.assign(new Error("Try later"), { responseCode: 451 });
  await desk.submit();
  await pass(15 * MINUTE);
  const ada = await desk.as(ADA);
  expect(await ada.inbox.ways()).toMatchObject({
    ways: [{ broken: null }, {}],
    refused: [{ way: "mail", name: "Ria Roth", fault: expect.stringContaining("No such mailbox") }],
  });
  post.refuses = null;
  desk.world.pass(2 * MINUTE);
  await send();
  expect(post.mails.map(({ to }) => to)).toEqual(["max@example.test"]);
});

test("an address that is none is refused by itself, and what the other side breaks off over does not hold up others for ever", async () => {
  await desk.world.deps.store.write((tx) =>
    insertPerson(tx, {
      id: asPersonId("zoe"),
      name: "Zoe Zahn",
      email: "",
      createdAt: desk.world.now(),
      roles: [{ role: "manager", scope: null }],
      skills: [],
    }),
  );
  await desk.add("mia", ["manager"]);
  await desk.add("moe", ["manager"]);
  await (await desk.as(MAX)).stops.pull({ scope: "workflow", target: "refunds" });
  await told();
  desk.world.pass(11_000);
  let poison: PersonId | null = null;
  const breaksOff: WayOut = {
    ...mailWay,
    send: (taken) => {
      const { person } = taken.message;
      if (person !== "zoe") poison ??= person;
      return person === poison ? Promise.resolve({ of: "way", what: "Connection closed" }) : mailWay.send(taken);
    },
  };
  for (let round = 0; round < 6; round++) {
    await send(breaksOff);
    desk.world.pass(11 * MINUTE);
  }
  expect(await (await desk.as(ADA)).inbox.ways()).toMatchObject({
    refused: [{ way: "mail", name: "Zoe Zahn", fault: expect.stringContaining("No recipients") }],
  });
  expect(post.mails.map(({ to }) => to)).toEqual([poison === "mia" ? "moe@example.test" : "mia@example.test"]);
  await send();
  expect(post.mails).toHaveLength(2);
});

test("of very many causes one message tells the first and how many more there are; a stop is told each time, however lately the last one was", async () => {
  await desk.add("mia", ["manager"]);
  const { deps } = desk.world;
  await deps.store.write(async (tx) => {
    for (let number = 0; number < 120; number++)
      await tell(deps, tx, desk.world.now(), {
        kind: "handed",
        cause: `handed:${number}`,
        to: [RIA],
        item: `item-${number}`,
        queue: null,
        data: {},
      });
  });
  await pass(MINUTE);
  await pass(MINUTE);
  expect(post.to(RIA)).toHaveLength(1);
  expect(post.to(RIA)[0]?.source).toContain("Subject: Countersign: 120 things for you");
  expect(post.to(RIA)[0]?.source).toContain("70 more are in the inbox.");

  const max = await desk.as(MAX);
  for (let time = 1; time <= 2; time++) {
    await max.stops.pull({ scope: "workflow", target: "refunds" });
    await pass(MINUTE);
    expect(post.to(asPersonId("mia")).filter(({ source }) => source.includes("Stopped: refunds"))).toHaveLength(time);
    await max.stops.lift({ scope: "workflow", target: "refunds", reason: "Mended." });
    await pass(MINUTE);
  }
});

test("a sender that dies over a message loses nothing: another sends it after the lease, and one that came through before it died comes again as the same", async () => {
  await desk.submit();
  desk.world.pass(15 * MINUTE);
  await advanceDue(desk.world.deps, 100);
  await told();
  desk.world.pass(11_000);
  const { deps } = desk.world;
  const second = await desk.world.another();
  // Killed between telling and composing: the notices stand, and the next round composes.
  const dying: WayOut = { ...mailWay, send: () => Promise.reject(new Error("killed")) };
  await expect(send(dying)).rejects.toThrow("killed");
  // Killed after the other side had it, and before that was kept.
  const taken = await takeNextMessage(deps, "mail");
  if (taken === null) throw new Error("nothing to send");
  expect(await mailWay.send(taken)).toBeNull();
  await send(mailWay, second);
  expect(post.mails).toHaveLength(1);

  desk.world.pass(SEND_LEASE_MS + 1);
  await Promise.all([send(mailWay, second), send(mailWay, deps)]);
  await send(mailWay, second);
  expect(new Set(post.mails.map(({ id }) => id)).size).toBe(2);
  expect(post.mails).toHaveLength(3);
  expect(post.mails.filter(({ id }) => id === post.mails[0]?.id)).toHaveLength(2);
  // A report that comes after somebody else has taken it over changes nothing.
  await deps.store.write((tx) => changeMessage(tx, { ...taken.message, attempts: 99 }, { state: "refused", nextAt: null, endedAt: 1 }));
  expect((await (await desk.as(ADA)).inbox.ways()).refused).toEqual([]);
});

test("chat gets the same words as JSON, for those who want it; a webhook that fails is tried again", async () => {
  const way = open(createChatWay(desk.world.deps.settings));
  await choose(RIA, { unwanted: { browser: [], mail: NOTICE_KINDS, chat: [] } });
  const { itemId: id } = await desk.submit();
  desk.world.pass(15 * MINUTE);
  await advanceDue(desk.world.deps, 100);
  await told();
  desk.world.pass(11_000);
  chatAnswers = 503;
  await send(way);
  expect((await (await desk.as(ADA)).inbox.ways()).ways[1]).toMatchObject({ way: "chat", broken: { waiting: 1 } });
  chatAnswers = 200;
  desk.world.pass(MINUTE);
  await send(way);
  expect(chatted).toEqual([
    {
      id: expect.any(String),
      text: expect.stringContaining("Something waits in Refunds, exceptions"),
      to: { name: "Ria Roth", email: "ria@example.test" },
      notices: [{ kind: "rung", times: 1, url: `https://countersign.example/items/${id}` }],
    },
  ]);
  way.close();
});
