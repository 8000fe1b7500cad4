// Thresholds and reasons in words, as a reviewer will read them.
import { numberWords } from "@core/policy/number-words";
import type { PolicyVersion, Threshold } from "@core/policy/policy";
import { fillTemplate, parseTemplate } from "@core/policy/template";
import { language } from "@core/words/t";
import { own } from "@/components/policy/documents";

/** As its reader writes numbers. */
export const thresholdWords = (threshold: Threshold): string => numberWords(threshold.value, threshold, language());

/** A rule's reason with its thresholds filled in, as it will be kept; facts stand by their names. */
export const reasonIn = (reason: string, { thresholds }: Pick<PolicyVersion, "thresholds">): string =>
  fillTemplate(parseTemplate(reason), (path) => {
    const threshold = path.startsWith("t.") ? own(thresholds, path.slice(2)) : null;
    return threshold === null ? path : numberWords(threshold.value, threshold);
  });
