// A result is a value or a refusal; refusals are expected and never thrown inside the core.

export type Result<Value, Problem> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Problem };

export const ok = <Value>(value: Value) => ({ ok: true, value }) as const;
export const refuse = <Problem>(refusal: Problem) => ({ ok: false, refusal }) as const;

/** Closes a `switch` over a union: a new member without a case does not compile. */
export function never(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`);
}
