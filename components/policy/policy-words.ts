// Thresholds and reasons in words, as a reviewer will read them.
import { numberWords } from "@core/policy/number-words";
import type { PolicyVersion, Threshold } from "@core/policy/policy";
import { fillTemplate, parseTemplate } from "@core/policy/template";

export const thresholdWords = (threshold: Threshold): string => numberWords(threshold.value, threshold);

/** A rule's reason with its thresholds filled in; facts stand by their names. */
export const reasonIn = (reason: string, { thresholds }: Pick<PolicyVersion, "thresholds">): string =>
  fillTemplate(parseTemplate(reason), (path) => {
    const threshold = path.startsWith("t.") ? thresholds[path.slice(2)] : undefined;
    return threshold === undefined ? path : thresholdWords(threshold);
  });
