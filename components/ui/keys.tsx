"use client";
// Single keys and short sequences. They do nothing while typing, with a modifier, on key repeat, under a dialog or menu, or when switched off.
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from "react";
import { flushSync } from "react-dom";

export interface KeyRules {
  /** WCAG 2.1.4's ways out: off, and everything still works by Tab and Enter; or each single key asks for Alt. */
  readonly mode: "on" | "alt" | "off";
  /** Letters put elsewhere: by the usual one, the person's own. */
  readonly moved: Readonly<Record<string, string>>;
}

const USUAL: KeyRules = { mode: "on", moved: {} };
const KeysContext = createContext<KeyRules>(USUAL);

export function KeysProvider({ mode, moved, children }: KeyRules & { readonly children: ReactNode }) {
  const rules = useMemo(() => ({ mode, moved }), [mode, moved]);
  return <KeysContext value={rules}>{children}</KeysContext>;
}

const IS_LETTER = /^\p{L}$/u;

/** The usual letter that a pressed one stands for; null when it stands for nothing any more. */
export function standsFor(pressed: string, { moved }: KeyRules): string | null {
  const usual = Object.keys(moved).find((key) => moved[key] === pressed);
  return usual ?? (Object.hasOwn(moved, pressed) ? null : pressed);
}

/** A shortcut as this person has to press it: what is shown on a button, and what is said of it. Null when there is no such key for them. */
export function useShortcut(): (usual: string) => { readonly shown: string; readonly spoken: string } | null {
  const rules = useContext(KeysContext);
  return (usual) => {
    if (!IS_LETTER.test(usual)) return { shown: usual, spoken: usual };
    if (rules.mode === "off") return null;
    const shown = (rules.moved[usual.toLowerCase()] ?? usual).toUpperCase();
    return { shown, spoken: rules.mode === "alt" ? `Alt+${shown}` : shown };
  };
}

/** `a`, `shift j`, `Escape`, `?`, or two in turn: `g r`. By the usual letters, wherever the person has put them. */
export type KeyBindings = Readonly<Record<string, ((event: KeyboardEvent) => void) | undefined>>;

const SEQUENCE_MS = 1_200;

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit", "range"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Keys that the focused control itself answers to stay its own. */
function isOwnKey({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  // Arrows are the only way from one of several choices to the next.
  if (key.startsWith("Arrow")) return target.matches("input[type='radio']");
  return (key === "Enter" || key === " ") && target.closest("button, a[href], summary, input") !== null;
}

/** With Alt some keyboards print other signs: then the place of the key says which letter or digit it is. */
const printed = (event: KeyboardEvent): string => {
  if (!event.altKey) return event.key;
  return /^(?:Key|Digit)(.)$/.exec(event.code)?.[1]?.toLowerCase() ?? event.key;
};

/** A letter is itself whatever Caps Lock says; with Shift it says so. Signs such as `?` are what they print. */
const nameOf = (event: KeyboardEvent, letterOf: (letter: string) => string | null): string | null => {
  const key = printed(event);
  if (!IS_LETTER.test(key)) return key;
  const letter = letterOf(key.toLowerCase());
  return letter !== null && event.shiftKey ? `shift ${letter}` : letter;
};

/** Whether the modifiers are those that the person asked for. Keys that print nothing, such as Escape, never need Alt. */
function isMeant(event: KeyboardEvent, mode: "on" | "alt"): boolean {
  // Signs that a keyboard prints by AltGr, as a German one does with `[`, are signs like others.
  if (event.getModifierState("AltGraph")) return mode === "on";
  if (event.ctrlKey || event.metaKey) return false;
  const asks = mode === "alt" && printed(event).length === 1 && event.key !== " ";
  return event.altKey === asks;
}

/** Something floats above the page and takes the keys. */
const isCovered = () => document.querySelector("dialog[open], [role='menu']:popover-open") !== null;

interface KeysOptions {
  /** False while the screen that owns the keys is not the one in front. */
  readonly when?: boolean;
  /** Hears the keys before all others: for sequences, whose second key may mean something else elsewhere. */
  readonly before?: boolean;
}

export function useKeys(bindings: KeyBindings, { when = true, before = false }: KeysOptions = {}): void {
  const rules = useContext(KeysContext);
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });

  useEffect(() => {
    const { mode } = rules;
    if (mode === "off" || !when) return;
    let first: { readonly key: string; readonly at: number } | null = null;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.isComposing) return;
      if (isTyping(event.target) || isOwnKey(event) || isCovered()) return;
      const held = latest.current;
      // The second key of a sequence names a screen, so it stays where it is, and needs no Alt of its own.
      const second = first !== null && event.timeStamp - first.at < SEQUENCE_MS && !event.ctrlKey && !event.metaKey;
      const after = second && first !== null ? held[`${first.key} ${nameOf(event, (letter) => letter)}`] : undefined;
      first = null;
      if (after === undefined && !isMeant(event, mode)) return;
      const name = nameOf(event, (letter) => standsFor(letter, rules));
      if (name === null) return;
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
  }, [rules, when, before]);
}
