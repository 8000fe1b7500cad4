// Values that differ between two revisions, side by side, numbers with how far they moved; and long texts as a diff of lines.
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import type { Json } from "@core/words/vocabulary";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { printJson } from "./arguments-read";
import { type Change, lineDiff } from "./changes";
import { differenceOf } from "./difference";

const CELL = "border-t border-line px-3 py-1 max-mid:px-2 align-top [overflow-wrap:anywhere]";
const HEAD = "bg-sunken px-3 py-[3px] text-left text-micro font-regular text-fg-3";

interface ChangeTableProps {
  readonly what: string;
  readonly was: ReactNode;
  readonly is: ReactNode;
  readonly changes: readonly Change[];
  /** How a value is written; as it is signed, unless another way is given. */
  readonly print?: (value: Json) => string;
  /** Rows about what is the same, and about what lies beside. */
  readonly children?: ReactNode;
}

export function ChangeTable({ what, was, is, changes, print = printJson, children }: ChangeTableProps) {
  return (
    <div className="overflow-hidden rounded-2 border border-line-2">
      <table className="w-full table-fixed border-collapse tabular-nums">
        <thead>
          <tr>
            <th scope="col" className={cn(HEAD, "w-[34%] max-mid:w-[28%]")}>
              {what}
            </th>
            <th scope="col" className={HEAD}>
              {was}
            </th>
            <th scope="col" className={HEAD}>
              {is}
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.path}>
              <th scope="row" className={cn(CELL, "mono text-left font-regular text-fg-2")}>
                {revealText(change.path)}
              </th>
              <td className={cn(CELL, "bg-danger-tint")}>
                <Sign of="−" className="text-danger" />
                {change.was === undefined ? t("item.notThere") : print(change.was)}
              </td>
              <td className={cn(CELL, "bg-ok-tint")}>
                <Sign of="+" className="text-ok" />
                {change.is === undefined ? t("item.notThere") : print(change.is)}
                <Difference change={change} />
              </td>
            </tr>
          ))}
          {children}
        </tbody>
      </table>
    </div>
  );
}

interface BesideProps {
  readonly name: string;
  readonly mono?: boolean;
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

/** A row that says one thing of both. */
export function BesideRow({ name, mono = false, quiet = false, children }: BesideProps) {
  return (
    <tr>
      <th scope="row" className={cn(CELL, "text-left font-regular text-fg-2", mono && "mono")}>
        {name}
      </th>
      <td colSpan={2} className={cn(CELL, quiet && "pl-7 text-fg-3")}>
        {children}
      </td>
    </tr>
  );
}

/** How far a number moved between the two revisions. */
function Difference({ change }: { readonly change: Change }) {
  const words = differenceOf(change.was, change.is);
  return words === null ? null : <span className="ml-2 inline-block text-small text-fg-2 max-mid:ml-0 max-mid:block">{words}</span>;
}

const Sign = ({ of, className }: { readonly of: string; readonly className: string }) => (
  <span aria-hidden="true" className={cn("inline-block w-4 font-mono font-medium", className)}>
    {of}
  </span>
);

interface LineDiffProps {
  readonly name: string;
  /** Null where there was nothing, or nobody knows what. */
  readonly was: string | null;
  readonly is: string | null;
}

export function LineDiff({ name, was, is }: LineDiffProps) {
  const lines = lineDiff(was ?? "", is ?? "").filter(({ kind }) => (was !== null || kind === "new") && (is !== null || kind === "gone"));
  return (
    <figure className="overflow-hidden rounded-2 border border-line-2">
      <figcaption className={HEAD}>{name}</figcaption>
      <div className="mono quiet-scroll max-h-72 overflow-auto border-t border-line py-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
        {lines.map((line) => (
          <p key={`${line.kind}-${line.number}`} className={LINES[line.kind]}>
            <span aria-hidden="true" className="inline-block w-4 select-none">
              {SIGNS[line.kind]}
            </span>
            {line.kind !== "same" && <span className="sr-only">{line.kind === "gone" ? t("item.removed") : t("item.added")}</span>}
            {line.text}
          </p>
        ))}
      </div>
    </figure>
  );
}

const LINES = { same: "px-3", gone: "bg-danger-tint px-3", new: "bg-ok-tint px-3" } as const;
const SIGNS = { same: "", gone: "−", new: "+" } as const;
