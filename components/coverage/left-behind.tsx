"use client";
// What somebody who leaves for good answered for: queues and agents that get new owners, and everything that ends by itself.
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import type { Chosen } from "@/components/coverage/held-items";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Holdings } from "@/server/views/shapes-coverage";

interface NewOwnersProps {
  readonly held: Holdings;
  readonly owners: Chosen;
  /** The one that lacks an owner still. */
  readonly missing: string | null;
  readonly onChoose: (id: string, to: string) => void;
}

export function NewOwners({ held: { queues, agents, successors }, owners, missing, onChoose }: NewOwnersProps) {
  const list = (title: string, owned: readonly { readonly id: string; readonly name: string }[], what: string | null) =>
    owned.length > 0 && (
      <section aria-label={title} className="grid gap-2.5">
        <h3 className="border-b border-line pb-1 font-medium">{title}</h3>
        {what !== null && <p className="text-small text-fg-2">{what}</p>}
        {owned.map(({ id, name }) => (
          <Field
            key={id}
            label={t("coverage.newOwner", { name })}
            error={missing === id && !owners[id] ? t("coverage.needsOwner", { name }) : undefined}
          >
            {(control) => (
              <Select {...control} value={owners[id] ?? ""} onChange={({ target }) => onChoose(id, target.value)}>
                <option value="">{t("coverage.choose")}</option>
                {successors.map((person) => (
                  <option key={person.id} value={person.id}>
                    {person.name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ))}
      </section>
    );
  return (
    <>
      {list(t("coverage.queuesOwned"), queues, null)}
      {list(t("coverage.agentsOwned"), agents, t("coverage.agentsWhat"))}
    </>
  );
}

export function AlsoEnds({ held }: { readonly held: Holdings }) {
  const leaves = [...held.memberOf, ...held.queues.filter(({ lastMember }) => lastMember)];
  const ends = [
    ...leaves.map(({ name, lastMember }) => t(lastMember ? "coverage.leavesQueueEmpty" : "coverage.leavesQueue", { name })),
    ...held.toldBy.map(({ name }) => t("coverage.toldNoMore", { name })),
    ...held.actsFor.map(({ person: { name } }) => t("coverage.endsActing", { name })),
    ...held.deputies.map(({ person: { name } }) => t("coverage.endsDeputy", { name })),
    ...(held.keys > 0 ? [t("coverage.keysRevoked", { count: held.keys })] : []),
    ...held.boundaries.map(({ workflow, action }) =>
      t("coverage.namedInPolicy", { workflow: revealLine(workflow), action: revealLine(action) }),
    ),
    t("coverage.sessionsEnd"),
  ];
  return (
    <section aria-label={t("coverage.alsoEnds")}>
      <h3 className="border-b border-line pb-1 font-medium">{t("coverage.alsoEnds")}</h3>
      <ul className="list-disc pt-1.5 pl-5 text-fg-2">
        {ends.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </section>
  );
}
