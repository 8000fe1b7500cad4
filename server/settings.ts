// Settings from the environment, validated once at start; each is documented in docs/settings.md.
import { isIP } from "node:net";
import { isKeyName, readSigningKey } from "@core/trail/signed-note";
import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65_535);
const DATABASE_FORMS = "Must be file:… for a SQLite file, or postgres://user:password@host:port/database for PostgreSQL.";

/** A file needs a name, a server an address that can be read. */
const isDatabase = (text: string) => (text.startsWith("file:") ? text.length > "file:".length : isPostgres(text) && URL.canParse(text));
export const isPostgres = (text: string): boolean => /^postgres(ql)?:\/\//.test(text);

/** An address, or a network as `10.0.0.0/8`. */
const isNetwork = (text: string) => {
  const [address = "", bits] = text.split("/");
  const version = isIP(address);
  return version !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)));
};
const networks = z
  .string()
  .transform((text) => text.split(",").map((part) => part.trim()))
  .refine((parts) => parts.every(isNetwork), "Must be addresses or networks such as 127.0.0.1,10.0.0.0/8.");

const flag = z.enum(["0", "1"]).transform((text) => text === "1");

const isSmtp = (text: string) => /^smtps?:\/\//.test(text) && URL.canParse(text);

const environmentSchema = z
  .object({
    /** Port to listen on; 0 takes a free one. */
    PORT: port.default(3000),
    /** Address to listen on. */
    HOST: z.string().min(1).default("127.0.0.1"),
    /** Folder of the embedded database, generated secrets and the demo's notes. */
    DATA_DIR: z.string().min(1).default("./data"),
    /** `file:…` for SQLite elsewhere than in DATA_DIR, `postgres://…` for PostgreSQL. */
    DATABASE_URL: z.string().refine(isDatabase, DATABASE_FORMS).optional(),
    /** Most connections of this process to PostgreSQL; one more listens. */
    DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(500).default(10),
    /** Where people reach the product; decides cookies and the origins that may post. */
    BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
    /** Secrets; generated into DATA_DIR/secrets.json when absent. At least 32 characters. */
    SESSION_SECRET: z.string().min(32).optional(),
    KEY_PEPPER: z.string().min(32).optional(),
    SAMPLING_KEY: z.string().min(32).optional(),
    /** Signs the trail's heads, `PRIVATE+KEY+…`; generated into DATA_DIR/trail-key.json when absent. */
    TRAIL_KEY: z
      .string()
      .refine((text) => readSigningKey(text) !== null, "Must be a key as `npm run trail-key -- --make` prints it: PRIVATE+KEY+name+id+key.")
      .optional(),
    /** The trail's name, which its first start gives it for ever; the name in its checkpoints and its keys. */
    TRAIL_ORIGIN: z.string().max(200).refine(isKeyName, "Must have neither spaces nor +, as countersign.example.com/trail.").optional(),
    /** `1` makes this start's secrets those of the database, in place of the ones it was first used with. */
    REPLACE_SECRETS: flag.default(false),
    /** Balancers whose X-Forwarded-For is believed. */
    TRUSTED_PROXIES: networks.default([]),
    /** Requests a minute for each client address on the agents' API before a key is looked up, and for each key after. */
    RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(60_000),
    /** Hour of the day, in UTC, at which past rulings are recomputed every night. */
    CHECK_HOUR_UTC: z.coerce.number().int().min(0).max(23).default(2),
    /** Minutes between two rounds of the self-test; 0 switches it off. */
    SELF_TEST_MINUTES: z.coerce.number().min(0).max(60).default(5),
    /** Largest file of past cases that a browser may send, in MiB. */
    IMPORT_MAX_MIB: z.coerce.number().int().min(1).max(4_096).default(256),
    /** The server that takes mail: `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte. Without it none is sent. */
    SMTP_URL: z.string().refine(isSmtp, "Must be smtp://user:password@host:port, or smtps://… for TLS from the first byte.").optional(),
    /** Whom mail is from, as `Countersign <no-reply@example.com>`. */
    MAIL_FROM: z
      .string()
      .max(320)
      .regex(/^[^\r\n]*@[^\r\n]+$/, "Must be an address, as no-reply@example.com or Countersign <no-reply@example.com>.")
      .optional(),
    /** Takes chat messages as JSON by POST; without it none is sent. */
    CHAT_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
    /** Marks the installation as a demo: the sign-in page then shows the demo's people. */
    DEMO: flag.default(false),
  })
  .superRefine((given, context) => {
    const needs = (name: "SMTP_URL" | "CHAT_WEBHOOK_URL", needed: "MAIL_FROM" | "BASE_URL", why: string) => {
      if (given[name] !== undefined && given[needed] === undefined)
        context.addIssue({ code: "custom", path: [needed], message: `Is needed with ${name}: ${why}` });
    };
    needs("SMTP_URL", "MAIL_FROM", "whom mail is from.");
    needs("SMTP_URL", "BASE_URL", "what its links begin with.");
    needs("CHAT_WEBHOOK_URL", "BASE_URL", "what its links begin with.");
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
