"use client";
// Calibrates a threshold: which error is accepted, how sure one wants to be, one look at the evidence, and what it supports taken into the draft.
import { spend } from "@core/trust/calibration";
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { type FormEvent, useId, useState } from "react";
import { useCalibrate, useCalibrationEvidence, useCalibrations } from "@/components/data/policies";
import { formatPercent } from "@/components/marks/format";
import { CandidatesField } from "@/components/policy/candidates-field";
import { CertificateView } from "@/components/policy/certificate-view";
import { useAnnounce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogBody } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { CalibrationsView, CertificateView as Look } from "@/server/views/calibrations";

interface CalibrationProps {
  readonly workflow: string;
  readonly name: string;
  /** The certificate that is shown first; null to begin with the terms of a look. */
  readonly first: string | null;
  /** Where the draft has the threshold. */
  readonly draft: number;
  /** A threshold as it is written beside its rule. */
  readonly words: (threshold: number) => string;
  readonly mayWrite: boolean;
  /** Of the draft. */
  readonly candidates: readonly number[] | undefined;
  readonly onTake: (threshold: number) => void;
  readonly onCandidates: (candidates: readonly number[] | undefined) => void;
  readonly onClose: () => void;
}

const NOT = {
  unknown: "calibration.noThreshold",
  "no-candidates": "calibration.noCandidates",
  "no-direction": "calibration.noDirection",
} as const;

export function CalibrationDialog(props: CalibrationProps) {
  const { workflow, name, onClose } = props;
  const { data: known } = useCalibrations(workflow);
  const [shown, setShown] = useState(props.first);
  const look = known?.certificates.find(({ id }) => id === shown);
  const lane = known?.thresholds.find((threshold) => threshold.name === name);
  return (
    <Dialog open onClose={onClose} title={t("calibration.calibrateName", { name })} className="w-[min(660px,calc(100vw-24px))]">
      {known !== undefined && look !== undefined && <Result {...props} look={look} onBack={() => setShown(null)} />}
      {known !== undefined && look === undefined && lane?.not === null && <Terms {...props} known={known} lane={lane} onShow={setShown} />}
      {known !== undefined && look === undefined && lane?.not !== null && (
        <>
          <DialogBody className="grid gap-4">
            <p>{t(NOT[lane?.not ?? "unknown"])}</p>
            <CandidatesField {...props} />
          </DialogBody>
          <DialogActions>
            <Button onClick={onClose}>{t("calibration.done")}</Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}

interface TermsProps extends CalibrationProps {
  readonly known: CalibrationsView;
  readonly lane: CalibrationsView["thresholds"][number];
  readonly onShow: (certificate: string) => void;
}

/** A share typed as a percentage; null where it is none within the bounds. */
function shareOf(text: string, from: number, to: number): number | null {
  const percent = Number(text.trim().replace(",", "."));
  // Rounded: 2.3 / 100 is not 0.023.
  return text.trim() !== "" && percent >= from && percent <= to ? Number((percent / 100).toPrecision(12)) : null;
}
const [LEAST_TOLERATED, MOST_TOLERATED, LEAST_SURE, MOST_SURE] = [0.01, 50, 50, 99.9];

function Terms({ workflow, name, words, known, lane, mayWrite, candidates, onCandidates, onClose, onShow }: TermsProps) {
  const looks = known.certificates.filter(({ threshold }) => threshold === name);
  const [tolerated, setTolerated] = useState("2");
  const [confidence, setConfidence] = useState("95");
  const [action, setAction] = useState(lane.actions[0] ?? "");
  const [agentVersion, setAgentVersion] = useState(looks[0]?.agentVersion ?? "1");
  const [tried, setTried] = useState(false);
  const { data: evidence } = useCalibrationEvidence(workflow);
  const calibrate = useCalibrate();
  const evidenceId = useId();

  const shares = {
    tolerated: shareOf(tolerated, LEAST_TOLERATED, MOST_TOLERATED),
    confidence: shareOf(confidence, LEAST_SURE, MOST_SURE),
  };
  const number = 1 + Math.max(0, ...looks.filter((one) => one.action === action).map((one) => one.certificate.look));
  const called = revealLine(action);
  const outcomes = evidence?.find((one) => one.action === action);
  const none = evidence !== undefined && (outcomes?.known ?? 0) === 0;

  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (shares.tolerated === null || shares.confidence === null || agentVersion.trim() === "") return;
    calibrate.mutate(
      { workflow, threshold: name, action, agentVersion, tolerated: shares.tolerated, confidence: shares.confidence },
      { onSuccess: ({ id }) => onShow(id) },
    );
  };
  const badShare = (share: number | null, from: number, to: number) =>
    tried && share === null ? t("calibration.share", { from, to }) : undefined;
  return (
    <form className="contents" onSubmit={send}>
      <DialogBody className="grid gap-4">
        <p className="text-fg-2">{t("calibration.what")}</p>
        <div className="grid items-start gap-3 mid:grid-cols-3">
          <Field
            label={t("calibration.tolerated")}
            hint={t("calibration.toleratedHint")}
            error={badShare(shares.tolerated, LEAST_TOLERATED, MOST_TOLERATED)}
          >
            {(control) => (
              <Input {...control} inputMode="decimal" value={tolerated} onChange={({ target }) => setTolerated(target.value)} />
            )}
          </Field>
          <Field
            label={t("calibration.confidence")}
            hint={t("calibration.confidenceHint")}
            error={badShare(shares.confidence, LEAST_SURE, MOST_SURE)}
          >
            {(control) => (
              <Input {...control} inputMode="decimal" value={confidence} onChange={({ target }) => setConfidence(target.value)} />
            )}
          </Field>
          <Field
            label={t("calibration.agentVersion")}
            hint={t("calibration.agentVersionHint")}
            error={tried && agentVersion.trim() === "" ? t("calibration.sayVersion") : undefined}
          >
            {(control) => (
              <Input {...control} value={agentVersion} maxLength={100} onChange={({ target }) => setAgentVersion(target.value)} />
            )}
          </Field>
        </div>
        {lane.actions.length > 1 && (
          <Field label={t("policy.action")}>
            {(control) => (
              <Select {...control} value={action} onChange={({ target }) => setAction(target.value)}>
                {lane.actions.map((one) => (
                  <option key={one} value={one}>
                    {revealLine(one)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        <dl className="grid gap-2">
          <div>
            <dt className="text-small font-medium">{t("calibration.evidence")}</dt>
            <dd id={evidenceId} className="text-fg-2" aria-live="polite">
              {evidence !== undefined &&
                (outcomes === undefined
                  ? t("calibration.noEvidence", { action: called })
                  : t("calibration.evidenceIs", { action: called, cases: outcomes.cases, known: outcomes.known }))}
            </dd>
          </div>
          <div>
            <dt className="text-small font-medium">{t("calibration.candidatesIn", { version: known.policyVersion })}</dt>
            <dd className="text-fg-2 tabular-nums">{lane.candidates.map(words).join(", ")}</dd>
          </div>
        </dl>
        {shares.confidence !== null && (
          <Banner title={t("calibration.lookNumber", { look: number })}>
            {t("calibration.lookSpends", {
              spent: formatPercent(spend(1 - shares.confidence, number), 2),
              delta: formatPercent(1 - shares.confidence),
            })}
          </Banner>
        )}
        {calibrate.error !== null && (
          <p role="alert" className="text-danger">
            {calibrate.error.message}
          </p>
        )}
        {mayWrite && (
          <details>
            <summary className="cursor-pointer text-small font-medium">{t("calibration.otherCandidates")}</summary>
            <CandidatesField name={name} mayWrite={mayWrite} candidates={candidates} onCandidates={onCandidates} />
          </details>
        )}
        {looks.length > 0 && <Certificates looks={looks} words={words} onShow={onShow} />}
      </DialogBody>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          {t("item.cancel")}
        </Button>
        <Button
          type="submit"
          look="primary"
          pending={calibrate.isPending}
          {...(none
            ? { disabled: true, hint: t("calibration.noEvidence", { action: called }) }
            : mayWrite
              ? {}
              : { disabled: true, hint: t("calibration.onlyWriters") })}
        >
          {t("calibration.look")}
        </Button>
      </DialogActions>
    </form>
  );
}

function Certificates({
  looks,
  words,
  onShow,
}: {
  readonly looks: readonly Look[];
  readonly words: CalibrationProps["words"];
  readonly onShow: (id: string) => void;
}) {
  return (
    <section aria-label={t("calibration.certificates")}>
      <h3 className="border-b border-line pb-1 text-small font-medium">{t("calibration.certificates")}</h3>
      <ul>
        {looks.map(({ id, certificate, policyVersion, agentVersion, current }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 border-b border-line py-1.5">
            <button type="button" className="text-left hover:underline" onClick={() => onShow(id)}>
              {t("calibration.certificate", { look: certificate.look, version: policyVersion, agent: agentVersion })}
            </button>
            <span className="text-small text-fg-2 tabular-nums">
              {certificate.supported === null
                ? t("calibration.supportsNone")
                : t("calibration.line", {
                    threshold: words(certificate.supported),
                    tolerated: formatPercent(certificate.tolerated),
                    confidence: formatPercent(certificate.confidence),
                  })}
              {!current && ` · ${t("calibration.otherRules")}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ResultProps extends CalibrationProps {
  readonly look: Look;
  readonly onBack: () => void;
}

function Result({ look, draft, words, mayWrite, onTake, onBack, onClose }: ResultProps) {
  const announce = useAnnounce();
  const { supported } = look.certificate;
  return (
    <>
      <DialogBody onlyRead>
        <CertificateView look={look} draft={draft} words={words} />
      </DialogBody>
      <DialogActions>
        <Button look="quiet" onClick={onBack}>
          {t("calibration.back")}
        </Button>
        {supported !== null && mayWrite && (
          <Button
            look="primary"
            icon="check"
            onClick={() => {
              onTake(supported);
              announce(t("calibration.taken", { threshold: words(supported) }));
              onClose();
            }}
            {...(supported === draft ? { disabled: true, hint: t("calibration.sameAsDraft", { threshold: words(supported) }) } : {})}
          >
            {t("calibration.take", { threshold: words(supported) })}
          </Button>
        )}
      </DialogActions>
    </>
  );
}
