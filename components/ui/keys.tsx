"use client";
// Single keys and short sequences. They do nothing while typing, with a modifier, on key repeat, under a dialog or menu, or when switched off.
import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";
import { flushSync } from "react-dom";

const KeysContext = createContext(true);

/** `on: false` is WCAG 2.1.4's way out: single keys are off, everything still works by Tab and Enter. */
export function KeysProvider({ on, children }: { readonly on: boolean; readonly children: ReactNode }) {
  return <KeysContext value={on}>{children}</KeysContext>;
}

/** `a`, `shift j`, `Escape`, `?`, or two in turn: `g r`. */
export type KeyBindings = Readonly<Record<string, ((event: KeyboardEvent) => void) | undefined>>;

const SEQUENCE_MS = 1_200;

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit", "range"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Keys that the focused control itself answers to stay its own. */
function isOwnKey(event: KeyboardEvent): boolean {
  if (event.key !== "Enter" && event.key !== " ") return false;
  return event.target instanceof Element && event.target.closest("button, a[href], summary, input") !== null;
}

/** A letter is itself whatever Caps Lock says; with Shift it says so. Signs such as `?` are what they print. */
const nameOf = (event: KeyboardEvent): string => {
  if (!/^\p{L}$/u.test(event.key)) return event.key;
  return event.shiftKey ? `shift ${event.key.toLowerCase()}` : event.key.toLowerCase();
};

/** Something floats above the page and takes the keys. */
const isCovered = () => document.querySelector("dialog[open], [role='menu']:popover-open") !== null;

interface KeysOptions {
  /** False while the screen that owns the keys is not the one in front. */
  readonly when?: boolean;
  /** Hears the keys before all others: for sequences, whose second key may mean something else elsewhere. */
  readonly before?: boolean;
}

export function useKeys(bindings: KeyBindings, { when = true, before = false }: KeysOptions = {}): void {
  const on = useContext(KeysContext);
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });

  useEffect(() => {
    if (!on || !when) return;
    let first: { readonly key: string; readonly at: number } | null = null;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.isComposing) return;
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isOwnKey(event) || isCovered()) return;
      const held = latest.current;
      const name = nameOf(event);
      const after = first !== null && event.timeStamp - first.at < SEQUENCE_MS ? held[`${first.key} ${name}`] : undefined;
      first = null;
      const starts = Object.keys(held).some((keys) => keys.startsWith(`${name} `));
      if (after === undefined && starts) {
        first = { key: name, at: event.timeStamp };
        return;
      }
      const action = after ?? held[name];
      if (action === undefined) return;
      event.preventDefault();
      if (after !== undefined) event.stopImmediatePropagation();
      // Drawn before the next key is heard: what is typed into a form that a key opened must never act as single keys.
      flushSync(() => action(event));
    };
    window.addEventListener("keydown", press, before);
    return () => window.removeEventListener("keydown", press, before);
  }, [on, when, before]);
}
