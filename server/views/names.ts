// Names for ids, as one viewer sees them: people, agents, queues and holders. Pure over a directory that the store was asked for.

import type { Holder } from "@core/words/actors";
import { saidUnlessErased } from "@core/words/erasure";
import type { AgentId, PersonId, QueueId } from "@core/words/ids";
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import type { HolderView, PersonRef } from "./shapes";

/** Everybody and everything with a name. */
export interface Directory {
  readonly people: ReadonlyMap<PersonId, { readonly name: string }>;
  readonly agents: ReadonlyMap<AgentId, { readonly name: string; readonly owner: PersonId | null }>;
  readonly queues: ReadonlyMap<QueueId, { readonly name: string; readonly owner: PersonId }>;
  /** Left out where there are none. */
  readonly removedQueues?: ReadonlyMap<QueueId, { readonly name: string; readonly owner: PersonId }>;
}

export interface Names {
  person(id: PersonId): PersonRef;
  agent(id: AgentId): { readonly id: string; readonly name: string };
  queue(id: QueueId): { readonly id: string; readonly name: string; readonly owner: PersonRef | null };
  holder(holder: Holder | null): HolderView | null;
  /** Whether what this person said is no secret to the reader, also where a quorum is blind. */
  own(id: PersonId): boolean;
}

/** Names by directory; what it does not know is shown by its id, never left out. `own` is for whoever looks through another's eyes. */
export function namesOf(directory: Directory, viewer: PersonId | null, own: Names["own"] = (id) => id === viewer): Names {
  const person = (id: PersonId): PersonRef => {
    const name = saidUnlessErased(revealLine(directory.people.get(id)?.name ?? id), () => t("erasure.erasedPerson"));
    return { id, name, initials: initialsOf(name), you: id === viewer };
  };
  const agent = (id: AgentId) => ({ id, name: revealLine(directory.agents.get(id)?.name ?? id) });
  const queue = (id: QueueId) => {
    const known = directory.queues.get(id) ?? directory.removedQueues?.get(id);
    return { id, name: revealLine(known?.name ?? id), owner: known ? person(known.owner) : null };
  };
  const holder = (held: Holder | null): HolderView | null => {
    if (held === null) return null;
    if (held.kind === "queue") {
      const { name, owner } = queue(held.id);
      return { kind: held.kind, id: held.id, name, accountable: owner };
    }
    if (held.kind === "person") {
      const ref = person(held.id);
      return { kind: held.kind, id: held.id, name: ref.name, accountable: ref };
    }
    const owner = directory.agents.get(held.id)?.owner ?? null;
    return { kind: held.kind, id: held.id, name: agent(held.id).name, accountable: owner === null ? null : person(owner) };
  };
  return { person, agent, queue, holder, own };
}

/** `Priya Nair` → `PN`, `Ria` → `RI`: first letters of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /\p{L}/u.test(word));
  const letters = words.map((word) => [...word].find((character) => /\p{L}/u.test(character)) ?? "");
  const first = letters[0] ?? "?";
  const initials = letters.length > 1 ? first + (letters.at(-1) ?? "") : [...(words[0] ?? "?")].slice(0, 2).join("");
  return initials.toLocaleUpperCase("en");
}

/** The person as the subject of a sentence. */
export const subject = (person: PersonRef): string => (person.you ? t("marks.you") : person.name);
/** The person inside a sentence. */
export const inSentence = (person: PersonRef): string => (person.you ? t("marks.youDative") : person.name);
