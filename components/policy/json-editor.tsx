"use client";
// A JSON object as text: its first mistake is shown at its place; only what is one is handed on.
import { t } from "@core/words/t";
import type { JsonObject } from "@core/words/vocabulary";
import { useId, useMemo, useRef } from "react";
import { isObject, type Pointer } from "@/components/item/json-path";
import { type JsonMistake, placeOf, readJsonText } from "@/components/policy/json-text";
import { MarkedPlace } from "@/components/policy/marked-place";
import { useHalfWritten } from "@/components/policy/use-half-written";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { useLate } from "@/components/ui/use-late";

/** What the server says is wrong, and with which part. */
export interface JsonProblem {
  readonly message: string;
  readonly at: Pointer;
}

interface JsonEditorProps {
  readonly label: string;
  /** Null for none: an empty text. */
  readonly value: JsonObject | null;
  readonly problem: JsonProblem | null;
  readonly onChange: (value: JsonObject | null) => void;
}

/** Half-typed words are no mistakes yet. */
const SETTLED_MS = 500;
const MOST_LINES = 24;

const printed = (value: JsonObject | null): string => (value === null ? "" : JSON.stringify(value, null, 2));

export function JsonEditor({ label, value, problem, onChange }: JsonEditorProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, write] = useHalfWritten(value, printed(value));
  const own = useMemo(() => mistakeIn(text), [text]);
  const settled = useLate(own !== null, SETTLED_MS);
  const shown = own === null ? served(text, problem) : settled ? own : null;
  const type = (next: string) => {
    const object = objectIn(next);
    write(next, object === undefined ? value : object);
    if (object !== undefined && printed(object) !== printed(value)) onChange(object);
  };
  return (
    <div className="grid min-w-0 gap-1">
      <Textarea
        ref={field}
        rows={Math.min(MOST_LINES, Math.max(4, text.split("\n").length))}
        value={text}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        aria-label={label}
        aria-describedby={shown === null ? undefined : `${id}-problem`}
        aria-invalid={shown === null ? undefined : true}
        onChange={({ target }) => type(target.value)}
        className="mono block"
      />
      {own === null && text !== printed(value) && text.trim() !== "" && (
        <Button look="quiet" size="small" className="justify-self-start" onClick={() => write(printed(value), value)}>
          {t("registry.tidy")}
        </Button>
      )}
      {shown !== null && (
        <div id={`${id}-problem`} className="grid gap-1 text-small text-danger">
          <p className="flex items-start gap-1.5">
            <Icon name="octagon" size={14} className="mt-0.5 shrink-0" />
            <span className="min-w-0 [overflow-wrap:anywhere]">{shown.message}</span>
          </p>
          {text.trim() !== "" && (
            <MarkedPlace
              text={text}
              from={shown.from}
              to={shown.to}
              onGo={() => {
                field.current?.focus();
                field.current?.setSelectionRange(shown.from, shown.to);
              }}
            />
          )}
        </div>
      )}
    </div>
  );
}

/** Undefined for what is no object. */
function objectIn(text: string): JsonObject | null | undefined {
  if (text.trim() === "") return null;
  const read = readJsonText(text);
  return read.ok && isObject(read.value) ? read.value : undefined;
}

function mistakeIn(text: string): JsonMistake | null {
  if (text.trim() === "") return null;
  const read = readJsonText(text);
  if (!read.ok) return read.mistake;
  return isObject(read.value) ? null : { message: t("registry.jsonObject"), from: 0, to: text.length };
}

function served(text: string, problem: JsonProblem | null): JsonMistake | null {
  if (problem === null) return null;
  const read = readJsonText(text);
  const place = read.ok ? placeOf(read.places, problem.at) : null;
  return { message: problem.message, ...(place ?? { from: 0, to: text.length }) };
}
