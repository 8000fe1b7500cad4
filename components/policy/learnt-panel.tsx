"use client";
// What past items say that the registry of a draft does not: each with its evidence, to be taken into the draft by a person, part by part.
import { allOf, type Evidence, type LearntAction, stillMissing, type Taken, withLearnt } from "@core/policy/learnt";
import type { RegistryVersion } from "@core/policy/registry";
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { type ReactNode, useState } from "react";
import { useLearntRegistry } from "@/components/data/policies";
import { formatCount } from "@/components/marks/format";
import { ArgumentsTable } from "@/components/policy/arguments-table";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";

interface LearntPanelProps {
  readonly draftId: string;
  readonly registry: RegistryVersion;
  readonly onTake: (registry: RegistryVersion) => void;
}

export function LearntPanel({ draftId, registry, onTake }: LearntPanelProps) {
  const { data: learnt, isFetching, error, refetch } = useLearntRegistry(draftId);
  const announce = useAnnounce();
  const missing = learnt?.actions.flatMap((action) => stillMissing(action, registry) ?? []) ?? [];
  return (
    <section aria-label={t("registry.learnt")} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2 rounded-2 bg-sunken p-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="min-w-48 flex-1 text-small text-fg-2">
          {learnt === undefined ? t("registry.learnWhat") : t("registry.lookedThrough", { count: learnt.items })}
          {learnt !== undefined && learnt.imported > 0 && ` ${t("policy.ofThemImported", { count: learnt.imported })}.`}
          {learnt !== undefined && learnt.passedBy > 0 && ` ${t("registry.passedBy", { count: learnt.passedBy })}`}
        </p>
        <Button
          icon="search"
          pending={isFetching}
          onClick={() =>
            void refetch().then(({ data }) => data !== undefined && announce(t("registry.lookedThrough", { count: data.items })))
          }
        >
          {t(learnt === undefined ? "registry.learn" : "registry.learnAgain")}
        </Button>
      </div>
      {error !== null && (
        <p role="alert" className="text-small text-danger">
          {error.message}
        </p>
      )}
      {learnt !== undefined && missing.length === 0 && <p className="text-fg-2">{t("registry.nothingLearnt")}</p>}
      {missing.map((action) => (
        <Proposal
          key={action.action}
          learnt={action}
          onTake={(taken) => {
            onTake(withLearnt(registry, action, taken));
            announce(t("registry.takenNow", { name: revealLine(action.action) }));
          }}
        />
      ))}
    </section>
  );
}

interface ProposalProps {
  readonly learnt: LearntAction;
  readonly onTake: (taken: Taken) => void;
}

/** Of an unknown action everything is ticked; to what is registered already, a person adds only what they choose. */
function Proposal({ learnt, onTake }: ProposalProps) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set());
  const isOn = (part: string) => (learnt.registered ? added.has(part) : !left.has(part));
  const turn = (part: string, on: boolean) => {
    const [set, keep] = learnt.registered ? ([setAdded, on] as const) : ([setLeft, !on] as const);
    set((before) => new Set(keep ? [...before, part] : [...before].filter((known) => known !== part)));
  };
  const all = allOf(learnt);
  const taken: Taken = {
    schema: all.schema && isOn("schema"),
    arguments: all.arguments.filter((name) => isOn(`argument ${name}`)),
    facts: all.facts.filter((name) => isOn(`fact ${name}`)),
    atRisk: all.atRisk && isOn("at-risk"),
  };
  const count = taken.arguments.length + taken.facts.length + Number(taken.schema) + Number(taken.atRisk);
  const name = revealLine(learnt.action);
  const part = (key: string, evidence: Evidence | null, words: ReactNode) => (
    <Part key={key} on={isOn(key)} evidence={evidence} onTurn={(on) => turn(key, on)}>
      {words}
    </Part>
  );
  return (
    <fieldset className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1 border-t border-line pt-2">
      <legend className="sr-only">{name}</legend>
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h3 className="mono font-medium [overflow-wrap:anywhere]">{name}</h3>
        <span className="text-small text-fg-2">
          {t(learnt.registered ? "registry.saysMore" : "registry.unknown")} · {t("registry.inItems", { count: learnt.items })}
        </span>
      </div>
      {learnt.claims.length > 0 && !learnt.registered && (
        <p className="text-small text-fg-2">
          {t("registry.agentsSay", {
            claims: learnt.claims.map(({ reversibility, seen }) => `${t(`marks.${reversibility}`)} (${formatCount(seen)})`).join(", "),
          })}
        </p>
      )}
      {learnt.schema !== null &&
        part(
          "schema",
          null,
          <>
            {t("registry.schemaOf", { count: learnt.items })}
            <span className="block text-small text-fg-3">{t("registry.schemaWhat")}</span>
          </>,
        )}
      {learnt.schema !== null && (
        <details className="pl-6">
          <summary className="text-small text-fg-2">{t("registry.showSchema")}</summary>
          <ArgumentsTable schema={learnt.schema} />
        </details>
      )}
      {learnt.arguments.map(({ name: argument, evidence }) =>
        part(
          `argument ${argument}`,
          evidence,
          <>
            {t("registry.argument")} <span className="mono">{revealLine(argument)}</span>
            <span className="block text-small text-fg-3">{t("registry.argumentRefused")}</span>
          </>,
        ),
      )}
      {learnt.facts.map(({ name: fact, fact: { from, type, required }, evidence }) =>
        part(
          `fact ${fact}`,
          evidence,
          <>
            {t("policy.fact")} <span className="mono">{fact}</span>{" "}
            <span className="text-fg-2">
              {type}, {t(required ? "policy.required" : "policy.optional")}
            </span>{" "}
            <span className="mono text-small text-fg-3">{revealLine(from)}</span>
          </>,
        ),
      )}
      {learnt.atRisk !== null &&
        part(
          "at-risk",
          null,
          <>
            {t("registry.atRisk")} <span className="mono">{`${learnt.atRisk.amount} ${learnt.atRisk.currency}`}</span>
            <span className="block text-small text-fg-3">
              {learnt.atRisk.agrees.of === 0 ? t("registry.byName") : t("registry.agrees", { count: learnt.atRisk.agrees.seen })}
            </span>
          </>,
        )}
      {learnt.refused.length > 0 && (
        <div className="text-small text-fg-2">
          <p>{t("registry.wouldRefuse")}</p>
          <ul className="pl-6">
            {learnt.refused.map(({ path, message, seen }) => (
              <li key={`${path} ${message}`} className="[overflow-wrap:anywhere]">
                <span className="mono">{path === "" ? "/" : path}</span> {message} {t("registry.inItems", { count: seen })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {(!learnt.registered ||
        learnt.schema !== null ||
        learnt.facts.length > 0 ||
        learnt.arguments.length > 0 ||
        learnt.atRisk !== null) && (
        <Button
          icon="plus"
          disabled={learnt.registered && count === 0}
          hint={t("registry.chooseFirst")}
          onClick={() => onTake(taken)}
          className="mt-1 max-w-full min-w-0 justify-self-start"
        >
          <span className="truncate">{t(learnt.registered ? "registry.takeInto" : "registry.register", { name })}</span>
        </Button>
      )}
    </fieldset>
  );
}

interface PartProps {
  readonly on: boolean;
  readonly evidence: Evidence | null;
  readonly onTurn: (on: boolean) => void;
  readonly children: ReactNode;
}

function Part({ on, evidence, onTurn, children }: PartProps) {
  return (
    <CheckField checked={on} onChange={onTurn}>
      {children}
      {evidence !== null && (
        <span className="block text-small text-fg-3 [overflow-wrap:anywhere]">
          {t("registry.seenIn", { seen: evidence.seen, of: evidence.of })}
          {evidence.examples.length > 0 && (
            <>
              {": "}
              <span className="mono">{evidence.examples.join(", ")}</span>
            </>
          )}
        </span>
      )}
    </CheckField>
  );
}
