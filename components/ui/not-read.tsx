"use client";
// Stands where something could not be read, and reads it again when asked.
import { t } from "@core/words/t";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

interface NotReadProps {
  /** What it was that could not be read. */
  readonly title: string;
  readonly onRetry: () => unknown;
}

export function NotRead({ title, onRetry }: NotReadProps) {
  return <Banner tone="failed" title={title} actions={<Button onClick={() => void onRetry()}>{t("frame.tryAgain")}</Button>} />;
}
