// Items: what a person sees of one, and every command they may give it.
import type { EditPreview } from "@core/lifecycle/edit-preview";
import {
  approveInput,
  askInput,
  claimInput,
  decideManyInput,
  delegateInput,
  editInput,
  escalateInput,
  findItemsInput,
  itemInput,
  listItemsInput,
  lookersInput,
  lookInput,
  moveInput,
  previewEditInput,
  recallInput,
  reconcileInput,
  rejectInput,
  releaseInput,
  renewInput,
  requestReversalInput,
  respondInput,
  resumeInput,
  retryReversalInput,
  skipInput,
  suspendInput,
  verifyClaimInput,
  withdrawVerificationInput,
} from "@core/words/decisions";
import { approveItem } from "../commands/approve-item";
import { askAgent } from "../commands/ask-agent";
import { claimItem } from "../commands/claim-item";
import { decideMany } from "../commands/decide-many";
import { delegateItem } from "../commands/delegate-item";
import { editItem } from "../commands/edit-item";
import { escalateItem } from "../commands/escalate-item";
import { lookAtItem } from "../commands/look-at-item";
import { moveItem } from "../commands/move-item";
import { previewEdit } from "../commands/preview-edit";
import { recallDecision } from "../commands/recall-decision";
import { reconcileItem } from "../commands/reconcile-item";
import { rejectItem } from "../commands/reject-item";
import { releaseItem } from "../commands/release-item";
import { renewClaim } from "../commands/renew-claim";
import { requestReversal } from "../commands/request-reversal";
import { respondToItem } from "../commands/respond-to-item";
import { resumeItem } from "../commands/resume-item";
import { retryReversal } from "../commands/retry-reversal";
import { skipItem } from "../commands/skip-item";
import { suspendItem } from "../commands/suspend-item";
import { verifyClaim } from "../commands/verify-claim";
import { withdrawVerification } from "../commands/withdraw-verification";
import { findItems } from "../views/find-items";
import { itemPage } from "../views/item-page";
import { itemView } from "../views/item-view";
import { lookersOf } from "../views/lookers";
import type { FoundItem, ItemView, Looker, TimelineEntry } from "../views/shapes-item";
import type { QueuePage } from "../views/shapes-queue";
import { timelineView } from "../views/timeline-view";
import { draft } from "./drafts";
import { allowed, router } from "./init";
import { asOf, past } from "./item-past";
import { receipt, receipts, unwrap } from "./receipt";
import { recorded } from "./recorded";

export const items = router({
  get: allowed("item.read")
    .input(itemInput)
    .query(
      ({ ctx, input }): Promise<ItemView> => recorded(ctx, input.itemId, "item", unwrap(itemView(ctx.deps, ctx.person, input.itemId))),
    ),
  list: allowed("item.list")
    .input(listItemsInput)
    .query(({ ctx, input }): Promise<QueuePage> => itemPage(ctx.deps, ctx.person, input)),
  find: allowed("item.find")
    .input(findItemsInput)
    .query(({ ctx, input }): Promise<readonly FoundItem[]> => findItems(ctx.deps, ctx.person, input)),
  timeline: allowed("item.read")
    .input(itemInput)
    .query(
      ({ ctx, input }): Promise<readonly TimelineEntry[]> =>
        recorded(ctx, input.itemId, "item", unwrap(timelineView(ctx.deps, ctx.person, input.itemId))),
    ),
  asOf,
  past,

  claim: allowed("item.claim")
    .input(claimInput)
    .mutation(({ ctx, input }) => receipt(ctx, input.itemId, claimItem(ctx.deps, { actor: ctx.actor, ...input }))),
  renew: allowed("item.renew")
    .input(renewInput)
    .mutation(({ ctx, input }) => receipt(ctx, input.itemId, renewClaim(ctx.deps, { actor: ctx.actor, ...input }))),
  release: allowed("item.release")
    .input(releaseInput)
    .mutation(({ ctx, input }) => receipt(ctx, input.itemId, releaseItem(ctx.deps, { actor: ctx.actor, ...input }))),
  delegate: allowed("item.delegate")
    .input(delegateInput)
    .mutation(({ ctx, input }) => receipt(ctx, input.itemId, delegateItem(ctx.deps, { actor: ctx.actor, ...input }))),
  move: allowed("item.move")
    .input(moveInput)
    .mutation(({ ctx, input }) => receipt(ctx, input.itemId, moveItem(ctx.deps, { actor: ctx.actor, ...input }))),
  escalate: allowed("item.escalate")
    .input(escalateInput)
    .mutation(({ ctx, input }) => receipt(ctx, input.itemId, escalateItem(ctx.deps, { actor: ctx.actor, ...input }))),
  suspend: allowed("item.suspend")
    .input(suspendInput)
    .mutation(({ ctx, input }) => receipt(ctx, input.itemId, suspendItem(ctx.deps, { actor: ctx.actor, ...input }))),
  resume: allowed("item.resume")
    .input(resumeInput)
    .mutation(({ ctx, input }) => receipt(ctx, input.itemId, resumeItem(ctx.deps, { actor: ctx.actor, ...input }))),

  ask: allowed("item.ask")
    .input(askInput)
    .mutation(({ ctx, input }) => receipt(ctx, input.itemId, askAgent(ctx.deps, { actor: ctx.actor, ...input }))),
  approve: allowed("item.approve")
    .input(approveInput)
    .mutation(({ ctx, input }) => receipt(ctx, input.itemId, approveItem(ctx.deps, { actor: ctx.actor, ...input }))),
  edit: allowed("item.edit")
    .input(editInput)
    .mutation(({ ctx, input }) => receipt(ctx, input.itemId, editItem(ctx.deps, { actor: ctx.actor, ...input }))),
  previewEdit: allowed("item.preview-edit")
    .input(previewEditInput)
    .query(({ ctx, input }): Promise<EditPreview> => unwrap(previewEdit(ctx.deps, { actor: ctx.actor, ...input }))),
  reject: allowed("item.reject")
    .input(rejectInput)
    .mutation(({ ctx, input }) => receipt(ctx, input.itemId, rejectItem(ctx.deps, { actor: ctx.actor, ...input }))),
  respond: allowed("item.respond")
    .input(respondInput)
    .mutation(({ ctx, input }) => receipt(ctx, input.itemId, respondToItem(ctx.deps, { actor: ctx.actor, ...input }))),
  decideMany: allowed("item.decide-many")
    .input(decideManyInput)
    .mutation(({ ctx, input }) => receipts(ctx, decideMany(ctx.deps, { actor: ctx.actor, ...input }))),

  skip: allowed("item.skip")
    .input(skipInput)
    .mutation(({ ctx, input }) => unwrap(skipItem(ctx.deps, { actor: ctx.actor, ...input }))),
  look: allowed("item.look")
    .input(lookInput)
    .mutation(({ ctx, input }) => unwrap(lookAtItem(ctx.deps, { actor: ctx.actor, ...input }))),
  lookers: allowed("item.read")
    .input(lookersInput)
    .query(({ ctx, input }): Promise<readonly Looker[]> => lookersOf(ctx.deps, ctx.person, input)),
  verify: allowed("item.verify")
    .input(verifyClaimInput)
    .mutation(({ ctx, input }) => unwrap(verifyClaim(ctx.deps, { actor: ctx.actor, ...input }))),
  withdrawVerification: allowed("item.verify")
    .input(withdrawVerificationInput)
    .mutation(({ ctx, input }) => unwrap(withdrawVerification(ctx.deps, { actor: ctx.actor, ...input }))),
  recall: allowed("item.recall")
    .input(recallInput)
    .mutation(({ ctx, input }) => receipt(ctx, input.itemId, recallDecision(ctx.deps, { actor: ctx.actor, ...input }))),
  reconcile: allowed("item.reconcile")
    .input(reconcileInput)
    .mutation(({ ctx, input }) => receipt(ctx, input.itemId, reconcileItem(ctx.deps, { actor: ctx.actor, ...input }))),
  requestReversal: allowed("item.request-reversal")
    .input(requestReversalInput)
    .mutation(({ ctx, input }) => receipt(ctx, input.itemId, requestReversal(ctx.deps, { actor: ctx.actor, ...input }))),
  retryReversal: allowed("item.retry-reversal")
    .input(retryReversalInput)
    .mutation(({ ctx, input }) => receipt(ctx, input.itemId, retryReversal(ctx.deps, { actor: ctx.actor, ...input }))),

  draft,
});
