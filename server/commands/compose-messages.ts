// Composes mails and chat messages of what people were told and have not read: one for each person and way, when their time has come.
// A message names kinds, queues and numbers and links to the rest; what an item holds, its title included, never leaves the product.
import { quietUntil } from "@core/escalation/tell-at";
import { asPersonId, type PersonId, type QueueId } from "@core/words/ids";
import type { Language } from "@core/words/language";
import { noticePath, noticeWords } from "@core/words/notice-words";
import { type MessageBody, NOTICE_KINDS, type OutwardWay } from "@core/words/notices";
import { settingsFrom } from "@core/words/settings-input";
import { t } from "@core/words/t";
import { wants } from "@core/words/telling";
import { revealLine } from "@core/words/untrusted-text";
import { tryLock } from "@/db/engine/locks";
import { insertMessage } from "@/db/queries/messages";
import { noticesSent, noticesToSend, peopleToTell, postponeNotices, type StoredNotice } from "@/db/queries/notices";
import { readSettings } from "@/db/queries/settings";
import type { Tx } from "@/db/store";
import { type Directory, standingAt } from "../access/directory";
import { seesQueue } from "../access/resolve";
import type { Deps } from "../deps";

/** Says what `say` says in a language: who composes is no request, so nobody else knows whose it is. */
export type SpeakIn = <Said>(language: Language, say: () => Said) => Said;

const PEOPLE_AT_ONCE = 50;
/** Of more causes than these a message tells the first ones, and the inbox the rest. */
const NOTICES_EACH = 50;
/** What would go out so soon goes along. */
const ALONG_MS = 60_000;

/** Composes for some people; true where there may be more. */
export async function composeMessages(deps: Deps, way: OutwardWay, speakIn: SpeakIn): Promise<boolean> {
  const people = await deps.store.read(async (tx) => peopleToTell(tx, way, await deps.store.nowMs(tx), PEOPLE_AT_ONCE));
  for (const person of people) {
    const isMine = await deps.store.write(async (tx) => {
      if (!(await tryLock(tx, "teller"))) return false;
      await composeFor(deps, tx, way, person, speakIn);
      return true;
    });
    if (!isMine) return false;
  }
  return people.length > 0;
}

async function composeFor(deps: Deps, tx: Tx, way: OutwardWay, person: PersonId, speakIn: SpeakIn): Promise<void> {
  const now = await deps.store.nowMs(tx);
  const { telling, language } = settingsFrom(await readSettings(tx, person));
  const directory = await deps.directory.at(tx);
  const standing = standingAt(directory, person, now);
  if (standing === null || standing.offboarded) return postponeNotices(tx, way, person, null);
  // Chosen, or become night, since it was said.
  const quiet = quietUntil(telling, now);
  if (quiet !== null) return postponeNotices(tx, way, person, quiet);

  const upTo = now + ALONG_MS;
  const kinds = NOTICE_KINDS.filter((kind) => wants(telling, way, kind));
  const { first, all } = await noticesToSend(tx, way, person, { kinds, upTo, limit: NOTICES_EACH });
  await noticesSent(tx, way, person, upTo, now);
  if (all === 0) return;
  const body = speakIn(language === "browser" ? "en" : language, () =>
    composed(first, {
      all,
      base: deps.settings.BASE_URL ?? "",
      name: directory.people.get(person)?.name ?? "",
      lineOf: (notice) => lineOf(notice, directory, (queue) => seesQueue(standing, queue)),
    }),
  );
  await insertMessage(tx, { id: deps.ids.any(), way, person, body, at: now });
}

/** What a notice says to somebody who may see only some queues. */
function lineOf({ kind, times, queue, data }: StoredNotice, directory: Directory, sees: (queue: QueueId) => boolean): string {
  const name = queue === null || !sees(queue) ? null : revealLine(directory.queues.get(queue)?.name ?? queue);
  const words = noticeWords({ kind, times, queue: name, data });
  if (typeof data.for !== "string") return words;
  return `${words}, ${t("inbox.forOne", { name: revealLine(directory.people.get(asPersonId(data.for))?.name ?? data.for) })}`;
}

interface Composing {
  /** How many there are, also where not all of them are told. */
  readonly all: number;
  readonly base: string;
  readonly name: string;
  readonly lineOf: (notice: StoredNotice) => string;
}

function composed(notices: readonly StoredNotice[], { all, base, name, lineOf }: Composing): MessageBody {
  const lines = notices.map((notice) => {
    const path = noticePath(notice);
    return { kind: notice.kind, times: notice.times, words: lineOf(notice), url: path === null ? null : new URL(path, base).href };
  });
  const [first] = lines;
  const subject =
    lines.length === 1 && first !== undefined ? t("inbox.mailSubject", { what: first.words }) : t("inbox.mailSubjectSome", { count: all });
  const more = all > lines.length ? t("inbox.mailMore", { count: all - lines.length }) : null;
  const inbox = new URL("/inbox", base).href;
  const choose = new URL("/settings", base).href;
  const text = [
    t("inbox.mailGreeting", { name: revealLine(name) }),
    "",
    ...lines.flatMap(({ words, url }) => [`- ${words}`, ...(url === null ? [] : [`  ${url}`])]),
    ...(more === null ? [] : [more]),
    "",
    t("inbox.mailInbox", { url: inbox }),
    t("inbox.mailChoose", { url: choose }),
    "",
  ].join("\n");
  return {
    subject,
    text,
    html: htmlOf(name, lines, { more, inbox, choose }),
    notices: lines.map(({ kind, times, url }) => ({ kind, times, url })),
  };
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
const linked = (url: string, words: string) => `<a href="${escaped(url)}">${escaped(words)}</a>`;

/** Plain enough for every reader of mail: no pictures, nothing that is fetched. */
function htmlOf(
  name: string,
  lines: readonly { readonly words: string; readonly url: string | null }[],
  { more, inbox, choose }: { readonly more: string | null; readonly inbox: string; readonly choose: string },
): string {
  const listed = lines.map(({ words, url }) => `<li style="margin:0 0 8px">${url === null ? escaped(words) : linked(url, words)}</li>`);
  return [
    '<div style="font:14px/1.5 sans-serif;max-width:600px">',
    `<p>${escaped(t("inbox.mailGreeting", { name: revealLine(name) }))}</p>`,
    `<ul style="padding-left:20px">${listed.join("")}</ul>`,
    ...(more === null ? [] : [`<p>${escaped(more)}</p>`]),
    `<p>${linked(inbox, t("inbox.mailInboxLink"))} · ${linked(choose, t("inbox.mailChooseLink"))}</p>`,
    "</div>",
  ].join("\n");
}
