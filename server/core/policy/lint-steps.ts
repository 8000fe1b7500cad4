// What is wrong with the steps that a workflow declares: names that nobody tells apart, and declarations that every run keeps to.
import { type Finding, type LintRequest, warning } from "./finding";

const WHERE = "registry/steps";

export function stepFindings({ registry: { steps = [] } }: Pick<LintRequest, "registry">): Finding[] {
  const found: Finding[] = [];
  const first = new Map<string, string>();
  for (const { name } of steps) {
    if (name !== name.trim())
      found.push({
        code: "step-blanks",
        severity: "error",
        where: WHERE,
        action: null,
        basis: "proved",
        title: `The step “${name}” begins or ends with a blank, so that no step of an item is it.`,
        mend: "Take the blank away.",
      });
    const alike = name.trim().toLowerCase();
    const other = first.get(alike);
    if (other === undefined) first.set(alike, name);
    else
      found.push(
        warning(
          "steps-alike",
          WHERE,
          null,
          "read",
          `The steps “${other}” and “${name}” differ by capitals or blanks only.`,
          "Name them so that people and agents tell them apart, or declare one of them.",
        ),
      );
  }
  if (steps.length > 0 && steps.every(({ optional }) => optional === true))
    found.push(
      warning(
        "steps-optional",
        WHERE,
        null,
        "proved",
        "Every declared step may be left out, so a run in which nothing was done keeps to them.",
        "Say which steps a run must have.",
      ),
    );
  return found;
}
