"use client";
// The evidence of an item, piece by piece, drawn inert: nothing in it runs or loads anything, and links leave by a page of ours.
import { leaveAddress } from "@core/words/link";
import { t } from "@core/words/t";
import { revealLine, revealText } from "@core/words/untrusted-text";
import type { Json, JsonObject } from "@core/words/vocabulary";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";
import type { EvidenceView } from "@/server/views/shapes-item";
import { useDesk } from "./desk";
import { printValue } from "./effect-rows";
import { EvidenceImage } from "./evidence-image";
import { EvidenceText } from "./evidence-text";
import { Section } from "./section";

const ICONS: Record<EvidenceView["kind"], IconName> = { text: "text", image: "image", json: "braces", link: "link" };

interface EvidenceProps {
  readonly evidence: readonly EvidenceView[];
  readonly onEnlarge: (sha256: string) => void;
}

export function Evidence({ evidence, onEnlarge }: EvidenceProps) {
  if (evidence.length === 0) return null;
  const links = evidence.filter((piece) => piece.kind === "link");
  const pieces = evidence.filter((piece) => piece.kind !== "link");
  return (
    <Section name="evidence" title={t("evidence.title")} sub={t("evidence.pieces", { count: evidence.length })}>
      <ul className="flex flex-wrap gap-x-5 gap-y-4">
        {pieces.map((piece) => (
          <li
            key={`${piece.label}-${piece.sha256}`}
            className={cn(piece.kind === "image" ? "w-[132px]" : "min-w-[min(100%,180px)] flex-1 basis-[200px]")}
          >
            <h3 className="mb-1 flex items-center gap-1.5 text-micro text-fg-3">
              <Icon name={ICONS[piece.kind]} size={14} />
              <span className="truncate">{revealLine(piece.label)}</span>
            </h3>
            <Piece piece={piece} onEnlarge={() => onEnlarge(piece.sha256)} />
          </li>
        ))}
      </ul>
      {links.length > 0 && (
        <ul className="mt-2 grid gap-0.5">
          {links.map((piece) => (
            <li key={`${piece.label}-${piece.sha256}`} className="flex flex-wrap items-baseline gap-x-2 text-small">
              <Icon name="link" size={12} className="self-center text-fg-3" />
              {revealLine(piece.label)}
              <LinkOut piece={piece} />
            </li>
          ))}
        </ul>
      )}
      <p className="mt-1.5 text-small text-fg-3">{t("evidence.fromOutside")}</p>
    </Section>
  );
}

function LinkOut({ piece }: { readonly piece: EvidenceView }) {
  const { item } = useDesk();
  if (piece.url === null) return <span className="text-fg-3">{piece.notShown ?? t("evidence.noWebAddress")}</span>;
  // By way of a page of ours that shows the whole address: the label is a stranger's.
  return (
    <a
      href={leaveAddress({ item: item.id, piece: piece.sha256 })}
      target="_blank"
      rel="noopener noreferrer"
      className="mono link [overflow-wrap:anywhere] text-fg-2"
    >
      {piece.host ?? piece.url}
      <span className="sr-only">{t("evidence.newTab")}</span>
    </a>
  );
}

function Piece({ piece, onEnlarge }: { readonly piece: EvidenceView; readonly onEnlarge: () => void }) {
  if (piece.kind === "image") return <EvidenceImage piece={piece} onEnlarge={onEnlarge} className="h-24 w-[132px]" />;
  if (piece.notShown !== null) return <p className="text-small text-fg-2">{piece.notShown}</p>;
  if (piece.kind === "text")
    return <EvidenceText piece={piece} text={typeof piece.content === "string" ? piece.content : printValue(piece.content)} />;
  return <JsonFacts content={piece.content} />;
}

const isObject = (value: Json): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

/** More names than this are read as the text they are. */
const MOST_FACTS = 16;

/** What is nested stays one line of JSON. */
const printFact = (value: Json): string => (isNested(value) ? revealText(JSON.stringify(value)) : printValue(value));
const isNested = (value: Json) =>
  typeof value === "object" && value !== null && !(Array.isArray(value) && value.every((member) => typeof member !== "object"));

function JsonFacts({ content }: { readonly content: Json }) {
  const entries = isObject(content) ? Object.entries(content) : null;
  if (entries === null || entries.length > MOST_FACTS) {
    return (
      <pre className="mono quiet-scroll max-h-48 overflow-auto whitespace-pre-wrap [overflow-wrap:anywhere]">
        {revealText(JSON.stringify(content, null, 2))}
      </pre>
    );
  }
  return (
    <dl className="mono grid grid-cols-[auto_1fr] gap-x-3 gap-y-px leading-[18px]">
      {entries.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-fg-3">{revealText(name)}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">{printFact(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
