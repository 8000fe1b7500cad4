// Whether the trail is being signed, and whether a head is due: for readiness, for the people who run the product, and for whoever signs.
import { isSigningDue, judgeSigning, type SigningGround, type SigningVerdict } from "@core/trust/judge-signing";
import { latestCheckpoint, signingFaults, unsignedSince } from "@/db/queries/checkpoints";
import type { Tx } from "@/db/store";
import type { Deps } from "../deps";

export const signingState = (deps: Deps): Promise<SigningVerdict> =>
  deps.store.read(async (tx) => judgeSigning(await ground(tx), await deps.store.nowMs(tx), deps.servingSince));

export const needsSigning = ({ store }: Deps): Promise<boolean> =>
  store.read(async (tx) => isSigningDue(await ground(tx), await store.nowMs(tx)));

async function ground(tx: Tx): Promise<SigningGround> {
  const head = await latestCheckpoint(tx);
  return { head, unsignedSince: await unsignedSince(tx, head?.size ?? 0), faults: await signingFaults(tx) };
}
