// What a refused save says of each field, by its JSON Pointer.
import { problemOf } from "@/components/data/problem";

/** Empty when there was no refusal of fields; then `problemOf` has the words. */
export function fieldErrorsOf(error: unknown): ReadonlyMap<string, string> {
  if (error === null || error === undefined) return new Map();
  const problem = problemOf(error);
  if (problem.kind !== "refused" || problem.refusal?.code !== "invalid") return new Map();
  return new Map(problem.refusal.errors.map(({ path, message }) => [path, message]));
}

/** The words of a refusal as a whole; null when there was none. */
export function problemText(error: unknown): string | null {
  if (error === null || error === undefined) return null;
  const problem = problemOf(error);
  return problem.kind === "session-ended" ? null : problem.text;
}
