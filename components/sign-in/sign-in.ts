// What the door says to the server: sign in, and choose a password of one's own. Answers in words that say what to do, and never whether an address is known.
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

const UNREACHABLE: Problem = { title: "The server did not answer.", detail: "Nothing has happened. Check the connection and try again." };
const BROKEN: Problem = {
  title: "The server failed.",
  detail: "Nothing has happened. Try again; if it lasts, tell whoever runs Countersign.",
};

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
  if (answer === null) return UNREACHABLE;
  if (answer.status === 429) return tooMany(answer);
  if (answer.status >= 500) return BROKEN;
  if ((await codeOf(answer)) === "ONE_TIME_PASSWORD_EXPIRED")
    return { title: "This one-time password has expired.", detail: "You are not signed in. Ask an admin to print a new one." };
  return {
    title: "E-mail and password do not match.",
    detail: "Check both. If you have forgotten the password, an admin can print a new one for you.",
  };
}

/** Null once the new password holds. */
export async function choosePassword(oneTime: string, own: string): Promise<Problem | null> {
  const answer = await send("/change-password", { currentPassword: oneTime, newPassword: own, revokeOtherSessions: true });
  if (answer === null) return UNREACHABLE;
  if (answer.ok) return null;
  if (answer.status === 429) return tooMany(answer);
  if (answer.status >= 500) return BROKEN;
  if ((await codeOf(answer)) === "SAME_PASSWORD")
    return { title: "That is the one-time password.", detail: "Choose another one: it has been seen by whoever printed it." };
  return { title: "The password was not changed.", detail: "Sign in again with the one-time password." };
}

function tooMany(answer: Response): Problem {
  const seconds = Number(answer.headers.get("retry-after") ?? answer.headers.get("x-retry-after") ?? 60);
  const wait = seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} s`;
  return { title: "Too many tries.", detail: `Wait ${wait}, then try again.` };
}

async function codeOf(answer: Response): Promise<string | null> {
  const body: unknown = await answer.json();
  return typeof body === "object" && body !== null && "code" in body ? String(body.code) : null;
}
