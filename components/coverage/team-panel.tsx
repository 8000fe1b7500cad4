"use client";
// Who is away and when, who stands in for whom, and the ways to say so: entering and ending absences, naming deputies, going on leave, leaving for good.
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { useState } from "react";
import { AbsenceDialog } from "@/components/coverage/absence-dialog";
import { DeputyDialog } from "@/components/coverage/deputy-dialog";
import { LeaveDialog } from "@/components/coverage/leave-dialog";
import { formatEdge } from "@/components/coverage/when";
import { useCoverageOrders } from "@/components/data/coverage";
import { useNow } from "@/components/marks/clock";
import { PersonMark } from "@/components/marks/person-mark";
import { StatusMark } from "@/components/marks/status-mark";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import type { AbsenceView, CoveragePage, DeputyView, TeamPerson } from "@/server/views/shapes-coverage";

type Form = { readonly form: "absence" | "deputy" | "leave" | "offboard"; readonly who: TeamPerson } | null;

export function TeamPanel({ page, zone }: { readonly page: CoveragePage; readonly zone: string }) {
  const [form, setForm] = useState<Form>(null);
  const close = () => setForm(null);
  return (
    <section aria-label={t("coverage.team")}>
      <h2 className="border-b border-line pb-1.5 font-strong">{t("coverage.team")}</h2>
      <ul>
        {page.team.map((who) => (
          <li
            key={who.person.id}
            aria-label={who.person.name}
            data-person
            className="grid gap-x-4 gap-y-1.5 border-b border-line py-2 mid:grid-cols-[180px_minmax(0,1fr)_auto]"
          >
            <p className="flex items-center gap-2">
              <PersonMark person={who.person} self="name" />
              {who.awayNow && <StatusMark status="attention">{t("coverage.awayNow")}</StatusMark>}
            </p>
            <Times who={who} page={page} zone={zone} />
            <p data-orders className="flex flex-wrap gap-1.5 mid:justify-end">
              {who.mayAttend && (
                <Order who={who} onPress={() => setForm({ form: "absence", who })}>
                  {t("coverage.addAbsence")}
                </Order>
              )}
              {who.mayDeputise && (
                <Order who={who} onPress={() => setForm({ form: "deputy", who })}>
                  {t("coverage.addDeputy")}
                </Order>
              )}
              {who.mayAttend && !who.awayNow && (
                <Order who={who} onPress={() => setForm({ form: "leave", who })}>
                  {t("coverage.leave")}
                </Order>
              )}
              {who.mayOffboard && (
                <Order who={who} onPress={() => setForm({ form: "offboard", who })}>
                  {t("coverage.offboard")}
                </Order>
              )}
            </p>
          </li>
        ))}
      </ul>
      {form?.form === "absence" && <AbsenceDialog person={form.who.person} zone={zone} onClose={close} />}
      {form?.form === "deputy" && <DeputyDialog person={form.who.person} page={page} zone={zone} onClose={close} />}
      {(form?.form === "leave" || form?.form === "offboard") && (
        <LeaveDialog person={form.who.person} way={form.form} zone={zone} onClose={close} />
      )}
    </section>
  );
}

function Order({ who, onPress, children }: { readonly who: TeamPerson; readonly onPress: () => void; readonly children: string }) {
  return (
    <Button size="small" look="quiet" onClick={onPress}>
      {children}
      <span className="sr-only">: {who.person.name}</span>
    </Button>
  );
}

function Times({ who, page, zone }: { readonly who: TeamPerson; readonly page: CoveragePage; readonly zone: string }) {
  const { endAbsence, endDeputy } = useCoverageOrders();
  const problem = endAbsence.error ?? endDeputy.error;
  const mine = (deputy: DeputyView) => who.mayDeputise || deputy.deputy.you;
  return (
    <ul className="grid content-start gap-1">
      {who.absences.map((absence) => (
        <li key={absence.id} className="flex flex-wrap items-center gap-x-2">
          <span className="tabular-nums">{t("coverage.awaySpan", edges(absence, zone))}</span>
          {who.mayAttend && (
            <End span={absence} pending={endAbsence.isPending} onEnd={(options) => endAbsence.mutate({ id: absence.id }, options)} />
          )}
        </li>
      ))}
      {who.deputies.map((deputy) => (
        <li key={deputy.id} className="flex flex-wrap items-center gap-x-2">
          <span className="tabular-nums">{deputyWords(deputy, page, zone)}</span>
          {deputy.awayToo && <StatusMark status="attention">{t("coverage.awayToo")}</StatusMark>}
          {mine(deputy) && (
            <End span={deputy} pending={endDeputy.isPending} onEnd={(options) => endDeputy.mutate({ id: deputy.id }, options)} />
          )}
        </li>
      ))}
      {problem !== null && (
        <li role="alert" className="text-danger">
          {problem.message}
        </li>
      )}
      {who.absences.length === 0 && who.deputies.length === 0 && <li className="text-fg-3">{t("coverage.here")}</li>}
    </ul>
  );
}

interface EndProps {
  readonly span: AbsenceView;
  readonly pending: boolean;
  readonly onEnd: (options: { readonly onSuccess: () => void }) => void;
}

/** What has begun ends now; what has not is taken away. */
function End({ span, pending, onEnd }: EndProps) {
  const announce = useAnnounce();
  const begun = span.from <= useNow("minute");
  return (
    <Button
      size="small"
      look="quiet"
      pending={pending}
      onClick={({ currentTarget }) => {
        const row = currentTarget.closest("[data-person]");
        onEnd({
          onSuccess: () => {
            announce(t(begun ? "coverage.ended" : "coverage.removed"));
            // What was pressed has gone: the focus goes on with the same person.
            row?.querySelector<HTMLElement>("[data-orders] button")?.focus();
          },
        });
      }}
    >
      {t(begun ? "coverage.endNow" : "coverage.remove")}
    </Button>
  );
}

const edges = ({ from, until }: AbsenceView, zone: string) => ({ from: formatEdge(from, zone), until: formatEdge(until, zone) });

function deputyWords(deputy: DeputyView, page: CoveragePage, zone: string): string {
  const named = { name: deputy.deputy.name, ...edges(deputy, zone) };
  return deputy.scope === ""
    ? t("coverage.standsIn", named)
    : t("coverage.standsInFor", { ...named, scope: scopeWords(deputy.scope, page) });
}

/** `queue:refunds` as the queue is called. */
function scopeWords(scope: string, { scopes }: CoveragePage): string {
  const [kind, ...rest] = scope.split(":");
  const name = rest.join(":");
  if (kind === "queue") return t("coverage.onlyQueue", { name: scopes.queues.find(({ id }) => id === name)?.name ?? name });
  return t("coverage.onlyWorkflow", { name: revealLine(name) });
}
