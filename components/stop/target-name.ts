// What a stop covers, by name.
import { t } from "@core/words/t";

export const targetName = ({ scope, name }: { readonly scope: "agent" | "workflow" | "all"; readonly name: string }): string =>
  scope === "all" ? t("stop.everything") : name;
