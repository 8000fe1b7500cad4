// Seeds as people write them: one file of queues, one a workflow with its policy and its registry. Errors name the field.
import { calendarSchema } from "@core/words/calendar";
import type { FieldError } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { z } from "zod";
import { type PolicyVersion, policySchema } from "./policy";
import { type RegistryVersion, registrySchema } from "./registry";

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "Must be small letters, digits and -.");
/** A person of the demo, by the handle that whoever plants the seed gives an account to. */
const handle = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, "Must be a person's handle in small letters, such as ria.");
const seconds = z
  .int()
  .min(1)
  .max(30 * 86_400);

const rungSchema = z.discriminatedUnion("do", [
  z.strictObject({ after_s: seconds, do: z.literal("notify"), who: z.union([z.enum(["owner", "members"]), handle]) }),
  z.strictObject({ after_s: seconds, do: z.literal("move"), to: slug }),
]);

const queueSchema = z.strictObject({
  id: slug,
  name: z.string().min(1).max(100),
  /** The admin's order of declared seniority; of two queues that a ruling names, the higher rank wins. */
  rank: z.int().min(0).max(1_000),
  owner: handle,
  members: z.array(handle).min(1).max(100),
  /** Where escalations go; null at the top. */
  over: slug.nullable().default(null),
  ladder: z.array(rungSchema).max(10).default([]),
  /** A calendar of the same file; day and night without one. */
  calendar: slug.nullable().default(null),
  /** Promised: taken up, and decided, within so many open seconds. */
  response_s: seconds.nullable().default(null),
  resolution_s: seconds.nullable().default(null),
});
export type QueueSeed = z.output<typeof queueSchema>;

const queuesSchema = z
  .strictObject({
    fallback: slug,
    calendars: z
      .array(z.strictObject({ id: slug, name: z.string().min(1).max(100), body: calendarSchema }))
      .max(50)
      .default([]),
    queues: z.array(queueSchema).min(1).max(200),
  })
  .superRefine(({ fallback, calendars, queues }, context) => {
    const known = new Map<string, QueueSeed>();
    for (const queue of queues) if (!known.has(queue.id)) known.set(queue.id, queue);
    const complain = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    if (!known.has(fallback)) complain(["fallback"], `There is no queue "${fallback}".`);
    for (const [index, queue] of queues.entries()) {
      if (known.get(queue.id) !== queue) complain(["queues", index, "id"], `The queue "${queue.id}" stands twice.`);
      if (queue.over !== null && !known.has(queue.over)) complain(["queues", index, "over"], `There is no queue "${queue.over}".`);
      if (queue.calendar !== null && !calendars.some(({ id }) => id === queue.calendar))
        complain(["queues", index, "calendar"], `There is no calendar "${queue.calendar}".`);
      if (climbsInACircle(queue, known)) complain(["queues", index, "over"], "Leads back to itself.");
      for (const [rung, step] of queue.ladder.entries()) {
        if (step.do === "move" && !known.has(step.to)) complain(["queues", index, "ladder", rung, "to"], `There is no queue "${step.to}".`);
      }
    }
  });
export type QueuesSeed = z.output<typeof queuesSchema>;

function climbsInACircle(queue: QueueSeed, known: ReadonlyMap<string, QueueSeed>): boolean {
  const passed = new Set<string>();
  for (let at: QueueSeed | undefined = queue; at !== undefined; at = at.over === null ? undefined : known.get(at.over)) {
    if (passed.has(at.id)) return true;
    passed.add(at.id);
  }
  return false;
}

/** The workflow's name stands once, above both documents. */
const workflowSchema = z
  .strictObject({
    workflow: z.string().min(1).max(200),
    policy: z.record(z.string(), z.unknown()),
    registry: z.record(z.string(), z.unknown()),
  })
  .transform(({ workflow, policy, registry }) => ({ policy: { workflow, ...policy }, registry: { workflow, ...registry } }))
  .pipe(z.strictObject({ policy: policySchema, registry: registrySchema }));

export interface WorkflowSeed {
  readonly policy: PolicyVersion;
  readonly registry: RegistryVersion;
}

export const parseQueuesSeed = (document: unknown): Result<QueuesSeed, readonly FieldError[]> => parsed(queuesSchema, document);
export const parseWorkflowSeed = (document: unknown): Result<WorkflowSeed, readonly FieldError[]> => parsed(workflowSchema, document);

function parsed<Value>(schema: z.ZodType<Value>, document: unknown): Result<Value, readonly FieldError[]> {
  const result = schema.safeParse(document);
  if (result.success) return ok(result.data);
  return refuse(
    result.error.issues.map((issue) => ({ path: `/${issue.path.map(String).map(escaped).join("/")}`, message: issue.message })),
  );
}

/** RFC 6901. */
const escaped = (token: string) => token.replaceAll("~", "~0").replaceAll("/", "~1");
