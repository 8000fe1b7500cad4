"use client";
// A rule's condition, edited as a form or as text: the same thing in two ways. Where no form can show the text, the form says why and the text stays.
import { type Condition, type ConditionNames, readCondition, whyNoForm, writeCondition } from "@core/policy/condition-form";
import { type PlainKey, t } from "@core/words/t";
import dynamic from "next/dynamic";
import { useId, useMemo, useState } from "react";
import { ConditionRows } from "@/components/policy/condition-rows";
import { Icon } from "@/components/ui/icon";
import { Segment } from "@/components/ui/segment";

const ConditionText = dynamic(() => import("@/components/policy/condition-text").then((module) => module.ConditionText), {
  loading: () => <div className="h-14 rounded-2 bg-sunken" />,
});

type Mode = "form" | "text";

interface ConditionEditorProps {
  /** CEL. */
  readonly value: string;
  readonly facts: ConditionNames["facts"];
  readonly thresholds: ConditionNames["thresholds"];
  /** Those to offer in the text; all that rules may call by default. */
  readonly functions?: readonly string[];
  readonly onChange: (text: string) => void;
  /** What the server says is wrong with it. */
  readonly problem: string | null;
  /** The element that names the condition. */
  readonly labelId: string;
}

const WHY_NO_FORM: Record<NonNullable<ReturnType<typeof whyNoForm>>, PlainKey> = {
  unreadable: "policyEditor.unreadable",
  names: "policyEditor.unknownNames",
  beyond: "policyEditor.beyond",
};

export function ConditionEditor({ value, facts, thresholds, functions, onChange, problem, labelId }: ConditionEditorProps) {
  const id = useId();
  const names = useMemo(() => ({ facts, thresholds }), [facts, thresholds]);
  // A group of one row has no text of its own, so the form is kept for as long as its text is what stands there.
  const [drawn, setDrawn] = useState<{ readonly text: string; readonly condition: Condition } | null>(null);
  const read = useMemo(() => readCondition(value, names), [value, names]);
  const condition = drawn?.text === value ? drawn.condition : read;
  const [wanted, setWanted] = useState<Mode>(read === null ? "text" : "form");
  const mode = condition === null ? "text" : wanted;
  const why = condition === null ? whyNoForm(value, names) : null;
  return (
    <fieldset
      aria-labelledby={labelId}
      aria-describedby={mode === "form" && problem !== null ? `${id}-problem` : undefined}
      className="grid min-w-0 gap-2"
    >
      <Segment
        label={t("policyEditor.editAs")}
        value={mode}
        choices={[
          { value: "form", label: t("policyEditor.form"), icon: "rows", disabled: condition === null },
          { value: "text", label: t("policyEditor.text"), icon: "text" },
        ]}
        onChange={setWanted}
        describedBy={why === null ? undefined : `${id}-why`}
        className="justify-self-start"
      />
      {mode === "form" && condition !== null ? (
        <>
          <ConditionRows
            condition={condition}
            names={names}
            onChange={(next) => {
              const text = writeCondition(next);
              setDrawn({ text, condition: next });
              onChange(text);
            }}
          />
          {problem !== null && (
            <p id={`${id}-problem`} className="flex items-start gap-1.5 text-small text-danger">
              <Icon name="octagon" size={14} className="mt-0.5" />
              <span className="min-w-0 break-words">{problem}</span>
            </p>
          )}
        </>
      ) : (
        <ConditionText
          value={value}
          names={names}
          functions={functions}
          onChange={(text) => {
            // Who types stays in the text, also when it becomes one that a form can show.
            setWanted("text");
            onChange(text);
          }}
          problem={problem}
          labelId={labelId}
        />
      )}
      {/* Below, so that nothing moves under the hands of who types. */}
      {why !== null && (
        <p id={`${id}-why`} className="text-small text-fg-2">
          {t(WHY_NO_FORM[why])}
        </p>
      )}
    </fieldset>
  );
}
