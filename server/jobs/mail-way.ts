// Mail over SMTP. A message keeps its Message-ID, so that one that is sent twice is one to whoever reads it.
import { createTransport } from "nodemailer";
import type { Fault } from "../commands/send-messages";
import type { Deps } from "../deps";
import { ANSWERS_WITHIN_MS, type WayOut } from "./way-out";

/** Faults that nodemailer names and that are the message's own; everything else says that the server cannot be reached or does not want us. */
const OF_THE_MESSAGE = ["EENVELOPE", "EMESSAGE"];

/** Null where no server is set up. */
export function createMailWay({ SMTP_URL, MAIL_FROM }: Pick<Deps["settings"], "SMTP_URL" | "MAIL_FROM">): WayOut | null {
  if (SMTP_URL === undefined || MAIL_FROM === undefined) return null;
  const address = new URL(SMTP_URL);
  const transport = createTransport({
    host: address.hostname,
    ...(address.port !== "" && { port: Number(address.port) }),
    secure: address.protocol === "smtps:",
    ...(address.username !== "" && { auth: { user: decodeURIComponent(address.username), pass: decodeURIComponent(address.password) } }),
    connectionTimeout: ANSWERS_WITHIN_MS,
    greetingTimeout: ANSWERS_WITHIN_MS,
    socketTimeout: ANSWERS_WITHIN_MS,
    // What a message holds is ours alone: nothing is read from files or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = /@([^>\s]+)/.exec(MAIL_FROM)?.[1] ?? address.hostname;
  return {
    way: "mail",
    async send({ message: { id, body }, name, email }) {
      try {
        await transport.sendMail({
          from: MAIL_FROM,
          to: { name, address: email },
          subject: body.subject,
          text: body.text,
          html: body.html,
          messageId: `<${id}@${host}>`,
          // Out-of-office answers to a machine help nobody (RFC 3834).
          headers: { "Auto-Submitted": "auto-generated" },
        });
        return null;
      } catch (fault) {
        return faultOf(fault);
      }
    },
    close: () => transport.close(),
  };
}

function faultOf(fault: unknown): Fault {
  if (!(fault instanceof Error)) return { of: "way", what: String(fault) };
  const { code, responseCode, command } = fault as Error & {
    readonly code?: string;
    readonly responseCode?: number;
    readonly command?: string;
  };
  const what = fault.message;
  // Whom we send as is the same for all: a server that refuses it would refuse every message.
  const own = code !== undefined && OF_THE_MESSAGE.includes(code) && command !== "MAIL FROM" && !what.startsWith("Invalid sender");
  if (!own) return { of: "way", what };
  // Without an answer it never came to the server: an address that is none stays none.
  return { of: "message", what, forGood: responseCode === undefined || responseCode >= 500 };
}
