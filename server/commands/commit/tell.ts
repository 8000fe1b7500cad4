// Tells people of something, in the transaction in which it happens: who is told twice of one cause has one notice that says so.
import { tellAt } from "@core/escalation/tell-at";
import type { Ms } from "@core/words/ids";
import type { Notice, OutwardWay } from "@core/words/notices";
import { settingsFrom } from "@core/words/settings-input";
import { type Telling, wants } from "@core/words/telling";
import { putNotice } from "@/db/queries/notices";
import { settingsOf } from "@/db/queries/settings";
import type { Tx } from "@/db/store";
import { recipientsOf } from "../../access/stand-ins";
import type { Deps } from "../../deps";

export type TellDeps = Pick<Deps, "ids" | "directory" | "settings">;

/** What follows within this time goes into the same message. */
const HELD_BACK_MS = 10_000;

export async function tell(deps: TellDeps, tx: Tx, now: Ms, notice: Notice): Promise<void> {
  const recipients = recipientsOf(await deps.directory.at(tx), notice, now);
  const chosen = await settingsOf(
    tx,
    recipients.map(({ person }) => person),
  );
  for (const { person, insteadOf } of recipients) {
    const { telling } = settingsFrom(chosen.get(person) ?? null);
    const out = { mail: whenOut(deps, telling, "mail", notice, now), chat: whenOut(deps, telling, "chat", notice, now) };
    const told =
      insteadOf === null ? notice : { ...notice, cause: `${notice.cause}>${insteadOf}`, data: { ...notice.data, for: insteadOf } };
    await putNotice(tx, deps.ids.any(), person, told, now, out);
  }
}

/** When it leaves the product by a way; null where the server has none, or the person does not want it. */
function whenOut({ settings }: TellDeps, telling: Telling, way: OutwardWay, { kind }: Notice, now: Ms): Ms | null {
  const address = way === "mail" ? settings.SMTP_URL : settings.CHAT_WEBHOOK_URL;
  return address === undefined || !wants(telling, way, kind) ? null : tellAt(telling, now + HELD_BACK_MS);
}
