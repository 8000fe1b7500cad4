// Writes docs/access.md from the access table; with --check it fails when the page is stale.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { ROLES, type Role } from "@core/words/vocabulary";
import { accessRow, PERMISSIONS, type Permission, type ScopeRule } from "@/server/access/table";
import { procedureFacts } from "@/server/trpc/procedures";

const FILE = resolve(import.meta.dirname, "..", "docs", "access.md");

const SCOPES: Record<ScopeRule, string> = {
  item: "the item's workflow or its present queue",
  queue: "the queue",
  workflow: "the workflow; a queue's scope does not reach it",
  answer: "what the answer holds",
  stop: "the workflow; for an agent or everything: all",
  own: "none",
};

const HEAD = `# Who may do what

Generated from \`server/access/table.ts\` by \`scripts/draw-access.ts\`. A procedure names a permission; without a row here it does not compile, and
\`server/trpc/access-matrix.test.ts\` tries every procedure with every role.

A role is given everywhere, for one workflow, or for one queue. An item outside of every scope of a person does not exist for them (not found), unless
they had a hand in it. To decide an item a reviewer must also be a member, or the owner, of its queue. The object rules (own work, exclusions, quorum,
claims) stand in the core and hold for every role.
`;

const proceduresOf = (permission: Permission): readonly string[] =>
  procedureFacts()
    .filter((procedure) => procedure.permission === permission)
    .map(({ path }) => `\`${path}\``);

function row(permission: Permission): string {
  const { roles, scope, does } = accessRow(permission);
  const mark = (role: Role) => (roles === "everyone" || roles.includes(role) ? "yes" : "");
  const cells = [`\`${permission}\``, does, ...ROLES.map(mark), SCOPES[scope], proceduresOf(permission).join(", ")];
  return `| ${cells.join(" | ")} |`;
}

const columns = ["permission", "what it allows", ...ROLES, "its scope must cover", "procedures"];
const page = `${HEAD}
| ${columns.join(" | ")} |
|${columns.map(() => "---").join("|")}|
${PERMISSIONS.map(row).join("\n")}
`;

if (process.argv.includes("--check")) {
  if (readFileSync(FILE, "utf8") !== page) {
    console.error("docs/access.md is stale: run `npx tsx scripts/draw-access.ts`.");
    process.exit(1);
  }
} else {
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, page);
}
