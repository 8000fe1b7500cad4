// Signing in and out, as a browser does it: requests to the handler, cookies kept by hand.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { engineUnderTest } from "@/db/testing/engine-under-test";
import { type Auth, createAuth } from "./auth";
import { createPerson } from "./commands/create-person";
import { resetPassword } from "./commands/reset-password";
import type { Deps } from "./deps";
import { makeDeps } from "./make-deps";
import { readSettings } from "./settings";

const ORIGIN = "http://127.0.0.1:4200";
const EMAIL = "ria@example.com";
const OWN_PASSWORD = "a password of my own";

const engine = engineUnderTest();
let folder = "";
let deps: Deps;
let auth: Auth;

async function start(environment: Record<string, string> = {}) {
  const settings = readSettings({ DATA_DIR: folder, LOG_LEVEL: "silent", ...environment });
  deps = await makeDeps(settings, { store: await engine.open() });
  auth = createAuth(deps);
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "auth-"));
  await start();
});
afterEach(async () => {
  await engine.clean();
  rmSync(folder, { recursive: true });
});

async function person(password: string | null = OWN_PASSWORD, email = EMAIL): Promise<string> {
  const done = await createPerson(deps, { name: "Ria Reyes", email, roles: [], queues: [], skills: [], password });
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value.password;
}

interface Sending {
  readonly cookie?: string;
  readonly origin?: string;
}

function post(path: string, body: unknown, { cookie, origin = ORIGIN }: Sending = {}): Promise<Response> {
  const headers = new Headers({ "content-type": "application/json", host: new URL(ORIGIN).host, origin });
  if (cookie) headers.set("cookie", cookie);
  return auth.handler(new Request(`${ORIGIN}/api/auth${path}`, { method: "POST", headers, body: JSON.stringify(body) }));
}

const signIn = (password: string, email = EMAIL) => post("/sign-in/email", { email, password });
const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
const sessionOf = (cookie: string) => auth.sessionOf(new Headers({ cookie }));

test("the right password opens a session, signing out ends it at once", async () => {
  await person();
  const answer = await signIn(OWN_PASSWORD);
  expect(answer.status).toBe(200);
  const cookie = cookieOf(answer);
  expect(await sessionOf(cookie)).toMatchObject({ mustChoosePassword: false });
  expect((await post("/sign-out", {}, { cookie })).status).toBe(200);
  expect(await sessionOf(cookie)).toBeNull();
});

test("nobody is signed in without a cookie, or with one that was not signed here", async () => {
  expect(await auth.sessionOf(new Headers())).toBeNull();
  expect(await sessionOf("countersign.session_token=abc.def")).toBeNull();
});

test("a wrong password and an unknown address get the same answer", async () => {
  await person();
  const [wrong, unknown] = [await signIn("not this one"), await signIn(OWN_PASSWORD, "nobody@example.com")];
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(await wrong.json()).toEqual(await unknown.json());
});

test("U+0000 in what a form or a cookie sends opens nothing and breaks nothing", async () => {
  await person();
  const refusals = [
    await signIn(OWN_PASSWORD, `ria\u0000@example.com`),
    await signIn(OWN_PASSWORD, `${EMAIL}\u0000`),
    await signIn(`${OWN_PASSWORD}\u0000x`),
  ];
  for (const { status } of refusals) expect([400, 401]).toContain(status);
  const cookie = cookieOf(await signIn(OWN_PASSWORD));
  const changed = { currentPassword: `${OWN_PASSWORD}\u0000x`, newPassword: "another one, long enough" };
  expect((await post("/change-password", changed, { cookie })).status).toBe(400);
  for (const odd of ["%00", "%00.%00", cookie.replace("=", "=%00")]) expect(await sessionOf(`countersign.session_token=${odd}`)).toBeNull();
});

test("nobody signs up from outside", async () => {
  const answer = await post("/sign-up/email", { email: "new@example.com", password: OWN_PASSWORD, name: "New" });
  expect(answer.status).toBe(404);
  expect((await signIn(OWN_PASSWORD, "new@example.com")).status).toBe(401);
});

test("a person cannot point their login at another person", async () => {
  await person();
  const cookie = cookieOf(await signIn(OWN_PASSWORD));
  expect((await post("/update-user", { personId: "somebody-else" }, { cookie })).status).toBe(404);
});

test("a session ends by itself", async () => {
  await person();
  const cookie = cookieOf(await signIn(OWN_PASSWORD));
  const { authSession } = deps.store.accounts.schema;
  await deps.store.write(async ({ q }) => void (await q.update(authSession).set({ expiresAt: new Date(Date.now() - 1_000) })));
  expect(await sessionOf(cookie)).toBeNull();
});

test("a session that was let in before ends as well: by itself, by signing out, by a reset password", async () => {
  await person();
  const { authSession } = deps.store.accounts.schema;
  const ends = [
    () => deps.store.write(async ({ q }) => void (await q.update(authSession).set({ expiresAt: new Date(Date.now() - 1_000) }))),
    (cookie: string) => post("/sign-out", {}, { cookie }),
    () => resetPassword(deps, { email: EMAIL }),
  ];
  for (const end of ends) {
    const cookie = cookieOf(await signIn(OWN_PASSWORD));
    expect(await sessionOf(cookie)).not.toBeNull();
    expect(await sessionOf(cookie)).not.toBeNull();
    await end(cookie);
    expect(await sessionOf(cookie)).toBeNull();
  }
});

test("a session in use is made longer, also when it was let in before", async () => {
  await person();
  const cookie = cookieOf(await signIn(OWN_PASSWORD));
  expect(await sessionOf(cookie)).not.toBeNull();
  const { authSession } = deps.store.accounts.schema;
  const days = (count: number) => Date.now() + count * 86_400_000;
  await deps.store.write(async ({ q }) => void (await q.update(authSession).set({ expiresAt: new Date(days(5)) })));
  expect(await sessionOf(cookie)).not.toBeNull();
  const [session] = await deps.store.read(({ q }) => q.select().from(authSession));
  expect(session?.expiresAt.getTime()).toBeGreaterThan(days(6));
});

test("the cookie is out of reach of scripts and of other sites", async () => {
  await person();
  const [cookie = ""] = (await signIn(OWN_PASSWORD)).headers.getSetCookie();
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  expect(cookie).not.toMatch(/Secure/i);
});

test("over https the cookie is sent over https alone", async () => {
  await start({ BASE_URL: "https://desk.example", DATA_DIR: mkdtempSync(join(folder, "https-")) });
  await person();
  const request = new Request("https://desk.example/api/auth/sign-in/email", {
    method: "POST",
    headers: { "content-type": "application/json", origin: "https://desk.example" },
    body: JSON.stringify({ email: EMAIL, password: OWN_PASSWORD }),
  });
  const [cookie = ""] = (await auth.handler(request)).headers.getSetCookie();
  expect(cookie).toMatch(/^__Secure-countersign\.session_token=.*Secure/i);
});

test("another site can neither sign a person in nor out", async () => {
  await person();
  const cookie = cookieOf(await signIn(OWN_PASSWORD));
  const elsewhere = "https://evil.example";
  expect((await post("/sign-out", {}, { cookie, origin: elsewhere })).status).toBe(403);
  expect((await post("/sign-in/email", { email: EMAIL, password: OWN_PASSWORD }, { cookie, origin: elsewhere })).status).toBe(403);
  expect(await sessionOf(cookie)).not.toBeNull();
});

test("a one-time password opens only the choice of one's own, and then no longer works", async () => {
  const oneTime = await person(null);
  const cookie = cookieOf(await signIn(oneTime));
  expect(await sessionOf(cookie)).toMatchObject({ mustChoosePassword: true });

  const same = await post("/change-password", { currentPassword: oneTime, newPassword: oneTime }, { cookie });
  expect(same.status).toBe(400);
  expect(await sessionOf(cookie)).toMatchObject({ mustChoosePassword: true });

  expect((await post("/change-password", { currentPassword: oneTime, newPassword: OWN_PASSWORD }, { cookie })).status).toBe(200);
  expect(await sessionOf(cookie)).toMatchObject({ mustChoosePassword: false });
  expect((await signIn(oneTime)).status).toBe(401);
  expect(await sessionOf(cookieOf(await signIn(OWN_PASSWORD)))).toMatchObject({ mustChoosePassword: false });
});

test("a one-time password that lay about for too long opens nothing", async () => {
  const oneTime = await person(null);
  const { authUser } = deps.store.accounts.schema;
  await deps.store.write(async ({ q }) => void (await q.update(authUser).set({ passwordUntil: new Date(Date.now() - 1_000) })));
  const answer = await signIn(oneTime);
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ code: "ONE_TIME_PASSWORD_EXPIRED" });
  expect(await sessionOf(cookieOf(answer))).toBeNull();
});

test("a short password is refused", async () => {
  const oneTime = await person(null);
  const cookie = cookieOf(await signIn(oneTime));
  expect((await post("/change-password", { currentPassword: oneTime, newPassword: "short" }, { cookie })).status).toBe(400);
});

test("a reset password ends every session and gives a one-time one", async () => {
  await person();
  const cookie = cookieOf(await signIn(OWN_PASSWORD));
  const done = await resetPassword(deps, { email: EMAIL.toUpperCase() });
  if (!done.ok) throw new Error(done.refusal.code);
  expect(await sessionOf(cookie)).toBeNull();
  expect((await signIn(OWN_PASSWORD)).status).toBe(401);
  expect(await sessionOf(cookieOf(await signIn(done.value.password)))).toMatchObject({ mustChoosePassword: true });
});

test("after ten wrong passwords the account is closed to that address, other accounts are not", async () => {
  await person();
  await person(OWN_PASSWORD, "max@example.com");
  for (let tries = 0; tries < 10; tries++) expect((await signIn(`guess ${tries}`)).status).toBe(401);
  const closed = await signIn(OWN_PASSWORD);
  expect([closed.status, closed.headers.get("retry-after")]).toEqual([429, "900"]);
  expect((await signIn(OWN_PASSWORD, "max@example.com")).status).toBe(200);
});

test("the same address twice is one person, however it is written", async () => {
  await person();
  const again = await createPerson(deps, { name: "R", email: "RIA@example.com", roles: [], queues: [], skills: [], password: null });
  expect(again).toMatchObject({ ok: false, refusal: { code: "invalid", errors: [{ path: "/email" }] } });
});
