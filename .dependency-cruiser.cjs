// Who may import whom. One rule a line of the table in ARCHITECTURE.md; there is no list of exceptions.
const TESTS = "\\.(test|suite)\\.tsx?$|/testing/";
const PURE = "^(node_modules/)?(zod|@bufbuild/cel|re2js|ajv|ajv-formats|temporal-polyfill|icu-minify|ical\\.js)(/|$)";

/** `from` may reach into the project's own folders listed in `to`, and nowhere else in the project. */
const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: TESTS },
  to: { path: "^(app|components|server|db|sdk|e2e|bench|scripts|verifier)/", pathNot: to },
});

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    { name: "nothing-unresolved", severity: "error", from: { pathNot: "^(\\.next|dist)/" }, to: { couldNotResolve: true } },
    {
      name: "core-is-pure",
      comment: "core: values in, values out. Hashing and the short list of pure packages are all it may use.",
      severity: "error",
      from: { path: "^server/core/", pathNot: TESTS },
      to: {
        pathNot: ["^server/core/", PURE, "^node_modules/(@bufbuild/cel|zod|re2js|ajv|ajv-formats|icu-minify)/"],
        dependencyTypesNot: ["core"],
      },
    },
    {
      name: "core-has-no-io",
      comment: "of node's own modules core may use crypto's hash, and nothing else",
      severity: "error",
      from: { path: "^server/core/", pathNot: TESTS },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?crypto$" },
    },
    only("words-import-nothing", "^server/core/words/", ["^server/core/words/"]),
    only("core-parts-import-words", "^server/core/(policy|escalation|trail|trust)/", ["^server/core/words/", "^server/core/$1/"]),
    only("db-imports-core", "^db/", ["^db/", "^server/core/"]),
    {
      name: "only-db-speaks-sql",
      comment: "nobody else imports drizzle or a driver; better-auth is given db's adapter",
      severity: "error",
      from: { pathNot: ["^db/", "^drizzle\\.config\\.ts$", "^bench/"] },
      to: { path: "node_modules/(drizzle-orm|drizzle-kit|better-sqlite3|pg)/" },
    },
    only("access-and-live", "^server/(access|live)/", ["^server/core/", "^db/", "^server/$1/"]),
    only(
      "commands",
      "^server/commands/",
      [
        "^server/core/",
        "^server/access/",
        "^db/",
        "^server/(deps|policy-shelf|case-shelf)\\.ts$",
        "^server/commands/commit/",
        "^server/simulation/task\\.ts$",
      ],
      "no command imports another: what they share is in core or commit/",
    ),
    only("views", "^server/views/", [
      "^server/core/",
      "^server/access/",
      "^db/",
      "^server/(deps|policy-shelf|case-shelf)\\.ts$",
      "^server/views/",
      "^server/simulation/task\\.ts$",
    ]),
    only("simulation", "^server/simulation/", ["^server/core/", "^db/", "^server/simulation/", "^server/(settings|open-database)\\.ts$"]),
    only(
      "transports-and-jobs",
      "^server/(jobs|trpc|rest)/",
      ["^server/(core|commands|views|access|live|simulation)/", "^server/$1/", "^server/(deps|runtime|auth|policy-shelf)\\.ts$"],
      "never db",
    ),
    only("app", "^app/", ["^app/", "^components/", "^server/(trpc/|runtime\\.ts$)", "^server/core/words/"]),
    {
      name: "components",
      comment: "core, other components, and types of server/trpc",
      severity: "error",
      from: { path: "^components/", pathNot: TESTS },
      to: { path: "^(app|server|db|sdk|e2e|bench|scripts)/", pathNot: ["^server/core/"], dependencyTypesNot: ["type-only"] },
    },
    only("ui-primitives", "^components/ui/", ["^components/ui/", "^server/core/words/t\\.ts$"]),
    only("sdk", "^sdk/", ["^sdk/"]),
    only("verifier", "^verifier/", ["^verifier/"], "shares no code with what writes trails"),
    only("e2e-and-bench", "^(e2e|bench)/", [
      "^sdk/",
      "^$1/",
      "^e2e/(product|instances)\\.ts$",
      "^scripts/",
      "^server/(settings|make-deps|main|deps)\\.ts$",
      "^server/(commands|rest|access|simulation)/",
      "^db/",
      "^server/core/",
      "^verifier/",
    ]),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|dist|data)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
