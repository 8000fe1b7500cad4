// What a person was told, as they may see it now: an item that has left their sight is still told of, without its name and without a way to it.
import { asItemId, asPersonId, type PersonId, type QueueId } from "@core/words/ids";
import { noticePath, noticeWords } from "@core/words/notice-words";
import { t } from "@core/words/t";
import { readRows } from "@/db/queries/item-rows";
import { type InboxPlace, inboxState, listNotices, type StoredNotice } from "@/db/queries/notices";
import { seesQueue } from "../access/resolve";
import type { Deps } from "../deps";
import { titleOf } from "./item-row";
import { readAs, sees } from "./reading";
import type { InboxCount, InboxPage } from "./shapes-inbox";

const PAGE = 30;

export const inboxCount = (deps: Deps, person: PersonId): Promise<InboxCount> => readAs(deps, person, ({ tx }) => inboxState(tx, person));

export function inboxPage(
  deps: Deps,
  person: PersonId,
  { only, before }: { readonly only: "unread" | "all"; readonly before: InboxPlace | null },
): Promise<InboxPage> {
  return readAs(deps, person, async ({ tx, standing, names }) => {
    const found = await listNotices(tx, person, { unread: only === "unread", before, limit: PAGE + 1 });
    const shown = found.slice(0, PAGE);
    const ids = [...new Set(shown.flatMap(({ item }) => (item === null ? [] : [asItemId(item)])))];
    const titles = new Map(
      (await readRows(tx, ids)).filter(({ fold }) => sees(standing, fold)).map(({ id, title }) => [String(id), title]),
    );
    const nameOf = (queue: QueueId | null) => (queue !== null && seesQueue(standing, queue) ? names.queue(queue).name : null);
    const wordsOf = ({ kind, times, queue, data }: StoredNotice) => {
      const words = noticeWords({ kind, times, queue: nameOf(queue), data });
      return typeof data.for === "string" ? `${words}, ${t("inbox.forOne", { name: names.person(asPersonId(data.for)).name })}` : words;
    };
    const last = shown.at(-1);
    return {
      notices: shown.map((notice) => {
        const { id, kind, item, queue, lastAt, readAt } = notice;
        const gone = item !== null && !titles.has(item);
        const title = item === null ? undefined : titles.get(item);
        return {
          id,
          kind,
          words: wordsOf(notice),
          title: title === undefined ? null : titleOf(title),
          gone,
          path: noticePath({ kind, item: gone ? null : item, queue: nameOf(queue) === null ? null : queue }),
          lastAt,
          read: readAt !== null,
        };
      }),
      next: found.length > PAGE && last !== undefined ? { at: last.lastAt, id: last.id } : null,
    };
  });
}
