// What a person chooses for themselves: keys, reading, looks. Everything it shows was read with the frame.
import { t } from "@core/words/t";
import type { Metadata } from "next";
import { SettingsScreen } from "@/components/settings/settings-screen";

export const generateMetadata = (): Metadata => ({ title: t("frame.settings") });

export default function SettingsPage() {
  return <SettingsScreen />;
}
