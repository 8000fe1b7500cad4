// What the lint found: errors first, each with its place and what to do about it, and whether it is proved or only seen.
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { Icon } from "@/components/ui/icon";
import type { LintFinding } from "@/server/views/shapes-policy";

const BASIS = { proved: "policy.proved", shown: "policy.shown", read: "policy.readBasis" } as const;

export function LintList({ findings }: { readonly findings: readonly LintFinding[] }) {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return (
    <section aria-label={t("policy.lint")}>
      <h2 className="flex items-baseline gap-2 border-b border-line pb-1.5 font-strong">
        {t("policy.lint")}
        <span className="text-small font-regular text-fg-2">
          {findings.length === 0
            ? t("policy.lintNone")
            : [
                ...(errors > 0 ? [t("policy.toMend", { count: errors })] : []),
                ...(findings.length > errors ? [t("policy.toKnow", { count: findings.length - errors })] : []),
              ].join(", ")}
        </span>
      </h2>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.where} ${finding.title}`} className="flex gap-2.5 border-b border-line py-2">
            <Icon
              name={finding.severity === "error" ? "octagon" : "triangle"}
              className={finding.severity === "error" ? "mt-0.5 shrink-0 text-danger" : "mt-0.5 shrink-0 text-warn"}
            />
            <div className="min-w-0">
              <p className="font-medium [overflow-wrap:anywhere]">{finding.title}</p>
              <p className="text-small text-fg-2 break-words">
                {finding.mend} <span className="mono [overflow-wrap:anywhere]">{revealLine(finding.where)}</span> ·{" "}
                {t(BASIS[finding.basis])}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
