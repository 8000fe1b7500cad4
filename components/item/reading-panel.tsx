// A scan beside what machines read in it: large enough to judge, with the readings as bars and what a second reader said.
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import { formatShare } from "@/components/marks/format";
import { cn } from "@/components/ui/cn";
import type { ItemView } from "@/server/views/shapes-item";
import { printName, printValue } from "./effect-rows";
import { EvidenceImage } from "./evidence-image";
import { firstImage, readingsOf } from "./readings";

export function ReadingPanel({ item, onEnlarge }: { readonly item: ItemView; readonly onEnlarge: (sha256: string) => void }) {
  const { evidence, signals } = item.revision;
  const scan = firstImage(evidence);
  const readings = evidence.map((piece) => readingsOf(piece.content)).find((found) => found !== null) ?? null;
  const told = Object.entries(signals).filter(([, value]) => value !== null && typeof value !== "object");
  if (scan === null) return null;
  return (
    <div className="mt-2.5 grid grid-cols-[176px_minmax(0,1fr)] items-start gap-6 max-mid:grid-cols-[112px_minmax(0,1fr)] max-mid:gap-3.5">
      <EvidenceImage piece={scan} onEnlarge={() => onEnlarge(scan.sha256)} className="aspect-square w-full" />
      <div>
        {readings !== null && (
          <>
            <h3 className="mb-1.5 text-micro text-fg-3">{t("item.reads", { agent: revealText(item.agent.name) })}</h3>
            <ul>
              {readings.map((reading, place) => (
                <li key={reading.value} className="grid h-[26px] grid-cols-[24px_minmax(0,1fr)_40px] items-center gap-2">
                  <span className="font-mono text-lead font-strong">{revealText(reading.value)}</span>
                  <span aria-hidden="true" className="h-2.5 rounded-[1px] bg-hover forced-colors:border">
                    <span
                      className={cn("block h-full rounded-[1px]", place === 0 ? "bg-machine" : "bg-machine-2")}
                      style={{ width: `${reading.share * 100}%` }}
                    />
                  </span>
                  <span className="text-right tabular-nums">{formatShare(reading.share)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        {told.length > 0 && (
          <dl className="mt-1 border-t border-line pt-1">
            {told.map(([name, value]) => (
              <div key={name} className="grid min-h-[22px] grid-cols-[minmax(0,1fr)_auto] items-center gap-2 text-small">
                <dt className="text-fg-2">{printName(name)}</dt>
                <dd className="font-medium tabular-nums">{printValue(value)}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </div>
  );
}
