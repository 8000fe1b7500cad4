"use client";
// The numbers of the map as two tables: steps, and what followed what.
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import type { ReactNode } from "react";
import { formatCount } from "@/components/marks/format";
import { cn } from "@/components/ui/cn";
import type { WorkflowMap } from "@/server/views/shapes-workflows";
import { sharesWords } from "./step-detail";

export function MapTables({ map: { nodes, edges, source, live } }: { readonly map: WorkflowMap }) {
  const open = new Map(live.map((one) => [one.step, one.open]));
  return (
    <div className="grid gap-2 px-gutter py-4">
      <Folded title={t("runs.stepsTable")}>
        <Head
          names={[
            t("runs.step"),
            t("runs.visits"),
            t("runs.ofRuns"),
            t("runs.repeated"),
            t("runs.start"),
            t("runs.end"),
            t("runs.medianAt"),
            t("runs.now"),
            t(source === "items" ? "runs.heldBy" : "runs.doneBy"),
          ]}
        />
        <tbody>
          {nodes.map((node) => (
            <Row
              key={node.step}
              cells={[
                node.step,
                formatCount(node.visits),
                formatCount(node.runs),
                formatCount(node.repeated),
                formatCount(node.begins),
                formatCount(node.ends),
                node.medianMs === null || source === "imported" ? "–" : durationWords(node.medianMs),
                formatCount(open.get(node.step) ?? 0),
                sharesWords(node.shares).join(", "),
              ]}
            />
          ))}
        </tbody>
      </Folded>
      <Folded title={t("runs.flowTable")}>
        <Head names={[t("runs.from"), t("runs.to"), t("runs.visits"), t("runs.ofRuns"), t("runs.median")]} />
        <tbody>
          {edges.map((edge) => (
            <Row
              key={`${edge.from} ${edge.to}`}
              cells={[edge.from, edge.to, formatCount(edge.count), formatCount(edge.runs), durationWords(edge.medianMs)]}
            />
          ))}
        </tbody>
      </Folded>
    </div>
  );
}

const Folded = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <details>
    <summary className="cursor-pointer text-small font-medium text-fg-2 hover:text-fg">{title}</summary>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways where it must, so keys must be able to scroll it */}
    <section className="quiet-scroll overflow-x-auto pt-2" tabIndex={0} aria-label={title}>
      <table className="w-full border-collapse text-small tabular-nums">{children}</table>
    </section>
  </details>
);

const Head = ({ names }: { readonly names: readonly string[] }) => (
  <thead>
    <tr>
      {names.map((name, index) => (
        <th
          key={name}
          scope="col"
          className={cn("border-b border-line-2 px-2 py-1 font-regular text-fg-3", index === 0 ? "text-left" : "text-right")}
        >
          {name}
        </th>
      ))}
    </tr>
  </thead>
);

const Row = ({ cells }: { readonly cells: readonly string[] }) => (
  <tr className="border-b border-line">
    {cells.map((cell, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
      <td key={index} className={cn("px-2 py-1", index === 0 ? "text-left" : "text-right")}>
        {cell}
      </td>
    ))}
  </tr>
);
