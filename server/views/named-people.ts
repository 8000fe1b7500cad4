// Who stands by id in a policy's boundaries, by name: owners, those who accepted a risk, those who may not decide.
import type { PolicyVersion } from "@core/policy/policy";
import { asPersonId } from "@core/words/ids";
import type { Names } from "./names";
import type { Reading } from "./reading";

/** Ids that nobody has are left out. */
export function namedPeople(
  { boundaries }: PolicyVersion,
  directory: Reading["directory"],
  names: Names,
): Readonly<Record<string, string>> {
  const ids = Object.values(boundaries).flatMap(({ owner, accepted_risk, exclude }) => [
    ...(owner === null ? [] : [owner]),
    ...(accepted_risk === null ? [] : [accepted_risk.owner]),
    ...exclude,
  ]);
  return Object.fromEntries(ids.map(asPersonId).flatMap((id) => (directory.people.has(id) ? [[id, names.person(id).name]] : [])));
}
