// What people decided of the like before: so that the same case is not decided two ways without anybody noticing.

import { durationWords } from "@core/words/labels";
import { type MessageKey, t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import type { DecisionKind } from "@core/words/vocabulary";
import { DECISION_KINDS } from "@core/words/vocabulary";
import Link from "next/link";
import { doneWords } from "@/components/data/orders";
import { formatMoney, formatShare } from "@/components/marks/format";
import { type Status, StatusMark } from "@/components/marks/status-mark";
import type { IconName } from "@/components/ui/icon";
import type { SimilarCases as Cases, ItemView } from "@/server/views/shapes-item";
import { Section } from "./section";

const SIGNS: Record<DecisionKind, { readonly status: Status; readonly icon: IconName }> = {
  approve: { status: "ok", icon: "check" },
  edit: { status: "plain", icon: "pencil" },
  reject: { status: "failed", icon: "x" },
  respond: { status: "plain", icon: "send" },
};

const COUNTS = {
  approve: "similar.approvedCount",
  edit: "similar.editedCount",
  reject: "similar.rejectedCount",
  respond: "similar.respondedCount",
} as const satisfies Record<DecisionKind, MessageKey>;

function summary({ decided, reversed, compared }: Cases): string {
  const parts = DECISION_KINDS.flatMap((kind) => (decided[kind] > 0 ? [t(COUNTS[kind], { count: decided[kind] })] : []));
  return t("similar.likeIt", { count: compared, how: parts.join(", "), back: reversed });
}

const HEAD = "pr-3 pb-1 text-left text-micro font-regular whitespace-nowrap text-fg-3 last:pr-0";
const CELL = "border-line py-1 align-middle last:pr-0 mid:border-t mid:pr-3 max-mid:py-0";

export function SimilarCases({ item }: { readonly item: ItemView }) {
  const { similar } = item;
  if (similar.searched === 0) return null;
  return (
    <Section title={t("similar.title")} sub={t("similar.decidedBefore")}>
      <p>{summary(similar)}</p>
      {similar.cases.length > 0 ? <Nearest cases={similar.cases} /> : <p className="text-fg-2">{t("similar.noneAlike")}</p>}
      {differ(similar.cases) && (
        <p className="mt-1.5">
          <StatusMark status="attention">{t("similar.differ")}</StatusMark>
        </p>
      )}
      {similar.searched !== null && <p className="mt-1.5 text-small text-fg-3">{t("similar.likenessHow", { count: similar.searched })}</p>}
    </Section>
  );
}

/** Some let it happen and some did not. */
const differ = (cases: Cases["cases"]): boolean =>
  new Set(cases.map(({ decision }) => decision === "approve" || decision === "edit")).size > 1;

function Nearest({ cases }: { readonly cases: Cases["cases"] }) {
  return (
    <table className="mt-1.5 w-full border-collapse tabular-nums">
      <thead className="max-mid:sr-only">
        <tr>
          <th scope="col" className={HEAD}>
            {t("similar.case")}
          </th>
          <th scope="col" className={HEAD}>
            {t("similar.proposed")}
          </th>
          <th scope="col" className={HEAD}>
            {t("item.decision")}
          </th>
          <th scope="col" className={`${HEAD} max-mid:hidden`}>
            {t("similar.by")}
          </th>
          <th scope="col" className={`${HEAD} text-right max-mid:hidden`}>
            {t("similar.took")}
          </th>
          <th scope="col" className={`${HEAD} text-right max-mid:hidden`}>
            {t("similar.likeness")}
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
            <td className={CELL}>{one.atRisk === null ? "" : formatMoney(one.atRisk)}</td>
            <td className={CELL}>
              <StatusMark {...SIGNS[one.decision]}>
                {doneWords(one.decision)}
                {one.reversed && t("similar.andTakenBack")}
              </StatusMark>
            </td>
            <td className={`${CELL} max-mid:hidden`}>{one.by === null ? "" : one.by.you ? t("marks.you") : one.by.name}</td>
            <td className={`${CELL} text-right max-mid:hidden`}>{one.tookMs === null ? "" : durationWords(one.tookMs)}</td>
            <td className={`${CELL} text-right max-mid:hidden`}>{formatShare(one.likeness)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
