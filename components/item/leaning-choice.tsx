// What one would do, chosen beside the reason: one of the decisions, or none.
import { t } from "@core/words/t";
import { DECISION_KINDS } from "@core/words/vocabulary";
import { Segment } from "@/components/ui/segment";
import { leaningLabel } from "./leaning";

export function LeaningChoice({ value, onChoose }: { readonly value: string | undefined; readonly onChoose: (value: string) => void }) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="text-small font-medium">{t("item.youLean")}</span>
      <Segment
        label={t("item.youLean")}
        value={value ?? "none"}
        choices={[
          ...DECISION_KINDS.map((kind) => ({ value: kind, label: leaningLabel(kind) })),
          { value: "none", label: t("item.cannotSay") },
        ]}
        onChange={onChoose}
      />
    </div>
  );
}
