// Every procedure of the router with the permission it names: for the documentation and for the test that tries them all.
import type { Permission } from "../access/table";
import { appRouter } from "./router";

export interface ProcedureFacts {
  /** `items.claim`. */
  readonly path: string;
  readonly type: "query" | "mutation" | "subscription";
  /** Undefined for a procedure that was made without `allowed`: the test refuses it. */
  readonly permission: Permission | undefined;
}

/** tRPC keeps its procedures flat, by path, but types them as the tree they were written in. */
const flat = () =>
  appRouter._def.procedures as unknown as Readonly<
    Record<string, { readonly _def: { readonly type: ProcedureFacts["type"]; readonly meta?: { readonly permission?: Permission } } }>
  >;

export const procedureFacts = (): readonly ProcedureFacts[] =>
  Object.entries(flat()).map(([path, { _def }]) => ({ path, type: _def.type, permission: _def.meta?.permission }));
