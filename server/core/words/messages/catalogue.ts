// The one message catalogue: every text of the screens and every refusal, by area, in all languages.
// Said by `t("area.name")`. What a policy's author wrote is theirs, and is shown as they wrote it.
import { assignment } from "./assignment";
import { blind } from "./blind";
import { boundaryMap } from "./boundary-map";
import { calibration } from "./calibration";
import { compare } from "./compare";
import { coverage } from "./coverage";
import { declaredSteps } from "./declared-steps";
import { door } from "./door";
import { edit } from "./edit";
import { erasure } from "./erasure";
import { evidence } from "./evidence";
import { evidencePack } from "./evidence-pack";
import { exports } from "./exports";
import { form } from "./form";
import { frame } from "./frame";
import { handing } from "./handing";
import { imports } from "./imports";
import { inbox } from "./inbox";
import { item } from "./item";
import { ladderLint } from "./ladder-lint";
import { ladders } from "./ladders";
import { leave } from "./leave";
import { load } from "./load";
import { marks } from "./marks";
import { morning } from "./morning";
import { opinion } from "./opinion";
import { orders } from "./orders";
import { past } from "./past";
import { policy } from "./policy";
import { policyEditor } from "./policy-editor";
import { policySampling } from "./policy-sampling";
import { policyVersions } from "./policy-versions";
import { predictability } from "./predictability";
import { queue } from "./queue";
import { quote } from "./quote";
import { refusal } from "./refusal";
import { registry } from "./registry";
import { removed } from "./removed";
import { review } from "./review";
import { runExport } from "./run-export";
import { runs } from "./runs";
import { selfTest } from "./self-test";
import { session } from "./session";
import { settings } from "./settings";
import { similar } from "./similar";
import { simulation } from "./simulation";
import { stop } from "./stop";
import { stopReview } from "./stop-review";
import { told } from "./told";
import { trail } from "./trail";
import { trailCheck } from "./trail-check";
import { trailEvent } from "./trail-events";
import { trailFindings } from "./trail-findings";
import { trailSigning } from "./trail-signing";
import { trailVerify } from "./trail-verify";
import { trials } from "./trials";
import { unsaved } from "./unsaved";
import { verification } from "./verification";

export const CATALOGUE = {
  assignment,
  blind,
  boundaryMap,
  calibration,
  compare,
  coverage,
  declaredSteps,
  door,
  edit,
  evidence,
  evidencePack,
  exports,
  erasure,
  form,
  frame,
  handing,
  imports,
  inbox,
  item,
  ladderLint,
  ladders,
  leave,
  load,
  marks,
  morning,
  opinion,
  orders,
  past,
  policy,
  policyEditor,
  policySampling,
  policyVersions,
  predictability,
  queue,
  quote,
  refusal,
  registry,
  removed,
  review,
  selfTest,
  session,
  settings,
  stop,
  stopReview,
  runExport,
  runs,
  similar,
  simulation,
  told,
  trailFindings,
  trailVerify,
  trail,
  trailCheck,
  trailEvent,
  trailSigning,
  trials,
  verification,
  unsaved,
} as const;
