"use client";
// The arguments of an action in a draft: a table of what each is, and the JSON Schema that says so, to be written.
import type { RegistryAction } from "@core/policy/registry";
import { t } from "@core/words/t";
import { useState } from "react";
import { asJson } from "@/components/data/json-input";
import { ArgumentsTable } from "@/components/policy/arguments-table";
import { FindingsHere } from "@/components/policy/findings-here";
import { JsonEditor } from "@/components/policy/json-editor";
import { Button } from "@/components/ui/button";
import type { LintFinding } from "@/server/views/shapes-policy";

type Schema = RegistryAction["arguments_schema"];

interface ArgumentsEditorProps {
  readonly action: string;
  readonly schema: Schema;
  readonly findings: readonly LintFinding[];
  readonly onChange: (schema: Schema) => void;
}

export function ArgumentsEditor({ action, schema, findings, onChange }: ArgumentsEditorProps) {
  const [open, setOpen] = useState(false);
  const [problem] = findings;
  const writing = open || problem !== undefined;
  return (
    <div className="grid gap-1">
      {schema === null ? <p className="text-fg-2">{t("registry.noSchema")}</p> : <ArgumentsTable schema={schema} />}
      <Button
        look="quiet"
        size="small"
        icon={writing ? "down" : "right"}
        aria-expanded={writing}
        onClick={() => setOpen(!open)}
        className="justify-self-start"
      >
        {t("registry.asSchema")}
      </Button>
      {writing && (
        <JsonEditor
          label={t("registry.asSchema")}
          value={schema}
          problem={
            problem === undefined ? null : { message: problem.title, at: problem.where.slice(`registry/${action}/arguments_schema`.length) }
          }
          onChange={(next) => onChange(next === null ? null : asJson(next))}
        />
      )}
      <FindingsHere findings={findings.slice(1)} />
    </div>
  );
}
