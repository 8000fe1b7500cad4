// Settings from the environment, validated once at start; each is documented in docs/settings.md.
import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(["0", "1"]).transform((text) => text === "1");

const environmentSchema = z.object({
  /** Port to listen on; 0 takes a free one. */
  PORT: port.default(3000),
  /** Address to listen on. */
  HOST: z.string().min(1).default("127.0.0.1"),
  /** Folder of the embedded database, generated secrets and the demo's notes. */
  DATA_DIR: z.string().min(1).default("./data"),
  /** `file:…` for SQLite elsewhere than in DATA_DIR. */
  DATABASE_URL: z.string().startsWith("file:").optional(),
  /** Where people reach the product; decides cookies and the origins that may post. */
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  /** Secrets; generated into DATA_DIR/secrets.json when absent. At least 32 characters. */
  SESSION_SECRET: z.string().min(32).optional(),
  KEY_PEPPER: z.string().min(32).optional(),
  SAMPLING_KEY: z.string().min(32).optional(),
  /** Requests a minute for each client address on the agents' API before a key is looked up, and for each key after. */
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(60_000),
  /** Marks the installation as a demo: the sign-in page then shows the demo's people. */
  DEMO: flag.default(false),
});

export type Settings = Readonly<z.infer<typeof environmentSchema>>;

/** Reads and validates the environment. Throws an Error that names each bad variable and what was expected. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = environmentSchema.safeParse(present);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not valid:\n  ${problems.join("\n  ")}`);
}
