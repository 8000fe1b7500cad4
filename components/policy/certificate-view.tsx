// What one look at the evidence certifies: the widest threshold it supports, every candidate with its counts and bound, and what it takes for granted.
import type { Candidate } from "@core/trust/calibration";
import { t } from "@core/words/t";
import { formatCount, formatPercent } from "@/components/marks/format";
import { PersonMark } from "@/components/marks/person-mark";
import { Seal } from "@/components/marks/seal";
import { StatusMark } from "@/components/marks/status-mark";
import { TimeMark } from "@/components/marks/time-mark";
import { CalibrationChart } from "@/components/policy/calibration-chart";
import { cn } from "@/components/ui/cn";
import type { CertificateView as Look } from "@/server/views/calibrations";

interface CertificateProps {
  readonly look: Look;
  /** Where the draft has the threshold. */
  readonly draft: number;
  readonly words: (threshold: number) => string;
}

export function CertificateView({ look, draft, words }: CertificateProps) {
  const { certificate } = look;
  const { supported, candidates } = certificate;
  const failed = candidates.find(({ passed }) => passed === false);
  return (
    <div className="grid gap-4">
      <div>
        <p className="text-title font-strong">
          {supported === null ? t("calibration.supportsNone") : t("calibration.supports", { threshold: words(supported) })}
        </p>
        {supported !== null && (
          <p className="text-fg-2">
            {t("calibration.supportsWhat", {
              name: look.threshold,
              threshold: words(supported),
              tolerated: formatPercent(certificate.tolerated),
              confidence: formatPercent(certificate.confidence),
            })}
          </p>
        )}
        {failed !== undefined && (
          <p className="text-fg-2">
            {failed.more === null
              ? t("calibration.needsOther", { threshold: words(failed.threshold) })
              : t("calibration.needsMore", { count: failed.more, threshold: words(failed.threshold) })}
          </p>
        )}
        <p className="mt-1 flex flex-wrap items-center gap-x-2 text-small text-fg-2">
          {t("calibration.certificate", { look: certificate.look, version: look.policyVersion, agent: look.agentVersion })}
          <PersonMark person={look.person} self="name" />
          <TimeMark at={look.at} />
          <Seal hash={look.hash} />
        </p>
        {!look.current && (
          <StatusMark status="stale" className="mt-1">
            {t("calibration.otherRules")}
          </StatusMark>
        )}
      </div>
      <CalibrationChart certificate={certificate} draft={draft} words={words} />
      <CandidateTable candidates={candidates} supported={supported} words={words} />
      <div className="text-small">
        <p className="font-medium">{t("calibration.takesForGranted")}</p>
        <ul className="list-disc pl-4 text-fg-2">
          {certificate.assumptions.map((assumption) => (
            <li key={assumption}>{t(`calibration.assumes_${assumption}`)}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

interface TableProps {
  readonly candidates: readonly Candidate[];
  readonly supported: number | null;
  readonly words: (threshold: number) => string;
}

function CandidateTable({ candidates, supported, words }: TableProps) {
  return (
    <table className="w-full tabular-nums" aria-label={t("calibration.candidates")}>
      <thead>
        <tr className="text-right text-micro text-fg-3 [&>th]:py-1 [&>th]:font-regular">
          <th scope="col" className="text-left">
            {t("calibration.threshold")}
          </th>
          <th scope="col">{t("calibration.passes")}</th>
          <th scope="col">{t("calibration.wrong")}</th>
          <th scope="col">{t("calibration.atMost")}</th>
          <th scope="col">{t("calibration.result")}</th>
        </tr>
      </thead>
      <tbody>
        {candidates.map(({ threshold, n, errors, bound, passed }) => (
          <tr
            key={threshold}
            className={cn(
              "border-t border-line text-right [&>td]:py-1",
              threshold === supported && "bg-ink-tint",
              passed === null && "text-fg-3",
            )}
          >
            <th scope="row" className={cn("py-1 pl-1 text-left", threshold === supported ? "font-strong" : "font-regular")}>
              {words(threshold)}
            </th>
            <td>{formatCount(n)}</td>
            <td>{formatCount(errors)}</td>
            <td>{formatPercent(bound, 2)}</td>
            <td className="pr-1">
              {passed === null ? (
                <span className="text-small">{t("calibration.notTested")}</span>
              ) : (
                <StatusMark status={passed ? "ok" : "attention"}>
                  {t(passed ? "calibration.supported" : "calibration.notSupported")}
                </StatusMark>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
