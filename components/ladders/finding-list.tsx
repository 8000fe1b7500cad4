// Findings of the lint of paths: errors first, each with what mends it, and with its queue where several are shown.
import { t } from "@core/words/t";
import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { PathFindingView } from "@/server/views/shapes-ladders";

interface FindingListProps {
  readonly title: string;
  readonly findings: readonly PathFindingView[];
  /** Leads to the queue of each. */
  readonly linked?: boolean;
}

export function FindingList({ title, findings, linked = false }: FindingListProps) {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const counts = [
    ...(errors > 0 ? [t("ladders.toMend", { count: errors })] : []),
    ...(findings.length > errors ? [t("ladders.toKnow", { count: findings.length - errors })] : []),
  ];
  return (
    <section aria-label={title}>
      <h3 className="flex flex-wrap items-baseline gap-x-2 border-b border-line pb-1.5 font-strong">
        {title}
        <span className="text-small font-regular text-fg-2">{counts.length === 0 ? t("ladders.findingsNone") : counts.join(", ")}</span>
      </h3>
      <ul>
        {findings.map((finding) => (
          <li
            key={`${finding.queue.id} ${finding.code} ${finding.field} ${finding.title}`}
            className="flex gap-2.5 border-b border-line py-2"
          >
            <Icon
              name={finding.severity === "error" ? "octagon" : "triangle"}
              className={finding.severity === "error" ? "mt-0.5 text-danger" : "mt-0.5 text-warn"}
            />
            <div className="min-w-0">
              <p className="font-medium [overflow-wrap:anywhere]">
                <span className="sr-only">{t(finding.severity === "error" ? "ladders.isError" : "ladders.isWarning")} </span>
                {finding.title}
              </p>
              <p className="text-small text-fg-2">
                {finding.mend}
                {linked && (
                  <>
                    {" "}
                    <Link href={`/ladders?queue=${encodeURIComponent(finding.queue.id)}`} className="link">
                      {finding.queue.name}
                    </Link>
                  </>
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
