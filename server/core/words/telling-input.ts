// The schemas of what is asked and ordered of one's own inbox, and of the choices of how a person is told.
import { z } from "zod";
import { NOTICE_KINDS } from "./notices";
import { t } from "./t";
import { PACES, type Telling } from "./telling";
import { isZone } from "./zone";

const minute = z
  .int()
  .min(0)
  .max(24 * 60 - 1);
const kinds = z.array(z.enum(NOTICE_KINDS)).max(NOTICE_KINDS.length).readonly();

export const tellingSchema = z.strictObject({
  unwanted: z.strictObject({ browser: kinds, mail: kinds, chat: kinds }),
  pace: z.enum(PACES),
  dailyAt: minute,
  quiet: z
    .strictObject({ from: minute, to: minute })
    .refine(({ from, to }) => from !== to, { error: () => t("inbox.quietEmpty") })
    .nullable(),
  zone: z
    .string()
    .max(64)
    .refine(isZone, { error: () => t("inbox.noZone") }),
}) satisfies z.ZodType<Telling>;

const noticeId = z.string().min(1).max(64);

export const inboxInput = z.strictObject({
  only: z.enum(["unread", "all"]).default("unread"),
  /** The last one of the page before. */
  cursor: z.strictObject({ at: z.int(), id: noticeId }).nullish(),
});

export const markNoticeInput = z.strictObject({ notice: noticeId, read: z.boolean() });

/** Up to the newest that the person had before them: what came since stays unread. */
export const readAllInput = z.strictObject({ upTo: z.int() });
