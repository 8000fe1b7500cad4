// People with their roles, skills, absences and deputies. One human is one row, however many logins they have.
import type { Ms, PersonId } from "@core/words/ids";
import type { Role } from "@core/words/vocabulary";
import { asc, type Column, eq, inArray } from "drizzle-orm";
import type { Tx } from "../store";
import { touchDirectory } from "./directory";

export interface RoleGrant {
  readonly role: Role;
  /** Null for everywhere; else `workflow:<name>` or `queue:<id>`. */
  readonly scope: string | null;
}

export interface Span {
  readonly from: Ms;
  /** Exclusive. */
  readonly until: Ms;
}

/** Seen from either side: `person` is the other one. */
export interface Deputyship extends Span {
  readonly person: PersonId;
  /** Null for everything; else `workflow:<name>` or `queue:<id>`. */
  readonly scope: string | null;
}

export interface StoredPerson {
  readonly id: PersonId;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly createdAt: Ms;
  readonly offboardedAt: Ms | null;
  /** Most items that the person has claimed at once; null for as many as they like. */
  readonly wipLimit: number | null;
  /** When their name and address were erased; null while they are there. */
  readonly erasedAt: Ms | null;
  readonly roles: readonly RoleGrant[];
  readonly skills: readonly string[];
  readonly absences: readonly Span[];
  /** Whom this person may act for, and when. */
  readonly deputyFor: readonly Deputyship[];
  /** Who may act for this person, and when. */
  readonly deputies: readonly Deputyship[];
}

export async function readPerson(tx: Tx, id: PersonId): Promise<StoredPerson | null> {
  const [person] = await readPeople(tx, [id]);
  return person ?? null;
}

export async function findPersonByEmail(tx: Tx, email: string): Promise<StoredPerson | null> {
  const { people } = tx.t;
  const [row] = await tx.q.select({ id: people.id }).from(people).where(eq(people.email, email.toLowerCase()));
  return row ? readPerson(tx, row.id) : null;
}

/** These people, or all of them, in order of name. */
export async function readPeople(tx: Tx, ids?: readonly PersonId[]): Promise<StoredPerson[]> {
  if (ids?.length === 0) return [];
  const { people, personRoles, personSkills, absences, deputies } = tx.t;
  const these = (column: Column) => (ids ? inArray(column, [...ids]) : undefined);
  const rows = await tx.q.select().from(people).where(these(people.id)).orderBy(asc(people.name), asc(people.id));
  const found = new Map(rows.map((row) => [row.id, unrolled(row)]));
  for (const { person, role, scope } of await tx.q.select().from(personRoles).where(these(personRoles.person))) {
    found.get(person)?.roles.push({ role, scope: scope === "" ? null : scope });
  }
  for (const { person, skill } of await tx.q.select().from(personSkills).where(these(personSkills.person)))
    found.get(person)?.skills.push(skill);
  for (const { person, from, until } of await tx.q.select().from(absences).where(these(absences.person))) {
    found.get(person)?.absences.push({ from, until });
  }
  for (const { person, deputy, from, until, scope } of await tx.q.select().from(deputies).where(these(deputies.person))) {
    found.get(person)?.deputies.push({ person: deputy, from, until, scope });
  }
  for (const { person, deputy, from, until, scope } of await tx.q.select().from(deputies).where(these(deputies.deputy))) {
    found.get(deputy)?.deputyFor.push({ person, from, until, scope });
  }
  return [...found.values()];
}

const unrolled = (row: Omit<StoredPerson, "roles" | "skills" | "absences" | "deputyFor" | "deputies">) => ({
  ...row,
  roles: [] as RoleGrant[],
  skills: [] as string[],
  absences: [] as Span[],
  deputyFor: [] as Deputyship[],
  deputies: [] as Deputyship[],
});

export interface NewPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly createdAt: Ms;
  readonly roles: readonly RoleGrant[];
  readonly skills: readonly string[];
}

export async function insertPerson(tx: Tx, { roles, skills, ...person }: NewPerson): Promise<void> {
  await tx.q.insert(tx.t.people).values({ ...person, email: person.email.toLowerCase(), offboardedAt: null });
  await setRoles(tx, person.id, roles);
  await setSkills(tx, person.id, skills);
}

/** Replaces all roles of a person. */
export async function setRoles(tx: Tx, person: PersonId, roles: readonly RoleGrant[]): Promise<void> {
  const { personRoles } = tx.t;
  await tx.q.delete(personRoles).where(eq(personRoles.person, person));
  const rows = roles.map(({ role, scope }) => ({ person, role, scope: scope ?? "" }));
  if (rows.length > 0) await tx.q.insert(personRoles).values(rows).onConflictDoNothing();
  await touchDirectory(tx);
}

/** Replaces all skills of a person. */
export async function setSkills(tx: Tx, person: PersonId, skills: readonly string[]): Promise<void> {
  const { personSkills } = tx.t;
  await tx.q.delete(personSkills).where(eq(personSkills.person, person));
  const rows = [...new Set(skills)].map((skill) => ({ person, skill }));
  if (rows.length > 0) await tx.q.insert(personSkills).values(rows);
  await touchDirectory(tx);
}

export async function renamePerson(tx: Tx, id: PersonId, name: string): Promise<void> {
  await tx.q.update(tx.t.people).set({ name }).where(eq(tx.t.people.id, id));
  await touchDirectory(tx);
}

/** Most items that the person has in hand at once; null for as many as come. */
export async function setWipLimit(tx: Tx, id: PersonId, limit: number | null): Promise<void> {
  await tx.q.update(tx.t.people).set({ wipLimit: limit }).where(eq(tx.t.people.id, id));
  await touchDirectory(tx);
}

/** Offboarded people keep their row: the trail speaks of them. */
export async function offboardPerson(tx: Tx, id: PersonId, at: Ms): Promise<void> {
  await tx.q.update(tx.t.people).set({ offboardedAt: at }).where(eq(tx.t.people.id, id));
  await touchDirectory(tx);
}

export async function addAbsence(tx: Tx, absence: Span & { readonly id: string; readonly person: PersonId }): Promise<void> {
  await tx.q.insert(tx.t.absences).values(absence);
  await touchDirectory(tx);
}

/** `deputy` may act for `person` in that time, within the scope. */
export async function addDeputy(
  tx: Tx,
  deputyship: Span & { readonly id: string; readonly person: PersonId; readonly deputy: PersonId; readonly scope?: string | null },
): Promise<void> {
  await tx.q.insert(tx.t.deputies).values(deputyship);
  await touchDirectory(tx);
}
