// The edit of the item's arguments as it stands: its parts, what is wrong with them, what it changes, and what signing it would bring.
"use client";
import type { EditPreview } from "@core/lifecycle/edit-preview";
import { revealText } from "@core/words/untrusted-text";
import type { JsonObject } from "@core/words/vocabulary";
import { useEffect, useMemo, useState } from "react";
import { problemOf } from "@/components/data/problem";
import { useEditPreview } from "@/components/data/questions";
import { beginForm, drawnAt, errorsOf, type FieldErrors, type Form, partsOfForm, rebased } from "./argument-form";
import type { Part } from "./argument-parts";
import { type Change, changesBetween } from "./changes";
import { useDesk } from "./desk";

export interface Preview {
  readonly data: EditPreview | undefined;
  /** Why it would be refused as a whole; what belongs to a field stands there. */
  readonly refused: string | null;
}

export interface Edit {
  readonly form: Form;
  readonly whole: Part;
  readonly errors: FieldErrors;
  readonly changed: readonly Change[];
  readonly preview: Preview;
  /** What would be signed; null while nothing is changed, or something is wrong. */
  readonly edited: JsonObject | null;
}

/** Asked once the hands rest. */
const RESTED_MS = 250;

export function useEdit(): Edit {
  const { item, work } = useDesk();
  const { argumentsSchema, editable } = item;
  const form = useMemo(() => (work.edit === null ? beginForm(editable) : rebased(work.edit, editable)), [work.edit, editable]);
  const whole = useMemo(() => partsOfForm(argumentsSchema, form), [argumentsSchema, form]);
  const local = useMemo(() => errorsOf(whole, form.typed), [whole, form.typed]);
  const changed = useMemo(() => changesBetween(editable, form.arguments), [editable, form.arguments]);
  const readable = Object.keys(local).length === 0 && changed.length > 0 ? form.arguments : null;
  const asked = useSettled(readable);
  const { data, error } = useEditPreview(item.id, asked);
  // An answer about what stood there a moment ago says nothing of what stands there now.
  const current = readable !== null && JSON.stringify(asked) === JSON.stringify(readable);
  const problem = current && error !== null ? problemOf(error) : null;
  const refusal = problem?.kind === "refused" ? problem.refusal : null;
  const invalid = refusal?.code === "invalid" ? refusal.errors : [];
  const told = drawnAt(
    whole,
    invalid.map(({ path, message }) => ({ path: path.replace(/^\/arguments/, ""), message: revealText(message) })),
  );
  const errors = { ...told, ...local };
  const refused = problem?.kind === "refused" && invalid.length === 0 ? problem.text : null;
  return {
    form,
    whole,
    errors,
    changed,
    preview: { data: readable === null || problem !== null ? undefined : data, refused },
    edited: Object.keys(errors).length === 0 ? readable : null,
  };
}

function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  const key = JSON.stringify(value);
  useEffect(() => {
    const rest = setTimeout(() => setSettled(JSON.parse(key) as Value), RESTED_MS);
    return () => clearTimeout(rest);
  }, [key]);
  return settled;
}

/** The first field with something wrong takes the focus; false where there is none. */
export function focusFirstError(): boolean {
  const field = document.querySelector<HTMLElement>("[data-edit] [aria-invalid]");
  const control = field?.matches("input, select, textarea, button") ? field : field?.querySelector<HTMLElement>("input, button");
  control?.focus();
  return control !== undefined && control !== null;
}
