"use client";
// What the editors of a draft share: what they are given, and the choice of a level and of a queue.
import type { PolicyVersion, WrittenLevel } from "@core/policy/policy";
import type { RegistryVersion } from "@core/policy/registry";
import { t } from "@core/words/t";
import { PRINTED_LEVELS } from "@core/words/vocabulary";
import { useQueues } from "@/components/data/questions";
import { levelLabel } from "@/components/marks/level-mark";
import { Select } from "@/components/ui/select";

export interface EditorProps {
  readonly policy: PolicyVersion;
  readonly registry: RegistryVersion;
  readonly inForce: PolicyVersion;
  readonly mayWrite: boolean;
  readonly onChange: (policy: PolicyVersion) => void;
}

export function LevelSelect({
  label,
  value,
  onChange,
  empty,
}: {
  readonly label: string;
  readonly value: WrittenLevel | "";
  readonly onChange: (level: WrittenLevel | "") => void;
  readonly empty?: string;
}) {
  return (
    <Select aria-label={label} value={value} onChange={({ target }) => onChange(target.value as WrittenLevel | "")}>
      {empty !== undefined && <option value="">{empty}</option>}
      {PRINTED_LEVELS.map((level) => (
        <option key={level} value={level}>
          {levelLabel(level)}
        </option>
      ))}
    </Select>
  );
}

export function QueueSelect({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (queue: string | null) => void;
}) {
  const { data: queues = [] } = useQueues();
  const known = value === null || queues.some(({ id }) => id === value);
  return (
    <Select aria-label={label} value={value ?? ""} onChange={({ target }) => onChange(target.value === "" ? null : target.value)}>
      <option value="">{t("policy.usualQueue")}</option>
      {!known && <option value={value}>{value}</option>}
      {queues.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
