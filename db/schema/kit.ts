// What a table is described with: one description serves both engines. SQLite's types stand for both, since drizzle has none that they share.
import type { sqliteKit } from "./sqlite-kit";

export type Kit = typeof sqliteKit;
