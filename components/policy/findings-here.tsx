// What the lint found of one part of a draft, where that part is edited.
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import type { LintFinding } from "@/server/views/shapes-policy";

/** Findings of one action under a part of the documents; names of actions may hold anything, so that they are compared as a whole. */
export const findingsOf = (findings: readonly LintFinding[], part: "boundaries" | "registry", action: string): readonly LintFinding[] =>
  findings.filter((finding) => finding.action === action && (finding.where === part || finding.where.startsWith(`${part}/${action}/`)));

/** Those whose place begins so, as `arguments_schema`. */
export const findingsAt = (findings: readonly LintFinding[], part: string, action: string, field: string): readonly LintFinding[] =>
  findings.filter(({ where }) => where === `${part}/${action}/${field}` || where.startsWith(`${part}/${action}/${field}/`));

export function FindingsHere({ findings, className }: { readonly findings: readonly LintFinding[]; readonly className?: string }) {
  if (findings.length === 0) return null;
  return (
    <ul className={cn("grid gap-1", className)}>
      {findings.map(({ where, title, mend, severity }) => (
        <li
          key={`${where} ${title}`}
          className={cn("flex items-start gap-1.5 text-small", severity === "error" ? "text-danger" : "text-warn")}
        >
          <Icon name={severity === "error" ? "octagon" : "triangle"} size={14} className="mt-0.5 shrink-0" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {title} <span className="text-fg-2">{mend}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
