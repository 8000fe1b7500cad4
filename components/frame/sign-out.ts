// Ends the session on the server, then leaves: nothing of it stays in this page's memory.
/** Answers whether the session has ended. */
export async function signOut(): Promise<boolean> {
  const answer = await fetch("/api/auth/sign-out", { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
  if (answer.ok) window.location.replace("/sign-in");
  return answer.ok;
}
