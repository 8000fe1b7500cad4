"use client";
// An exported trail checked in this browser: choose or drop a file, say what you trust, see how far it is, and read the verdict.
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { useEffect, useRef, useState } from "react";
import { type Check, useVerifier } from "@/components/data/verifier";
import { VerifyReport } from "@/components/trail/verify-report";
import { useAnnounce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, Input, Textarea } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { Progress } from "@/components/ui/progress";
import { Segment } from "@/components/ui/segment";

const KINDS = ".jsonl,.ndjson,.gz";
/** The form of a signed note's key, and what a note has before its first signature. The verifier itself looks closer. */
const KEY = /^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*$/;
const SIGNATURES = "\n\n— ";

export function VerifyHere() {
  const announce = useAnnounce();
  const [open, setOpen] = useState(false);
  const [mode, setMode] = useState<"deep" | "fast">("deep");
  const [trust, setTrust] = useState({ key: "", checkpoint: "" });
  const { check, start, cancel } = useVerifier();
  const key = trust.key.trim();
  // A note that was copied may have lost the end of its last line.
  const checkpoint = trust.checkpoint.trim() === "" ? "" : `${trust.checkpoint.trim()}\n`;
  const wrongKey = key !== "" && !KEY.test(key);
  const wrongCheckpoint = checkpoint !== "" && !checkpoint.includes(SIGNATURES);
  const busy = check?.state === "checking";
  const outcome = useRef<HTMLDivElement>(null);
  const stop = () => {
    cancel();
    // The button goes.
    outcome.current?.focus();
  };

  const verdict = check?.state === "done" ? verdictOf(check) : null;
  useEffect(() => {
    if (verdict !== null) announce(verdict);
  }, [verdict, announce]);

  const take = (file: File | undefined) => {
    if (file === undefined || busy) return;
    if (wrongKey || wrongCheckpoint) {
      announce(t(wrongKey ? "trailVerify.keyWrong" : "trailVerify.checkpointWrong"));
      return;
    }
    start(file, { deep: mode === "deep", keys: key === "" ? [] : [key], checkpoints: checkpoint === "" ? [] : [checkpoint] });
  };
  return (
    <section aria-label={t("trailVerify.title")} className="grid gap-4">
      <FileDrop
        icon="shield"
        choose={t("trailVerify.choose")}
        drop={t("trailVerify.drop")}
        dropNow={t("trailVerify.dropNow")}
        kinds={KINDS}
        busy={busy}
        onFile={take}
        className="gap-3"
      >
        <details open={open || wrongKey || wrongCheckpoint} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary className="w-fit font-medium">{t("trailVerify.trust")}</summary>
          <div className="grid max-w-[640px] gap-3 pt-3">
            <Field label={t("trailVerify.key")} hint={t("trailVerify.keyHint")} error={wrongKey ? t("trailVerify.keyWrong") : undefined}>
              {(control) => (
                <Input
                  {...control}
                  className="mono"
                  spellCheck={false}
                  autoComplete="off"
                  value={trust.key}
                  onChange={(event) => setTrust({ ...trust, key: event.target.value })}
                />
              )}
            </Field>
            <Field
              label={t("trailVerify.checkpoint")}
              hint={t("trailVerify.checkpointHint")}
              error={wrongCheckpoint ? t("trailVerify.checkpointWrong") : undefined}
            >
              {(control) => (
                <Textarea
                  {...control}
                  className="mono"
                  rows={5}
                  spellCheck={false}
                  value={trust.checkpoint}
                  onChange={(event) => setTrust({ ...trust, checkpoint: event.target.value })}
                />
              )}
            </Field>
            <div className="grid justify-items-start gap-1">
              <span className="text-small text-fg-2">{t("trailVerify.mode")}</span>
              <Segment
                label={t("trailVerify.mode")}
                value={mode}
                onChange={setMode}
                choices={[
                  { value: "deep", label: t("trailVerify.deep") },
                  { value: "fast", label: t("trailVerify.fast") },
                ]}
              />
            </div>
          </div>
        </details>
      </FileDrop>
      <div ref={outcome} tabIndex={-1}>
        {check !== null && <Underway check={check} onCancel={stop} />}
      </div>
    </section>
  );
}

const verdictOf = ({ name, report: { ok, findings, more } }: Extract<Check, { readonly state: "done" }>): string =>
  ok
    ? t("trailVerify.verdictOk", { name: revealLine(name) })
    : t("trailVerify.verdictWrong", { name: revealLine(name), count: findings.length + more });

function Underway({ check, onCancel }: { readonly check: Check; readonly onCancel: () => void }) {
  const name = revealLine(check.name);
  switch (check.state) {
    case "checking": {
      const percent = Math.floor(check.share * 100);
      const words = t("trailVerify.checking", { name, percent, events: check.events });
      return (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <span className="min-w-0 break-words tabular-nums">{words}</span>
          {check.findings > 0 && <span className="text-danger tabular-nums">{t("trailVerify.wrongSoFar", { count: check.findings })}</span>}
          <Progress label={words} value={percent} max={100} className="min-w-24" />
          <Button size="small" onClick={onCancel}>
            {t("trailVerify.cancel")}
          </Button>
        </div>
      );
    }
    case "cancelled":
      return <Banner title={t("trailVerify.cancelled", { name })} />;
    case "failed":
      return (
        <Banner tone="failed" title={t("trailVerify.failed", { name })}>
          {check.why === null ? t("trailVerify.noVerifier") : t("trailVerify.unreadable", { why: check.why })}
        </Banner>
      );
    case "done":
      return <VerifyReport title={verdictOf(check)} report={check.report} tookMs={check.tookMs} />;
  }
}
