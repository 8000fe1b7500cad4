// What the door says to the server: sign in, and choose a password of one's own. Answers in words that say what to do, and never whether an address is known.
import { t } from "@core/words/t";
export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export interface Problem {
  readonly title: string;
  readonly detail: string;
}

export type SignInAnswer =
  | { readonly signedIn: true; readonly mustChoosePassword: boolean }
  | { readonly signedIn: false; readonly problem: Problem };

const unreachable = (): Problem => ({ title: t("door.noAnswer"), detail: t("door.noAnswerDo") });
const broken = (): Problem => ({ title: t("door.failed"), detail: t("door.failedDo") });

/** A null answer means that no server was there. */
async function send(path: string, body: object): Promise<Response | null> {
  try {
    return await fetch(`/api/auth${path}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

export async function signIn(credentials: Credentials): Promise<SignInAnswer> {
  const answer = await send("/sign-in/email", credentials);
  if (answer?.ok) return { signedIn: true, mustChoosePassword: mustChoose(await answer.json()) };
  return { signedIn: false, problem: await signInProblem(answer) };
}

/** The server says until when a one-time password holds; a password of one's own has no end. */
const mustChoose = (body: { readonly user?: { readonly passwordUntil?: string | null } }): boolean => Boolean(body.user?.passwordUntil);

async function signInProblem(answer: Response | null): Promise<Problem> {
  if (answer === null) return unreachable();
  if (answer.status === 429) return tooMany(answer);
  if (answer.status >= 500) return broken();
  if ((await codeOf(answer)) === "ONE_TIME_PASSWORD_EXPIRED") return { title: t("door.expired"), detail: t("door.expiredDo") };
  return {
    title: t("door.wrong"),
    detail: t("door.wrongDo"),
  };
}

/** Null once the new password holds. */
export async function choosePassword(oneTime: string, own: string): Promise<Problem | null> {
  const answer = await send("/change-password", { currentPassword: oneTime, newPassword: own, revokeOtherSessions: true });
  if (answer === null) return unreachable();
  if (answer.ok) return null;
  if (answer.status === 429) return tooMany(answer);
  if (answer.status >= 500) return broken();
  if ((await codeOf(answer)) === "SAME_PASSWORD") return { title: t("door.same"), detail: t("door.sameDo") };
  return { title: t("door.notChanged"), detail: t("door.notChangedDo") };
}

function tooMany(answer: Response): Problem {
  const seconds = Number(answer.headers.get("retry-after") ?? answer.headers.get("x-retry-after") ?? 60);
  const wait = seconds > 90 ? t("door.waitMinutes", { minutes: Math.ceil(seconds / 60) }) : t("door.waitSeconds", { seconds });
  return { title: t("door.tooMany"), detail: wait };
}

async function codeOf(answer: Response): Promise<string | null> {
  const body: unknown = await answer.json();
  return typeof body === "object" && body !== null && "code" in body ? String(body.code) : null;
}
