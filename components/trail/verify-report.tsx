"use client";
// The verifier's report: the verdict, which trail it is of, what is wrong and where, what is proved, and what no file can prove.
import type { trailFindings } from "@core/words/messages/trail-findings";
import type { trailVerify } from "@core/words/messages/trail-verify";
import { t } from "@core/words/t";
import { revealLine, revealText } from "@core/words/untrusted-text";
import Link from "next/link";
import type { ReactNode } from "react";
import { useZone } from "@/components/marks/clock";
import { formatAbsolute, formatCount, formatTenths } from "@/components/marks/format";
import { Icon } from "@/components/ui/icon";
import type { Finding, Report, Statement } from "@/verifier/verify.mjs";

interface VerifyReportProps {
  readonly title: string;
  readonly report: Report;
  readonly tookMs: number;
}

export function VerifyReport({ title, report, tookMs }: VerifyReportProps) {
  const { ok, findings, more, proved, unproved } = report;
  return (
    <article aria-label={title} className="grid gap-5">
      <header className="grid gap-1 border-b border-line pb-3">
        <h2 className="flex items-center gap-2 text-title font-strong break-words">
          <Icon name={ok ? "check-circle" : "octagon"} className={ok ? "text-ok" : "text-danger"} />
          <span className="min-w-0">{title}</span>
        </h2>
        <p className="text-small text-fg-2 tabular-nums">{t("trailVerify.took", { span: `${formatTenths(tookMs / 1_000)} s` })}</p>
      </header>
      <Facts report={report} />
      {!ok && (
        <section aria-label={t("trailVerify.findings")}>
          <Heading>{t("trailVerify.findings")}</Heading>
          <ol>
            {findings.map((finding, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same, and a report never changes
              <FindingRow key={place} finding={finding} />
            ))}
          </ol>
          {more > 0 && <p className="py-2 text-small text-fg-2">{t("trailVerify.more", { count: more })}</p>}
        </section>
      )}
      <div className="grid gap-x-8 gap-y-5 wide:grid-cols-2">
        <Statements title={t("trailVerify.proved")} of="proved" statements={proved} none={t("trailVerify.provedNone")} />
        <Statements title={t("trailVerify.unproved")} of="unproved" statements={unproved} none="" />
      </div>
    </article>
  );
}

const Heading = ({ children }: { readonly children: ReactNode }) => <h3 className="border-b border-line pb-1.5 font-strong">{children}</h3>;

function Facts({ report: { ok, origin, scope, at, counts, size, root, keys } }: { readonly report: Report }) {
  const zone = useZone();
  return (
    <dl className="grid grid-cols-[112px_minmax(0,1fr)] gap-x-4 gap-y-1.5 [&>dt]:text-fg-2">
      {origin !== null && (
        <>
          <dt>{t("trailVerify.origin")}</dt>
          <dd className="mono break-all">{revealLine(origin)}</dd>
        </>
      )}
      {at !== null && (
        <>
          <dt>{t("trailVerify.written")}</dt>
          <dd className="tabular-nums">{formatAbsolute(at, zone)}</dd>
        </>
      )}
      <dt>{t("trailVerify.holds")}</dt>
      <dd>
        {t("trailVerify.counted", { events: counts.events, items: counts.items })}
        {/* Where something is wrong, what the file says of itself is no fact. */}
        {ok && scope !== null && `: ${t(`trailVerify.scope_${scope}`)}`}
      </dd>
      {size !== null && (
        <>
          <dt>{t("trailVerify.head")}</dt>
          <dd>
            {t("trailVerify.headOver", { size })} <span className="mono text-fg-2 break-all">{root}</span>
          </dd>
        </>
      )}
      <dt>{t("trailVerify.signedBy")}</dt>
      <dd className={keys.length > 0 ? "mono break-all" : undefined}>
        {keys.length > 0 ? keys.map(revealLine).join(", ") : t("trailVerify.nobody")}
      </dd>
    </dl>
  );
}

/** Codes are the verifier's; a test sees that each has its words. */
const wordsOf = (code: string) => code.replaceAll("-", "_") as keyof typeof trailFindings;

function FindingRow({ finding: { code, line, event, stream, seq, expected, found } }: { readonly finding: Finding }) {
  return (
    <li className="grid gap-x-6 gap-y-0.5 border-b border-line py-2 mid:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <span className="font-medium text-danger">{t(`trailFindings.${wordsOf(code)}`)}</span>
      <span className="flex min-w-0 flex-wrap gap-x-3 text-small text-fg-2 tabular-nums mid:justify-end">
        {event !== null && <span>{t("trailVerify.event", { event })}</span>}
        {stream !== null && <Stream stream={stream} seq={seq} />}
        {line > 0 && <span>{t("trailVerify.line", { line })}</span>}
      </span>
      {(expected !== null || found !== null) && (
        <dl className="col-span-full grid grid-cols-[72px_minmax(0,1fr)] gap-x-3 text-small [&>dt]:text-fg-2">
          <dt>{t("trailVerify.expected")}</dt>
          <dd className="mono break-all">{expected === null ? t("trailVerify.nothingThere") : revealText(expected)}</dd>
          <dt>{t("trailVerify.found")}</dt>
          <dd className="mono break-all">{found === null ? t("trailVerify.nothingThere") : revealText(found)}</dd>
        </dl>
      )}
    </li>
  );
}

const ITEM = /^item:([0-9a-f-]{36})$/;

/** An item can be looked at, if this product has it. */
function Stream({ stream, seq }: { readonly stream: string; readonly seq: number | null }) {
  const [, item] = ITEM.exec(stream) ?? [];
  const place = `${revealLine(stream)}${seq === null ? "" : `, ${formatCount(seq)}`}`;
  return item === undefined ? (
    <span className="mono min-w-0 break-all">{place}</span>
  ) : (
    <Link href={`/items/${item}`} className="link mono min-w-0 break-all">
      {place}
    </Link>
  );
}

interface StatementsProps {
  readonly title: string;
  readonly of: "proved" | "unproved";
  readonly statements: readonly Statement[];
  readonly none: string;
}

function Statements({ title, of, statements, none }: StatementsProps) {
  return (
    <section aria-label={title}>
      <Heading>{title}</Heading>
      {statements.length === 0 && <p className="py-2 text-fg-2">{none}</p>}
      <ul>
        {statements.map(({ code, count }) => (
          <li key={code} className="flex gap-2 border-b border-line py-1.5">
            <Icon
              name={of === "proved" ? "check" : "circle"}
              size={14}
              className={of === "proved" ? "mt-[3px] shrink-0 text-ok" : "mt-[3px] shrink-0 text-fg-3"}
            />
            <span className="min-w-0">{t(`trailVerify.${statementOf(of, code)}`, { count: count ?? 0 })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type StatementKey = Extract<keyof typeof trailVerify, `proved_${string}` | `unproved_${string}`>;
const statementOf = (of: "proved" | "unproved", code: string) => `${of}_${code.replaceAll("-", "_")}` as StatementKey;
