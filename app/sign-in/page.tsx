// The door: who are you? A person with a session goes straight on.
import { t } from "@core/words/t";
import type { Metadata } from "next";
import { BrandSign } from "@/components/frame/brand";
import { safeReturnPath } from "@/components/sign-in/return-path";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { runtime } from "@/server/runtime";

export const generateMetadata = (): Metadata => ({ title: t("door.signIn") });
export const dynamic = "force-dynamic";

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const { to } = await searchParams;
  return (
    <main className="grid min-h-dvh place-items-center bg-bg px-4 py-10">
      <div className="w-full max-w-[360px]">
        <p className="mb-6 flex items-center gap-2.5 text-lead font-strong tracking-[-0.01em]">
          <BrandSign size={20} /> Countersign
        </p>
        <div className="rounded-3 border border-line-2 bg-surface p-6">
          <h1 className="text-title font-strong">{t("door.signIn")}</h1>
          <p className="mt-0.5 mb-5 text-fg-2">{t("door.promise")}</p>
          <SignInForm returnTo={safeReturnPath(typeof to === "string" ? to : null)} demo={runtime().demoSignIns()} />
        </div>
      </div>
    </main>
  );
}
