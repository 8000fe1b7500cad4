// The findings of paths in words, with the names that the directory has; the screen shows them and a refused save is told by them.
import type { PathFinding } from "@core/escalation/lint-ladders";
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { type Directory, everyQueue } from "./directory";

export interface PathFindingWords {
  readonly title: string;
  /** What to do about it. */
  readonly mend: string;
}

export function pathFindingWords({ code, queue, about }: PathFinding, directory: Directory): PathFindingWords {
  const queues = everyQueue(directory);
  const nameOf = (id: typeof queue) => revealLine(queues.get(id)?.name ?? id);
  const person = about.person === undefined ? "" : revealLine(directory.people.get(about.person)?.name ?? about.person);
  const values = {
    queue: nameOf(queue),
    other: about.other === undefined ? "" : nameOf(about.other),
    person,
    rung: about.rung ?? 0,
    action: revealLine(about.demand?.action ?? ""),
    workflow: revealLine(about.demand?.workflow ?? ""),
    more: about.more ?? 0,
    count: about.count ?? 0,
    of: about.of ?? 0,
    time: durationWords(about.ms ?? 0),
    end: durationWords(about.of ?? 0),
  };
  return { title: t(`ladderLint.${code}`, values), mend: t(`ladderLint.mend_${code}`) };
}
