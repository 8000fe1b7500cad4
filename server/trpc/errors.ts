// Refusals on their way to the screen: thrown as one error type, shaped in one place. A refused person gets the whole refusal and the item as it is now.

import { refusalWords } from "@core/words/refusal-words";
import type { FieldError, Refusal } from "@core/words/refusals";
import { t } from "@core/words/t";
import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { isBusy } from "../views/readiness";
import type { ItemRow } from "../views/shapes-item";
import { refusalCode } from "./refusal-code";

/** Carries a refusal through tRPC's error path. */
export class RefusalError extends Error {
  override readonly name = "RefusalError";
  constructor(
    readonly refusal: Refusal,
    readonly item: ItemRow | null = null,
  ) {
    super(refusalWords(refusal));
  }
}

export function refused(refusal: Refusal, item: ItemRow | null = null): TRPCError {
  const cause = new RefusalError(refusal, item);
  return new TRPCError({ code: refusalCode[refusal.code], message: cause.message, cause });
}

/** A database that is away is no fault: the person may simply try again. */
export function toldAsBusy(fault: unknown): never {
  throw isBusy(fault) ? refused({ code: "busy" }) : fault;
}

/** What every error answer carries besides tRPC's own fields. */
export interface ErrorDetail {
  readonly refusal: Refusal | null;
  /** The item as it is now, where the person may see it. */
  readonly item: ItemRow | null;
}

/** RFC 6901. */
const pointer = (path: readonly PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

const fieldErrors = (error: ZodError): FieldError[] => error.issues.map((issue) => ({ path: pointer(issue.path), message: issue.message }));

/** A malformed input is a refusal like any other: it names the field. */
export function detailOf(error: TRPCError): ErrorDetail {
  if (error.cause instanceof RefusalError) return { refusal: error.cause.refusal, item: error.cause.item };
  if (error.cause instanceof ZodError) return { refusal: { code: "invalid", errors: fieldErrors(error.cause) }, item: null };
  return { refusal: null, item: null };
}

/** The words of an error answer. A fault is told as a fault and no more: what broke stands in the log. */
export function wordsOf(error: TRPCError): string {
  const { refusal } = detailOf(error);
  if (refusal) return refusalWords(refusal);
  return isFault(error) ? t("form.broken") : error.message;
}

export const isFault = (error: TRPCError): boolean => error.code === "INTERNAL_SERVER_ERROR";
