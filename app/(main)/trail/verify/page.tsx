// An exported trail, verified in the browser.
import { t } from "@core/words/t";
import type { Metadata } from "next";
import { VerifyScreen } from "@/components/trail/verify-screen";
import { readScreen } from "../../read-screen";

export const generateMetadata = (): Metadata => ({ title: t("trailVerify.title") });

/** Whoever is signed in may check a file that they have: nothing of the product's is read for it. */
export default async function VerifyPage() {
  await readScreen((caller) => caller.me.get());
  return <VerifyScreen />;
}
