"use client";
// What of the trail is to be taken away, in which form, with which contents; and what such a file proves and what it does not.
import type { ExportFormat } from "@core/words/exports";
import { USUAL_SEARCH } from "@core/words/search-trail";
import { t } from "@core/words/t";
import { type ReactNode, useState } from "react";
import { useExportOrders, useExports } from "@/components/data/exports";
import { useMe } from "@/components/data/questions";
import { useZone } from "@/components/marks/clock";
import { useAnnounce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { Field, Input } from "@/components/ui/field";
import { Segment } from "@/components/ui/segment";
import { Select } from "@/components/ui/select";
import { choiceOf, type ExportField, type ExportScopeGiven, type ExportTyped, typedAtFirst } from "./export-choice";

interface ExportFormProps {
  /** What the screen shows; null where the person says what of all. */
  readonly scope: ExportScopeGiven | null;
  /** What was searched for before; null where nothing was. */
  readonly search?: string | null;
  readonly onBegun: (id: string) => void;
  /** Draws the form's fields and its button into the frame at hand. */
  readonly children: (fields: ReactNode, submit: ReactNode) => ReactNode;
}

export function ExportForm({ scope, search = null, onBegun, children }: ExportFormProps) {
  const { data } = useExports();
  const { begin, take } = useExportOrders();
  const announce = useAnnounce();
  const mayAll = data?.mayAll ?? false;
  const [typed, setTyped] = useState<ExportTyped>(() =>
    typedAtFirst(scope?.of ?? (search !== null ? "search" : mayAll ? "all" : "filter"), search ?? USUAL_SEARCH),
  );
  const [tried, setTried] = useState(false);
  const zone = useZone();
  const chosen = scope === null ? choiceOf(typed, zone) : ({ ok: true, choice: scope } as const);
  const set = (change: Partial<ExportTyped>) => setTyped((before) => ({ ...before, ...change }));
  const format = typed.format === "html" && typed.of !== "item" ? "jsonl" : typed.format;
  const errorOf = (field: ExportField) => (tried && !chosen.ok && chosen.field === field ? chosen.why : undefined);

  const send = () => {
    setTried(true);
    if (!chosen.ok) return;
    const { contents, gzip } = typed;
    take({ choice: chosen.choice, format, contents, gzip: gzip && format === "jsonl" }, (id) => {
      announce(t("exports.isBegun"));
      onBegun(id);
    });
  };
  const fields = (
    <>
      {scope === null && <WhatOfIt typed={typed} set={set} mayAll={mayAll} errorOf={errorOf} />}
      <fieldset className="grid justify-items-start gap-1.5">
        <legend className="pb-1 text-small font-medium">{t("exports.format")}</legend>
        <Segment
          label={t("exports.format")}
          value={format}
          onChange={(next: ExportFormat) => set({ format: next })}
          choices={[
            { value: "jsonl", label: t("exports.jsonl") },
            { value: "csv", label: t("exports.csv") },
            ...(typed.of === "item" ? [{ value: "html" as const, label: t("exports.html") }] : []),
          ]}
        />
        <p className="max-w-[72ch] text-small text-fg-2">{proofWords(format, typed.of)}</p>
      </fieldset>
      {format === "jsonl" && <Contents typed={typed} set={set} />}
      {begin.isError && <Banner tone="failed" title={begin.error.message} />}
    </>
  );
  const submit = (
    <Button type="submit" look="primary" icon="download" pending={begin.isPending}>
      {t("exports.begin")}
    </Button>
  );
  return (
    <form
      className="contents"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {children(fields, submit)}
    </form>
  );
}

function proofWords(format: ExportFormat, of: ExportTyped["of"]): string {
  if (format === "csv") return t("exports.csvNote");
  if (format === "html") return t("exports.packNote");
  if (of === "all") return t("exports.allNote");
  if (of === "search") return t("exports.searchNote");
  return t(of === "period" ? "exports.periodNote" : "exports.partNote");
}

interface PartProps {
  readonly typed: ExportTyped;
  readonly set: (change: Partial<ExportTyped>) => void;
}

function WhatOfIt({
  typed,
  set,
  mayAll,
  errorOf,
}: PartProps & { readonly mayAll: boolean; readonly errorOf: (field: ExportField) => string | undefined }) {
  const { data: me } = useMe();
  const zone = useZone();
  const isTimed = typed.of === "period" || typed.of === "filter";
  return (
    <div className="grid gap-3">
      <Field label={t("exports.of")} hint={mayAll ? undefined : t("exports.yourScope")}>
        {(control) => (
          <Select {...control} value={typed.of} onChange={({ target }) => set({ of: target.value as ExportTyped["of"] })}>
            {mayAll && <option value="all">{t("exports.ofAll")}</option>}
            {mayAll && <option value="period">{t("exports.ofPeriod")}</option>}
            <option value="search">{t("exports.ofSearch")}</option>
            <option value="filter">{t("exports.ofFilter")}</option>
            <option value="run">{t("exports.ofRun")}</option>
            <option value="item">{t("exports.ofItem")}</option>
          </Select>
        )}
      </Field>
      {typed.of === "search" && (
        <Field label={t("exports.search")} hint={t("exports.searchHint")}>
          {(control) => (
            <Input
              {...control}
              className="mono"
              autoCapitalize="off"
              spellCheck={false}
              value={typed.q}
              maxLength={1_000}
              onChange={({ target }) => set({ q: target.value })}
            />
          )}
        </Field>
      )}
      {typed.of === "item" && (
        <Field label={t("exports.item")} hint={t("exports.itemHint")} error={errorOf("item")}>
          {(control) => <Input {...control} className="mono" value={typed.item} onChange={({ target }) => set({ item: target.value })} />}
        </Field>
      )}
      {(typed.of === "run" || typed.of === "filter") && (
        <Field label={t("exports.workflow")} error={errorOf("workflow")}>
          {(control) => (
            <Select {...control} value={typed.workflow} onChange={({ target }) => set({ workflow: target.value })}>
              <option value="">{typed.of === "filter" ? t("exports.anyWorkflow") : ""}</option>
              {me?.workflows.map((workflow) => (
                <option key={workflow} value={workflow}>
                  {workflow}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      {typed.of === "run" && (
        <Field label={t("exports.run")} error={errorOf("run")}>
          {(control) => <Input {...control} value={typed.run} onChange={({ target }) => set({ run: target.value })} />}
        </Field>
      )}
      {isTimed && (
        <div className="grid gap-3 mid:grid-cols-2">
          <Field label={t("exports.from")} hint={t("coverage.inZone", { zone })} error={errorOf("from")}>
            {(control) => (
              <Input {...control} type="datetime-local" value={typed.from} onChange={({ target }) => set({ from: target.value })} />
            )}
          </Field>
          <Field label={t("exports.until")} error={errorOf("until")}>
            {(control) => (
              <Input {...control} type="datetime-local" value={typed.until} onChange={({ target }) => set({ until: target.value })} />
            )}
          </Field>
        </div>
      )}
    </div>
  );
}

function Contents({ typed: { contents, gzip }, set }: PartProps) {
  const holds = (change: Partial<ExportTyped["contents"]>) => set({ contents: { ...contents, ...change } });
  return (
    <fieldset className="grid gap-1.5">
      <legend className="pb-1 text-small font-medium">{t("exports.contents")}</legend>
      <CheckField checked={contents.values} onChange={(values) => holds({ values })} hint={t("exports.valuesHint")}>
        {t("exports.values")}
      </CheckField>
      <CheckField checked={contents.revisions} onChange={(revisions) => holds({ revisions, evidence: revisions && contents.evidence })}>
        {t("exports.revisions")}
      </CheckField>
      <CheckField
        checked={contents.evidence}
        onChange={(evidence) => holds({ evidence, revisions: evidence || contents.revisions })}
        hint={t("exports.evidenceHint")}
      >
        {t("exports.evidence")}
      </CheckField>
      <CheckField checked={gzip} onChange={(next) => set({ gzip: next })} hint={t("exports.gzipHint")}>
        {t("exports.gzip")}
      </CheckField>
    </fieldset>
  );
}
