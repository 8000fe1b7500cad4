// What people decided of the like before: so that the same case is not decided two ways without anybody noticing.
import { DECISION_LABELS, durationWords, moneyWords } from "@core/words/labels";
import { revealLine } from "@core/words/untrusted-text";
import type { DecisionKind } from "@core/words/vocabulary";
import Link from "next/link";
import { formatShare } from "@/components/marks/format";
import { type Status, StatusMark } from "@/components/marks/status-mark";
import type { IconName } from "@/components/ui/icon";
import type { SimilarCases as Cases, ItemView } from "@/server/views/shapes";
import { Section } from "./section";

const SIGNS: Record<DecisionKind, { readonly status: Status; readonly icon: IconName }> = {
  approve: { status: "ok", icon: "check" },
  edit: { status: "plain", icon: "pencil" },
  reject: { status: "failed", icon: "x" },
  respond: { status: "plain", icon: "send" },
};

function summary({ decided, reversed, compared }: Cases): string {
  const parts = [
    decided.approve > 0 ? `${decided.approve} approved` : null,
    decided.edit > 0 ? `${decided.edit} edited` : null,
    decided.reject > 0 ? `${decided.reject} rejected` : null,
    decided.respond > 0 ? `${decided.respond} responded` : null,
  ].filter((part) => part !== null);
  return `${compared === 1 ? "The one like it" : `Of the last ${compared} like it`}: ${parts.join(", ")}. ${reversed === 0 ? (compared === 1 ? "Not taken back." : "None taken back.") : `${reversed} taken back.`}`;
}

const HEAD = "pr-3 pb-1 text-left text-micro font-regular whitespace-nowrap text-fg-3 last:pr-0";
const CELL = "border-line py-1 align-middle last:pr-0 mid:border-t mid:pr-3 max-mid:py-0";

export function SimilarCases({ item }: { readonly item: ItemView }) {
  const { similar } = item;
  if (similar.compared === 0) return null;
  return (
    <Section title="Similar cases" sub="decided before">
      <p>{summary(similar)}</p>
      {similar.cases.length > 0 && <Nearest cases={similar.cases} />}
    </Section>
  );
}

function Nearest({ cases }: { readonly cases: Cases["cases"] }) {
  return (
    <table className="mt-1.5 w-full border-collapse tabular-nums">
      <thead className="max-mid:sr-only">
        <tr>
          <th scope="col" className={HEAD}>
            Case
          </th>
          <th scope="col" className={HEAD}>
            Proposed
          </th>
          <th scope="col" className={HEAD}>
            Decision
          </th>
          <th scope="col" className={`${HEAD} max-mid:hidden`}>
            By
          </th>
          <th scope="col" className={`${HEAD} text-right max-mid:hidden`}>
            Took
          </th>
          <th scope="col" className={`${HEAD} text-right max-mid:hidden`}>
            Likeness
          </th>
        </tr>
      </thead>
      <tbody>
        {cases.map((one) => (
          <tr key={one.id} className="max-mid:grid max-mid:grid-cols-[1fr_auto] max-mid:border-t max-mid:border-line max-mid:py-1.5">
            <td className={`${CELL} truncate mid:max-w-56 max-mid:col-span-2`}>
              <Link href={`/items/${one.id}`} prefetch={false} className="link decoration-line-2">
                {revealLine(one.title)}
              </Link>
            </td>
            <td className={CELL}>{one.atRisk === null ? "" : moneyWords(one.atRisk)}</td>
            <td className={CELL}>
              <StatusMark {...SIGNS[one.decision]}>
                {DECISION_LABELS[one.decision]}
                {one.reversed && ", taken back"}
              </StatusMark>
            </td>
            <td className={`${CELL} max-mid:hidden`}>{one.by === null ? "" : one.by.you ? "You" : one.by.name}</td>
            <td className={`${CELL} text-right max-mid:hidden`}>{one.tookMs === null ? "" : durationWords(one.tookMs)}</td>
            <td className={`${CELL} text-right max-mid:hidden`}>{formatShare(one.likeness)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
