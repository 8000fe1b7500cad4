"use client";
// What every part of the arguments is given while they are edited: the form, what is wrong with it, and how it is changed.
import { createContext, useContext } from "react";
import type { FieldErrors, Form } from "./argument-form";
import type { Part } from "./argument-parts";
import type { Pointer } from "./json-path";

interface Fields {
  readonly form: Form;
  /** The whole schema, which its parts may refer to. */
  readonly root: Part["schema"];
  readonly errors: FieldErrors;
  readonly set: (form: Form) => void;
  /** Where the hands go on once it is drawn: the first control of that part, or one of its buttons. */
  readonly focus: (at: Pointer, does?: string) => void;
}

const FieldsContext = createContext<Fields | null>(null);
export const FieldsProvider = FieldsContext.Provider;

export function useFields(): Fields {
  const fields = useContext(FieldsContext);
  if (fields === null) throw new Error("a part of the arguments stands outside of their form");
  return fields;
}
