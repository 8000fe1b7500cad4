// The keys of the item: one keystroke a decision. Typing, modifiers, key repeat and open dialogs are dealt with by `useKeys`.
"use client";
import { t } from "@core/words/t";
import type { Json } from "@core/words/vocabulary";
import type { RefObject } from "react";
import { useChecks } from "@/components/data/checks";
import { useAnnounce } from "@/components/ui/announcer";
import { type KeyBindings, useKeys } from "@/components/ui/keys";
import type { Allowed } from "@/server/views/shapes";
import { openChecks } from "./checks";
import type { Desk } from "./desk";
import { isClosed, laterAllowed } from "./item-words";
import { jumpToSection } from "./section";
import { latestPair, useComparison } from "./use-comparison";
import type { Walk } from "./walk";
import type { Mode } from "./work";

interface KeysOfItem {
  readonly desk: Desk | null;
  readonly walk: Walk;
  readonly articleRef: RefObject<HTMLElement | null>;
  readonly onEnlarge: (sha256: string | null) => void;
  readonly onSheet: () => void;
}

export function useItemKeys({ desk, walk, articleRef, onEnlarge, onSheet }: KeysOfItem): void {
  const announce = useAnnounce();
  const { verify } = useChecks();
  const { show } = useComparison(desk?.item ?? null);
  const pair = desk === null ? null : latestPair(desk.item);
  const walking: KeyBindings = {
    j: walk.next ?? undefined,
    k: walk.previous ?? undefined,
    z: walk.undo ?? undefined,
    o: walk.oneKind ?? undefined,
    t: onSheet,
  };
  const mode = desk?.work.mode ?? null;
  // A form is open: keys belong to it, also those that miss its fields.
  const formed = mode !== null && mode !== "edit" && mode !== "note";
  const close = () => desk?.open(null);
  const skipUnsaid = () => {
    desk?.change({ mode: null });
    walk.skip?.(null);
  };
  useKeys(
    formed
      ? { Escape: close, ...(mode === "skip" && { s: skipUnsaid }) }
      : desk === null
        ? walking
        : {
            ...walking,
            ...keysOf(desk, { announce, verify, articleRef, onEnlarge }),
            ...skipOf(desk, walk),
            ...undoOf(desk, walk),
            v: pair === null ? undefined : () => show(pair),
          },
  );
}

interface Hands {
  readonly announce: (words: string) => void;
  readonly verify: ReturnType<typeof useChecks>["verify"];
  readonly articleRef: RefObject<HTMLElement | null>;
  readonly onEnlarge: (sha256: string | null) => void;
}

/** The first S asks why, the second skips without saying. */
const skipOf = (desk: Desk, walk: Walk): KeyBindings => (walk.skip === null ? {} : { s: () => desk.open("skip") });

/** Z undoes the last decision of the sitting; on an item's own page, the decision of the item. */
function undoOf(desk: Desk, walk: Walk): KeyBindings {
  if (walk.undo !== null || !desk.item.allowed.recall.ok) return {};
  return { z: () => desk.send({ type: "recall" }) };
}

function keysOf(desk: Desk, { announce, verify, articleRef, onEnlarge }: Hands): KeyBindings {
  const { item, newer, work, open, send } = desk;
  const { allowed } = item;
  // A key that is refused says why, as the button's hint does.
  const may = (right: Allowed, act: () => void) => () => (right.ok ? act() : announce(right.reason));
  const form = (mode: Mode, right: Allowed) => may(right, () => open(mode));
  const copyHash = () => void navigator.clipboard.writeText(item.revisionHash).then(() => announce(t("marks.copied")));
  const first = item.revision.evidence.find((piece) => piece.kind !== "link");
  const common: KeyBindings = {
    h: copyHash,
    " ": first === undefined ? undefined : () => onEnlarge(first.sha256),
    Escape: work.mode === null ? undefined : () => open(null),
    ...sections(articleRef),
  };
  if (newer !== null) {
    return {
      ...common,
      Enter: desk.acceptNewer,
      a: () => announce(t("item.lookFirst")),
      x: form("escalate", allowed.escalate),
    };
  }
  if (isClosed(item)) return common;
  const claimKey = () => {
    if (item.claim?.by.you === true) return may(allowed.release, () => send({ type: "release" }))();
    if (item.suspension?.by.you === true) return may(allowed.resume, () => send({ type: "resume" }))();
    return may(allowed.claim, () => send({ type: "claim" }))();
  };
  const handing: KeyBindings = {
    ...common,
    c: claimKey,
    d: form("delegate", allowed.delegate),
    f: form("move", allowed.move),
    l: form("later", laterAllowed(item)),
    x: form("escalate", allowed.escalate),
  };
  if (item.purpose !== "decide") return handing;
  const note = work.note.trim() === "" ? null : work.note;
  return {
    ...handing,
    // While arguments are edited, A would sign what is about to be changed.
    a: work.mode === "edit" ? undefined : may(allowed.approve, () => send({ type: "approve", note })),
    e: form("edit", allowed.edit),
    r: form("reject", allowed.reject),
    q: form("ask", allowed.ask),
    p: form("respond", allowed.respond),
    n: () => open("note"),
    y: may(allowed.approve, () => {
      const [only, another] = openChecks(item);
      if (only === undefined) announce(t("verification.nothingToCheck"));
      else if (another === undefined) void verify(item, { claim: only.claim, until: null, note: null });
      else open("verify");
    }),
    ...signing(desk, note, may),
  };
}

const sections = (articleRef: RefObject<HTMLElement | null>): KeyBindings =>
  Object.fromEntries([1, 2, 3, 4, 5].map((number) => [String(number), () => jumpToSection(articleRef.current, number)]));

/** On an item that is signed by its value, the value's key signs it: what was read as it is, another one as an edit. */
function signing({ item, send }: Desk, note: string | null, may: (right: Allowed, act: () => void) => () => void): KeyBindings {
  const { signKeys, allowed } = item;
  if (signKeys === null) return {};
  const current = item.editable[signKeys.argument];
  const sign = (value: Json) =>
    value === current
      ? may(allowed.approve, () => send({ type: "approve", note }))
      : may(allowed.edit, () => send({ type: "edit", arguments: { ...item.editable, [signKeys.argument]: value }, note }));
  return Object.fromEntries(signKeys.values.filter((value) => String(value).length === 1).map((value) => [String(value), sign(value)]));
}
