"use client";
// Whether what is shown is live, and if not, how old it is; once the session has ended, the way back in.
import { t } from "@core/words/t";
import Link from "next/link";
import { useLive } from "@/components/data/live";
import { useZone } from "@/components/marks/clock";
import { formatTimeExact } from "@/components/marks/format";
import { cn } from "@/components/ui/cn";

export function LiveMark() {
  const { state, lastAt } = useLive();
  if (state === "signed-out") return <SignedOut lastAt={lastAt} />;
  const broken = state === "reconnecting" || state === "offline";
  return <Mark name={t(`frame.${state}`)} lastAt={broken ? lastAt : null} look={state === "live" ? "live" : broken ? "broken" : "waits"} />;
}

/** In a page of its own, so that what is written here stays. */
const SignedOut = ({ lastAt }: { readonly lastAt: number | null }) => (
  <span className="flex items-center gap-2.5">
    <Mark name={t("session.ended")} lastAt={lastAt} look="broken" />
    <Link href="/sign-in" target="_blank" className="whitespace-nowrap text-small font-medium text-ink underline underline-offset-2">
      {t("door.signIn")}
    </Link>
  </span>
);

interface MarkProps {
  readonly name: string;
  /** Shown where there is room. */
  readonly lastAt: number | null;
  readonly look: "live" | "broken" | "waits";
}

function Mark({ name, lastAt, look }: MarkProps) {
  const zone = useZone();
  const words = lastAt === null ? name : t("frame.since", { state: name, time: formatTimeExact(lastAt, zone) });
  return (
    <span
      className="inline-flex items-center gap-1.5 whitespace-nowrap text-small text-fg-2"
      role={look === "broken" ? "alert" : undefined}
    >
      <i
        aria-hidden="true"
        className={cn(
          "size-[7px] rounded-full forced-colors:border",
          look === "live" ? "bg-ok" : look === "broken" ? "border-[1.5px] border-warn" : "border-[1.5px] border-line-control",
        )}
      />
      {look === "broken" ? (
        <>
          <span className="max-mid:hidden">{words}</span>
          <span className="mid:hidden">{name}</span>
        </>
      ) : (
        words
      )}
    </span>
  );
}
