"use client";
// Somebody leaves, for a while or for good: what they hold is shown first, with where each of it goes; then it is moved, one after the other.
import { asAgentId, asPersonId, asQueueId } from "@core/words/ids";
import { t } from "@core/words/t";
import { DAY } from "@core/words/time";
import { useState } from "react";
import { type Chosen, HeldItems } from "@/components/coverage/held-items";
import { AlsoEnds, NewOwners } from "@/components/coverage/left-behind";
import { instantOf } from "@/components/coverage/when";
import { type Refused, useCoverageOrders, useHandOver, useHoldings } from "@/components/data/coverage";
import { localInputValue } from "@/components/item/later";
import { useReadNow } from "@/components/marks/clock";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogBody } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import { Progress } from "@/components/ui/progress";
import type { PersonRef } from "@/server/views/shapes";
import type { Holdings } from "@/server/views/shapes-coverage";

interface LeaveDialogProps {
  readonly person: PersonRef;
  readonly way: "leave" | "offboard";
  readonly zone: string;
  readonly onClose: () => void;
}

export function LeaveDialog({ person, way, zone, onClose }: LeaveDialogProps) {
  const { data: held, error } = useHoldings(person.id);
  const [chosen, setChosen] = useState(false);
  const title =
    way === "offboard"
      ? t("coverage.offboardOf", { name: person.name })
      : person.you
        ? t("coverage.leaveYours")
        : t("coverage.leaveOf", { name: person.name });
  return (
    <Dialog open onClose={onClose} title={title} unsaved={chosen}>
      {held === undefined ? (
        <DialogBody>{error !== null && <p role="alert">{error.message}</p>}</DialogBody>
      ) : (
        <LeaveForm held={held} way={way} zone={zone} onClose={onClose} onChosen={setChosen} />
      )}
    </Dialog>
  );
}

interface LeaveFormProps extends Omit<LeaveDialogProps, "person"> {
  readonly held: Holdings;
  /** Whether something stands in it that closing would lose. */
  readonly onChosen: (chosen: boolean) => void;
}

function LeaveForm({ held, way, zone, onClose, onChosen }: LeaveFormProps) {
  const { person, items, queues, agents, stays } = held;
  const readNow = useReadNow();
  const announce = useAnnounce();
  const { saveAbsence, offboard } = useCoverageOrders();
  const handOver = useHandOver();
  const [goesTo, setGoesTo] = useState<Chosen>({});
  const [owners, setOwners] = useState<Chosen>({});
  const [until, setUntil] = useState(() => localInputValue(readNow() + DAY));
  const [missing, setMissing] = useState<string | null>(null);
  const [progress, setProgress] = useState<{ readonly done: number; readonly all: number } | null>(null);
  const [refused, setRefused] = useState<readonly Refused[] | null>(null);
  const leaving = way === "offboard" ? offboard : saveAbsence;
  const untilMs = instantOf(until);

  const owned = [...queues, ...agents];
  const unowned = way === "offboard" ? owned.find(({ id }) => (owners[id] ?? "") === "") : undefined;

  const finish = (problems: readonly Refused[]) => {
    announce(t(way === "offboard" ? "coverage.gone" : "coverage.left", { name: person.name }));
    if (problems.length === 0) onClose();
    else {
      setRefused(problems);
      onChosen(false);
    }
  };
  const send = async () => {
    setMissing(unowned === undefined ? null : unowned.id);
    if (unowned !== undefined || (way === "leave" && untilMs === null)) return;
    // Back to the queue everything goes by itself once they are away; what goes to somebody is handed to them before.
    const handed = items.flatMap(({ id, title }) => (goesTo[id] ? [{ id, title, to: goesTo[id] }] : []));
    setProgress({ done: 0, all: handed.length });
    const problems = await handOver(person.id, way === "offboard" ? "offboarded" : "absent", handed, (done) =>
      setProgress({ done, all: handed.length }),
    );
    const after = { onSuccess: () => finish(problems), onSettled: () => setProgress(null) };
    if (way === "leave") return saveAbsence.mutate({ person: asPersonId(person.id), fromMs: readNow(), untilMs: untilMs ?? 0 }, after);
    offboard.mutate(
      {
        person: asPersonId(person.id),
        queues: queues.map(({ id }) => ({ queue: asQueueId(id), owner: asPersonId(owners[id] ?? "") })),
        agents: agents.map(({ id }) => ({ agent: asAgentId(id), owner: asPersonId(owners[id] ?? "") })),
      },
      after,
    );
  };

  if (refused !== null) return <Outcome refused={refused} onClose={onClose} />;
  return (
    <form
      className="contents"
      onChange={() => onChosen(true)}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <DialogBody className="grid content-start gap-4">
        {way === "leave" && (
          <Field
            label={t("coverage.until")}
            hint={t("coverage.inZone", { zone })}
            error={untilMs === null ? t("coverage.noTime") : undefined}
            className="max-w-60"
          >
            {(control) => <Input {...control} type="datetime-local" value={until} onChange={({ target }) => setUntil(target.value)} />}
          </Field>
        )}
        <HeldItems held={held} way={way} zone={zone} goesTo={goesTo} onChoose={(id, to) => setGoesTo({ ...goesTo, [id]: to })} />
        {way === "offboard" && (
          <>
            <NewOwners held={held} owners={owners} missing={missing} onChoose={(id, to) => setOwners({ ...owners, [id]: to })} />
            <AlsoEnds held={held} />
          </>
        )}
        {(stays !== null && way === "offboard") || leaving.error !== null ? (
          <p role="alert" className="text-danger">
            {leaving.error?.message ?? stays}
          </p>
        ) : null}
      </DialogBody>
      <DialogActions>
        {progress !== null && progress.all > 0 && (
          <>
            <span className="text-small text-fg-2 tabular-nums">{t("coverage.handing", progress)}</span>
            <Progress label={t("coverage.handing", progress)} value={progress.done} max={progress.all} />
          </>
        )}
        <Button look="quiet" onClick={onClose}>
          {t("item.cancel")}
        </Button>
        <Button
          type="submit"
          look={way === "offboard" ? "danger" : "primary"}
          pending={leaving.isPending || progress !== null}
          {...(way === "offboard" && stays !== null ? { disabled: true, hint: stays } : {})}
        >
          {t(way === "offboard" ? "coverage.offboard" : "coverage.leave")}
        </Button>
      </DialogActions>
    </form>
  );
}

function Outcome({ refused, onClose }: { readonly refused: readonly Refused[]; readonly onClose: () => void }) {
  return (
    <>
      <DialogBody className="grid gap-2" onlyRead>
        <p>{t("coverage.refusedOnes", { count: refused.length })}</p>
        <ul>
          {refused.map(({ id, title, why }) => (
            <li key={id} className="border-t border-line py-1.5">
              {t("coverage.itemRefused", { title, why })}
            </li>
          ))}
        </ul>
      </DialogBody>
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          {t("coverage.done")}
        </Button>
      </DialogActions>
    </>
  );
}
