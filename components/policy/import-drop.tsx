"use client";
// Where a file of past cases is chosen or dropped, and followed on its way to the server.
import { t } from "@core/words/t";
import { useState } from "react";
import { type ReadAs, type Upload, useImports, useUpload } from "@/components/data/imports";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { Progress } from "@/components/ui/progress";

const KINDS = ".jsonl,.ndjson,.json,.xes,.xml,.gz";
const MIB = 1_048_576;

export function ImportDrop({ largest }: { readonly largest: number }) {
  const [names, setNames] = useState<ReadAs>({ workflow: "", action: "" });
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const { upload, send, cancel } = useUpload();
  const half = (names.workflow.trim() === "") !== (names.action.trim() === "");
  const busy = upload?.state === "sending" || upload?.state === "looking";

  const take = (file: File | undefined) => {
    if (file === undefined || busy || half) return;
    setTooLarge(file.size > largest * MIB ? file.name : null);
    if (file.size > largest * MIB) return;
    const [workflow, action] = [names.workflow.trim(), names.action.trim()];
    send(file, workflow === "" ? null : { workflow, action });
  };
  return (
    <section aria-label={t("imports.choose")} className="grid gap-3">
      <FileDrop
        icon="download"
        choose={t("imports.choose")}
        drop={t("imports.drop")}
        dropNow={t("imports.dropNow")}
        kinds={KINDS}
        busy={busy}
        onFile={take}
        className="gap-2"
      >
        <p className="max-w-[80ch] text-small text-fg-2">{t("imports.kinds", { most: largest })}</p>
        <details open={half || undefined}>
          <summary className="font-medium">{t("imports.callOtherwise")}</summary>
          <div className="grid max-w-[480px] grid-cols-2 gap-3 pt-2 max-mid:grid-cols-1">
            <Field label={t("policy.workflow")} error={half ? t("imports.bothOrNone") : undefined}>
              {(control) => (
                <Input
                  {...control}
                  value={names.workflow}
                  onChange={(event) => setNames({ ...names, workflow: event.target.value })}
                  maxLength={200}
                />
              )}
            </Field>
            <Field label={t("policy.action")}>
              {(control) => (
                <Input
                  {...control}
                  value={names.action}
                  onChange={(event) => setNames({ ...names, action: event.target.value })}
                  maxLength={200}
                />
              )}
            </Field>
            <p className="col-span-full text-small text-fg-2">{t("imports.callHint")}</p>
          </div>
        </details>
      </FileDrop>
      {tooLarge !== null ? (
        <Banner tone="failed" title={t("imports.notTaken", { name: tooLarge })}>
          {t("imports.tooLarge", { most: largest })}
        </Banner>
      ) : (
        upload !== null && <Underway upload={upload} onCancel={cancel} />
      )}
    </section>
  );
}

function Underway({ upload, onCancel }: { readonly upload: Upload; readonly onCancel: () => void }) {
  const { name } = upload;
  switch (upload.state) {
    case "sending": {
      const percent = Math.floor(upload.share * 100);
      const words = t("imports.sending", { name, percent });
      return (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <span className="min-w-0 break-words tabular-nums">{words}</span>
          <Progress label={words} value={percent} max={100} className="min-w-24" />
          <Button size="small" onClick={onCancel}>
            {t("imports.cancelSending")}
          </Button>
        </div>
      );
    }
    case "looking":
      return <p role="status">{t("imports.looking", { name })}</p>;
    case "taken":
      return <Taken upload={upload} />;
    case "refused":
      return (
        <Banner tone="failed" title={t("imports.notTaken", { name })}>
          {upload.why}
        </Banner>
      );
  }
}

/** What came of the file stands in the list; here it is followed until its end. */
function Taken({ upload: { name, import: id, readBefore } }: { readonly upload: Extract<Upload, { readonly state: "taken" }> }) {
  const { data } = useImports();
  if (readBefore) return <Banner title={t("imports.readBefore", { name })} />;
  const one = data?.imports.find((each) => each.id === id);
  if (one?.state === "finished" && one.kept + one.known === 0)
    return <Banner tone="attention" title={t("imports.nothingKept", { name })} />;
  if (one?.state === "finished") return <Banner tone="ok" title={t("imports.readNow", { name })} />;
  return one?.state === "stopped" ? null : <Banner title={t("imports.begun", { name })} />;
}
