// Vitest's set-up: one PostgreSQL cluster for all tests of a run, with an up-to-date database that each test's own is copied from.
// TEST_POSTGRES_URL names another server to test on: an empty database on it whose user may create databases.
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { migratePg } from "../engine/migrate";
import { startCluster } from "./pg-cluster";

declare module "vitest" {
  interface ProvidedContext {
    readonly postgresUrl: string;
  }
}

/** Databases of tests are left to the end of the run: dropping one costs more than most tests. */
export const PREFIX = "countersign_test_";
export const TEMPLATE = `${PREFIX}template`;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_POSTGRES_URL;
  const cluster = given === undefined ? await startCluster() : null;
  const url = given ?? cluster?.url("postgres") ?? "";
  const admin = new Client({ connectionString: url });
  await admin.connect();
  await admin.query(`drop database if exists ${TEMPLATE}`);
  await admin.query(`create database ${TEMPLATE} encoding 'UTF8' template template0`);
  await admin.end();
  const template = new Client({ connectionString: databaseAt(url, TEMPLATE) });
  await template.connect();
  await migratePg(template);
  await template.end();
  project.provide("postgresUrl", url);
  return async () => {
    if (cluster) return cluster.stop();
    const after = new Client({ connectionString: url });
    await after.connect();
    const { rows } = await after.query<{ datname: string }>("select datname from pg_database where starts_with(datname, $1)", [PREFIX]);
    for (const { datname } of rows) await after.query(`drop database "${datname}" with (force)`);
    await after.end();
  };
}

/** The same server's other database. */
export function databaseAt(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
