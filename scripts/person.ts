// `npm run person`: creates a person and prints a one-time password; for one who exists, `--reset` prints a new one.
import { parseArgs } from "node:util";
import { asQueueId } from "@core/words/ids";
import { ROLES, type Role } from "@core/words/vocabulary";
import { parseScope, type RoleGrant } from "@/server/access/standing";
import { createPerson } from "@/server/commands/create-person";
import { resetPassword } from "@/server/commands/reset-password";
import { refusedAs, runCommand, UsageError } from "./command-line";

const USAGE = `npm run person -- --email E [--name N] --role R[:scope] … [--queue Q[,Q…]] [--skill S[,S…]]
npm run person -- --email E --reset

  R      ${ROLES.join(", ")}
  scope  workflow:<name> or queue:<id>; without one the role holds everywhere
  Q      queues that the person works; those of a reviewer's own scopes are taken by themselves

Prints a password that opens nothing but the choice of one's own, for seven days.`;

const isRole = (text: string): text is Role => ROLES.some((role) => role === text);

function parseGrant(text: string): RoleGrant {
  const [role = "", ...scope] = text.split(":");
  const parsed = parseScope(scope.join(":"));
  if (!isRole(role)) throw new UsageError(`"${role}" is no role: ${ROLES.join(", ")}.`);
  if (!parsed) throw new UsageError(`"${scope.join(":")}" is no scope: workflow:<name> or queue:<id>.`);
  return { role, scope: parsed };
}

const listed = (texts: readonly string[]) => texts.flatMap((text) => text.split(",")).filter((text) => text !== "");

/** `ria.olsen@example.com` → `Ria Olsen`, where no name is given. */
const nameOf = (email: string) =>
  (email.split("@")[0] ?? "")
    .split(/[._-]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");

await runCommand(USAGE, async (open) => {
  const { values } = parseArgs({
    options: {
      email: { type: "string" },
      name: { type: "string" },
      role: { type: "string", multiple: true, default: [] },
      queue: { type: "string", multiple: true, default: [] },
      skill: { type: "string", multiple: true, default: [] },
      reset: { type: "boolean", default: false },
    },
  });
  const { email, reset } = values;
  if (email === undefined || !/^[^\s@]+@[^\s@]+$/.test(email)) throw new UsageError(`Name the person's e-mail address.\n\n${USAGE}`);
  const roles = values.role.map(parseGrant);
  if (!reset && roles.length === 0) throw new UsageError(`Name at least one role.\n\n${USAGE}`);
  const own = roles.flatMap(({ role, scope }) => (role === "reviewer" && scope.kind === "queue" ? [scope.queue] : []));
  const queues = [...new Set([...own, ...listed(values.queue).map(asQueueId)])];

  const deps = await open();
  const done = reset
    ? await resetPassword(deps, { email })
    : await createPerson(deps, { name: values.name ?? nameOf(email), email, roles, queues, skills: listed(values.skill), password: null });
  if (!done.ok)
    throw done.refusal.code === "not-found" ? new UsageError(`There is no person with the address ${email}.`) : refusedAs(done.refusal);
  console.log(`${email}\none-time password: ${done.value.password}`);
});
