"use client";
// One event and its proof: what happened, where it stands, what was signed and what ran, and the way from its hash to the signed head, verified in this browser.
import { t } from "@core/words/t";
import { type ReactNode, useId } from "react";
import { useTrailEvent } from "@/components/data/trail";
import { pastAddress } from "@/components/item/use-item-place";
import { useNow, useZone } from "@/components/marks/clock";
import { formatAbsolute, formatCount, formatHash, formatWhen } from "@/components/marks/format";
import { Seal, SealBars } from "@/components/marks/seal";
import { StatusMark } from "@/components/marks/status-mark";
import { ActorMark } from "@/components/trail/trail-marks";
import { useVerifiedHere } from "@/components/trail/use-verified-here";
import { Button, ButtonLink } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import type { TrailEventView } from "@/server/views/shapes-trail";

interface ProofPanelProps {
  readonly logIndex: number | null;
  /** Where the event is named above the panel already. */
  readonly unnamed?: boolean;
}

export function ProofPanel({ logIndex, unnamed = false }: ProofPanelProps) {
  const { data: event, isError, isPlaceholderData, refetch } = useTrailEvent(logIndex);
  if (logIndex === null) return <p className="text-fg-2">{t("trail.choose")}</p>;
  if (isError && (event === undefined || isPlaceholderData)) {
    return (
      <p className="grid justify-items-start gap-2 text-fg-2">
        {t("trail.eventNotRead")} <Button onClick={() => void refetch()}>{t("frame.tryAgain")}</Button>
      </p>
    );
  }
  if (event === undefined) return <Skeleton width="70%" />;
  return (
    <div className={cn("grid content-start gap-5", isPlaceholderData && "opacity-60")} aria-busy={isPlaceholderData}>
      {!unnamed && <Heading event={event} />}
      <Verdict event={event} />
      <Facts event={event} />
      {event.sentence !== null && <Told event={event} />}
      {event.proof !== null && <Path event={event} proof={event.proof} />}
      <Actions event={event} />
      {event.raw !== null && <Raw raw={event.raw} />}
    </div>
  );
}

function Heading({ event: { row, sentence } }: { readonly event: TrailEventView }) {
  const zone = useZone();
  return (
    <div>
      <h2 className="break-words font-strong">{sentence?.text ?? row.what}</h2>
      <p className="text-small tabular-nums">{formatAbsolute(row.at, zone)}</p>
      <p className="break-words text-small text-fg-2">{row.title}</p>
    </div>
  );
}

function Verdict({ event }: { readonly event: TrailEventView }) {
  const { data: verified, isError } = useVerifiedHere(event.row.logIndex, event.proof?.lines ?? null);
  const said = () => {
    if (event.raw === null)
      return (
        <StatusMark status="plain" icon="lock" className="whitespace-normal">
          {t("trail.blindWhy")}
        </StatusMark>
      );
    if (event.proof === null)
      return (
        <StatusMark status="plain" icon="clock" className="whitespace-normal">
          {t("trail.waitsCheckpoint")}
        </StatusMark>
      );
    if (isError) return <StatusMark status="failed">{t("trail.verifiedNot")}</StatusMark>;
    if (verified === undefined) return <StatusMark status="plain">{t("trail.verifying")}</StatusMark>;
    if (verified.ok) return <StatusMark status="ok">{t("trail.verifiedHere", { ms: Math.max(1, Math.round(verified.ms)) })}</StatusMark>;
    return (
      <span role="alert" className="grid gap-1">
        <StatusMark status="failed">{t("trail.verifiedNot")}</StatusMark>
        {verified.findings.map((finding, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same, and what was found never changes
          <span key={place} className="break-words text-small text-danger">
            {finding}
          </span>
        ))}
      </span>
    );
  };
  return <div>{said()}</div>;
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-fg-2">{label}</dt>
      <dd className="min-w-0 break-words text-right tabular-nums">{children}</dd>
    </>
  );
}

function Facts({ event }: { readonly event: TrailEventView }) {
  const { row, stream, signed, isSigned, ran, policy } = event;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-small">
      <Fact label={t("trail.by")}>
        <ActorMark by={row.by} />
      </Fact>
      <Fact label={t("trail.ofStream")}>{t("trail.ofStreamValue", { seq: formatCount(stream.seq), all: formatCount(stream.all) })}</Fact>
      <Fact label={t("trail.place")}>{formatCount(row.logIndex)}</Fact>
      {signed !== null && (
        <Fact label={t(isSigned ? "trail.signed" : "trail.proposed")}>
          <Seal hash={signed} compact signed={isSigned} copyable />
        </Fact>
      )}
      {signed !== null && (
        <Fact label={t("trail.ran")}>
          {ran === null ? (
            <span className="text-fg-2">{t("trail.notRun")}</span>
          ) : (
            <span className="inline-flex flex-wrap items-center justify-end gap-2">
              <StatusMark status={ran === signed ? "ok" : "attention"}>{t(ran === signed ? "trail.same" : "trail.differs")}</StatusMark>
              <Seal hash={ran} compact copyable />
            </span>
          )}
        </Fact>
      )}
      {policy !== null && (
        <Fact label={t("trail.policyOf")}>{t("trail.policyNamed", { workflow: policy.workflow, version: policy.version })}</Fact>
      )}
    </dl>
  );
}

function Told({ event: { sentence, reasons, cameToPerson } }: { readonly event: TrailEventView }) {
  return (
    <div className="grid gap-2 text-small">
      {sentence?.detail != null && <p className="text-fg-2">{sentence.detail}</p>}
      {sentence?.quote != null && (
        <div>
          <h3 className="font-strong">{t("trail.said")}</h3>
          <blockquote className="whitespace-pre-wrap break-words">{sentence.quote}</blockquote>
        </div>
      )}
      {reasons.length > 0 && (
        <div>
          <h3 className="font-strong">{t(cameToPerson ? "trail.why" : "trail.whyPassed")}</h3>
          <ul className="grid gap-0.5">
            {reasons.map((reason) => (
              <li key={reason} className="break-words">
                {reason}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Path({
  event,
  proof: { path, checkpoint },
}: {
  readonly event: TrailEventView;
  readonly proof: NonNullable<TrailEventView["proof"]>;
}) {
  const zone = useZone();
  const now = useNow("minute");
  const own = event.raw?.hash ?? "";
  const nodes = [
    { label: t("trail.thisEvent"), hash: own },
    ...path.map((hash, level) => ({ label: level === 0 ? t("trail.beside") : t("trail.levelNumber", { number: level + 1 }), hash })),
    { label: t("trail.treeHead"), hash: checkpoint.root },
  ];
  return (
    <section className="grid gap-2">
      <h3 className="text-small font-strong">{t("trail.path")}</h3>
      <ol className="grid gap-1.5 text-small">
        {nodes.map(({ label, hash }) => (
          <li key={label} className="grid grid-cols-[96px_47px_minmax(0,1fr)] items-center gap-2">
            <span className="text-fg-2">{label}</span>
            <SealBars hash={hash} height={12} />
            <span className="hash truncate text-fg-2">{formatHash(hash)}</span>
          </li>
        ))}
      </ol>
      <p className="break-words text-small text-fg-2">
        {t("trail.signedWith", { time: formatWhen(checkpoint.at, now, zone), events: formatCount(checkpoint.size), key: checkpoint.key })}
      </p>
    </section>
  );
}

function Actions({ event: { row, proof } }: { readonly event: TrailEventView }) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      {proof !== null && (
        <Button icon="download" onClick={() => save(`event-${row.logIndex}.jsonl`, `${proof.lines.join("\n")}\n`)}>
          {t("trail.download")}
        </Button>
      )}
      {row.item !== null && (
        <ButtonLink look="quiet" href={sightOf(row, row.item)}>
          {t(row.by.kind === "person" ? "trail.sawIt" : "runs.asItWas")}
        </ButtonLink>
      )}
    </div>
  );
}

/** The screen just before they did it, through their eyes; where no person did it, the screen just after. */
const sightOf = ({ at, by }: TrailEventView["row"], item: string): string =>
  by.kind === "person" ? pastAddress(item, at - 1, by.person.id) : pastAddress(item, at);

/** Hands the browser a file that was made here. */
function save(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: "application/jsonl" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}

function Raw({ raw }: { readonly raw: NonNullable<TrailEventView["raw"]> }) {
  const what = useId();
  return (
    <details className="text-small">
      <summary className="target cursor-pointer font-medium">{t("trail.raw")}</summary>
      <p id={what} className="py-1 text-fg-2">
        {t("trail.rawWhat")}
      </p>
      <Code text={raw.envelope} describedBy={what} />
      {raw.values !== "{}" && <Code text={raw.values} describedBy={what} />}
      {raw.erased.length > 0 && <p className="py-1 text-fg-2">{t("trail.gone", { fields: raw.erased.join(", ") })}</p>}
    </details>
  );
}

function Code({ text, describedBy }: { readonly text: string; readonly describedBy: string }) {
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1)
      tabIndex={0}
      aria-describedby={describedBy}
      className="mono mb-2 max-h-72 overflow-auto whitespace-pre-wrap break-all rounded-2 border border-line bg-sunken p-2 text-micro"
    >
      {text}
    </pre>
  );
}
