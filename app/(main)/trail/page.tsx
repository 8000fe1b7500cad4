// The trail: search, the list, and the proof of each event.
import { t } from "@core/words/t";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TrailScreen } from "@/components/trail/trail-screen";
import { readScreen } from "../read-screen";

export const generateMetadata = (): Metadata => ({ title: t("frame.trail") });

export default async function TrailPage() {
  const me = await readScreen((caller) => caller.me.get());
  if (!me.may.manage && !me.may.admin && !me.may.audit) notFound();
  return <TrailScreen />;
}
