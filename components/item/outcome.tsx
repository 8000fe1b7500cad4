"use client";
// What was decided on an item, by whom and in which words, and what came of it when it ran.
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import type { Json } from "@core/words/vocabulary";
import { doneWords } from "@/components/data/orders";
import { PersonMark } from "@/components/marks/person-mark";
import { Seal } from "@/components/marks/seal";
import { ExecutionMark, StatusMark } from "@/components/marks/status-mark";
import { TimeMark } from "@/components/marks/time-mark";
import type { ItemView } from "@/server/views/shapes-item";
import { useDesk } from "./desk";
import { isClosed } from "./item-words";
import { Section } from "./section";

export function Outcome() {
  const { item } = useDesk();
  const { decision, executionRecord, asked, approvals } = item;
  const signed = item.quorum > 1 && decision === null ? approvals.filter((approval) => approval.counts) : [];
  if (decision === null && executionRecord === null && asked === null && signed.length === 0) return null;
  return (
    <Section title={decision !== null ? t("item.whatDecided") : isClosed(item) ? t("item.whatCame") : t("item.soFar")}>
      <div className="grid gap-1.5">
        {asked !== null && (
          <p>
            {asked.by.you
              ? t("item.youAsked", { question: revealText(asked.question) })
              : t("item.asked", { name: asked.by.name, question: revealText(asked.question) })}{" "}
            <TimeMark at={asked.at} as="relative" className="text-fg-3" />
          </p>
        )}
        {signed.length > 0 && (
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {t("item.signedOf", { count: signed.length, quorum: item.quorum })}
            {signed.map((approval) => (
              <span key={approval.by.id} className="inline-flex items-center gap-1.5">
                <PersonMark person={approval.by} />
                <TimeMark at={approval.at} as="time" className="text-fg-3" />
              </span>
            ))}
          </p>
        )}
        {decision !== null && <Decided decision={decision} />}
        {executionRecord !== null && <Reported item={item} record={executionRecord} />}
      </div>
    </Section>
  );
}

function Decided({ decision }: { readonly decision: NonNullable<ItemView["decision"]> }) {
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <b>{doneWords(decision.kind)}</b>
        {decision.by.map((person) => (
          <PersonMark key={person.id} person={person} />
        ))}
        <TimeMark at={decision.at} className="text-fg-3" />
        <Seal hash={decision.revisionHash} signed compact />
      </p>
      {decision.message !== null && (
        <blockquote className="border-l-2 border-ink-line pl-2.5 whitespace-pre-line">{revealText(decision.message)}</blockquote>
      )}
    </>
  );
}

const isEmpty = (value: Json) => value === null || (typeof value === "object" && Object.keys(value).length === 0);

function Reported({ item, record }: { readonly item: ItemView; readonly record: NonNullable<ItemView["executionRecord"]> }) {
  const told = isEmpty(record.error) ? record.result : record.error;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {item.reconcileWhy === "reversal" ? (
        <StatusMark status="attention">{t("item.unknownReversal")}</StatusMark>
      ) : (
        <ExecutionMark state={item.execution} />
      )}
      {!isEmpty(told) && (
        <pre className="mono whitespace-pre-wrap text-fg-2 [overflow-wrap:anywhere]">
          {revealText(typeof told === "string" ? told : JSON.stringify(told))}
        </pre>
      )}
    </div>
  );
}
