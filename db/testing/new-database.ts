// An empty PostgreSQL database without tables, for tests of what happens before there are any. It is gone with the run.
import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";
import { databaseAt, PREFIX } from "./global-setup";

export async function newDatabase(): Promise<string> {
  const name = `${PREFIX}${randomUUID().replaceAll("-", "")}`;
  const admin = new Client({ connectionString: inject("postgresUrl") });
  await admin.connect();
  await admin.query(`create database ${name} encoding 'UTF8' template template0`);
  await admin.end();
  return databaseAt(inject("postgresUrl"), name);
}
