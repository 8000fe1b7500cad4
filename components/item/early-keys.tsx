"use client";
// What is typed for a form that is still being fetched: kept in order, and given to the form when it stands.
import { t } from "@core/words/t";
import { type RefObject, useEffect, useLayoutEffect } from "react";

type Heard = RefObject<string[]>;

/** Ctrl Enter, among the letters. */
const SEND = "Control+Enter";

/** Stands where the form will be, with about its room, and hears its keys. */
export function FormOnItsWay({ heardRef }: { readonly heardRef: Heard }) {
  useLayoutEffect(() => {
    heardRef.current = [];
    const keep = (event: KeyboardEvent) => {
      const sends = event.key === "Enter" && (event.ctrlKey || event.metaKey);
      const writes = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.isComposing || !(sends || writes)) return;
      event.preventDefault();
      event.stopPropagation();
      heardRef.current.push(sends ? SEND : event.key);
    };
    window.addEventListener("keydown", keep, true);
    return () => window.removeEventListener("keydown", keep, true);
  }, [heardRef]);
  return (
    <p role="status" className="h-[34px] content-center border-t border-line text-small text-fg-3">
      {t("item.formComing")}
    </p>
  );
}

/** Placed behind the form, so that the form has taken the focus: each key goes where the hands would have been by then. */
export function GiveEarlyKeys({ heardRef }: { readonly heardRef: Heard }) {
  useEffect(() => give(heardRef.current.splice(0)), [heardRef]);
  return null;
}

function give(keys: readonly string[]): void {
  for (const [at, key] of keys.entries()) {
    const target = document.activeElement;
    if (key === SEND) {
      target?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true }));
      return;
    }
    if (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text")) {
      // The rest at once: React takes in one change of a field at a time.
      const end = keys.indexOf(SEND, at);
      const text = keys.slice(at, end < 0 ? undefined : end).join("");
      target.setRangeText(text, target.selectionStart ?? 0, target.selectionEnd ?? 0, "end");
      target.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }));
      // The form has to have taken the words in before it is told to send them.
      if (end >= 0) setTimeout(() => give(keys.slice(end)));
      return;
    }
    target?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  }
}
