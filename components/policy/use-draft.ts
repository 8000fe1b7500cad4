"use client";
// A draft being written: what is on the screen, saved by itself a moment after the last change, and never over what somebody else saved meanwhile.
import type { JsonObject } from "@core/words/vocabulary";
import { useCallback, useEffect, useRef, useState } from "react";
import { asJson } from "@/components/data/json-input";
import { useRefreshPolicies, useSaveDraft } from "@/components/data/policies";
import { problemOf } from "@/components/data/problem";
import { documentsOf, type PolicyDocuments } from "@/components/policy/documents";
import type { PolicyDraftView } from "@/server/views/shapes-policy";

/** After the last key: whole words are saved, not letters. */
const SAVE_AFTER_MS = 600;
/** After a fault that is none of the draft's. */
const SAVE_AGAIN_AFTER_MS = 3_000;

export interface Writing {
  readonly name: string;
  readonly documents: PolicyDocuments;
  readonly openItems: "keep" | "re-rule";
}

export type Saving = "saved" | "saving" | "refused";

const writingOf = (draft: PolicyDraftView): Writing => ({ name: draft.name, documents: documentsOf(draft), openItems: draft.openItems });
const asObject = (document: object) => asJson(document as JsonObject);

/**
 * `problem`: why the last saving was refused; nothing was lost, it stands on the screen.
 * `settled`: nothing is on its way, and what was saved last is read back: an order on `draft` names what the server has.
 */
export function useDraft(draft: PolicyDraftView) {
  const [writing, setWriting] = useState(() => writingOf(draft));
  const [saving, setSaving] = useState<Saving>("saved");
  const [problem, setProblem] = useState<string | null>(null);
  const [keptVersion, setKeptVersion] = useState(draft.version);
  const version = useRef(draft.version);
  const unsaved = useRef<Writing | null>(null);
  const underWay = useRef(false);
  const { mutateAsync } = useSaveDraft();
  const refresh = useRefreshPolicies();

  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const again = useRef<() => Promise<void>>(async () => undefined);
  const save = useCallback(async () => {
    // One at a time: what is written meanwhile is saved after it, on the version that it answers.
    if (underWay.current) return;
    underWay.current = true;
    let attempted: Writing | null = null;
    try {
      while (unsaved.current !== null) {
        attempted = unsaved.current;
        const { name, documents, openItems } = attempted;
        unsaved.current = null;
        const saved = await mutateAsync({
          draft: draft.id,
          version: version.current,
          ...(name.trim() !== "" && { name }),
          policy: asObject(documents.policy),
          registry: asObject(documents.registry),
          openItems,
        });
        version.current = saved.version;
        setKeptVersion(saved.version);
      }
      setProblem(null);
      setSaving("saved");
      await refresh();
    } catch (refusal) {
      setProblem(refusal instanceof Error ? refusal.message : String(refusal));
      setSaving("refused");
      // What the server has not refused is sent again: a network that comes back must find it.
      const found = problemOf(refusal);
      if (found.kind === "unreachable" || (found.kind === "refused" && found.code === "busy")) {
        unsaved.current ??= attempted;
        timer.current = setTimeout(() => void again.current(), SAVE_AGAIN_AFTER_MS);
      }
    } finally {
      underWay.current = false;
    }
  }, [draft.id, mutateAsync, refresh]);

  const change = useCallback(
    (part: Partial<Writing>) => {
      setWriting((before) => {
        const next = { ...before, ...part };
        unsaved.current = next;
        return next;
      });
      setSaving("saving");
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), SAVE_AFTER_MS);
    },
    [save],
  );
  // Leaving the page saves what the timer has not, by a link or for good.
  useEffect(() => {
    again.current = save;
    const leave = () => {
      if (timer.current !== null) clearTimeout(timer.current);
      if (unsaved.current !== null) void save();
    };
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [save]);

  /** Takes what the server has, in place of what is on the screen. */
  const take = useCallback((fresh: PolicyDraftView) => {
    unsaved.current = null;
    version.current = fresh.version;
    setWriting(writingOf(fresh));
    setProblem(null);
    setSaving("saved");
  }, []);

  // What orders or others made of it is taken as soon as nothing of one's own waits: what is signed is what is seen.
  useEffect(() => {
    if (draft.version > version.current && unsaved.current === null && !underWay.current && saving === "saved") take(draft);
  }, [draft, saving, take]);

  return { writing, change, saving, settled: saving !== "saving" && draft.version >= keptVersion, problem, take };
}
