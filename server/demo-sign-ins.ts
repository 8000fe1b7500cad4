// The demo's people with their passwords, for the sign-in page: only where the installation says of itself that it is a demo.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import type { Settings } from "./settings";

const demoSchema = z.object({
  people: z.array(z.object({ name: z.string(), email: z.string(), password: z.string(), roles: z.array(z.string()) })),
});

export type DemoSignIn = z.infer<typeof demoSchema>["people"][number];

/** Read anew each time: the demo writes its notes after the server has started. */
export function readDemoSignIns(settings: Pick<Settings, "DEMO" | "DATA_DIR">): readonly DemoSignIn[] {
  if (!settings.DEMO) return [];
  try {
    return demoSchema.parse(JSON.parse(readFileSync(resolve(settings.DATA_DIR, "demo.json"), "utf8"))).people;
  } catch (fault) {
    if (fault instanceof Error && "code" in fault && fault.code === "ENOENT") return [];
    throw fault;
  }
}
