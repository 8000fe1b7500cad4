// What each key does, as the help sheet shows it. Only keys that work are listed.

import type { KeyAction } from "@core/words/settings";
import { t } from "@core/words/t";

/** What each key that can be put elsewhere does, in the words of the help and of the settings. */
export const actionWords = () =>
  ({
    approve: t("frame.doApprove"),
    edit: t("frame.doEdit"),
    reject: t("frame.doReject"),
    ask: t("frame.doAsk"),
    escalate: t("frame.doEscalate"),
    undo: t("frame.doUndo"),
    skip: t("frame.doSkip"),
    verify: t("frame.doVerify"),
    run: t("frame.doRun"),
    next: t("frame.doNext"),
    previous: t("frame.doPrevious"),
    note: t("frame.doNote"),
    respond: t("frame.doRespond"),
    later: t("frame.doLater"),
    claim: t("frame.doClaim"),
    delegate: t("frame.doDelegate"),
    move: t("frame.doMove"),
    kind: t("frame.doKind"),
    side: t("frame.doSide"),
    hash: t("frame.doHash"),
    select: t("frame.doSelect"),
    work: t("frame.doWork"),
  }) as const satisfies Record<KeyAction, string>;

export interface KeyRow {
  readonly keys: readonly string[];
  readonly does: string;
}

export interface KeyGroup {
  readonly title: string;
  readonly rows: readonly KeyRow[];
}

export function keyTable(): readonly KeyGroup[] {
  const does = actionWords();
  return [
    {
      title: t("frame.everywhere"),
      rows: [
        { keys: ["Ctrl", "K"], does: t("frame.doCommands") },
        { keys: ["G", "R"], does: t("frame.doGoReview") },
        { keys: ["G", "Q"], does: t("frame.doGoQueues") },
        { keys: ["G", "C"], does: t("frame.doGoCoverage") },
        { keys: ["G", "I"], does: t("frame.doGoInbox") },
        { keys: ["G", "S"], does: t("frame.doGoStop") },
        { keys: ["G", "T"], does: t("frame.doGoTrail") },
        { keys: ["G", "P"], does: t("frame.doGoPolicies") },
        { keys: ["G", "B"], does: t("frame.doGoBoundaries") },
        { keys: ["G", "L"], does: t("ladders.goLadders") },
        { keys: ["["], does: t("frame.doNarrow") },
        { keys: ["?"], does: t("frame.doKeys") },
      ],
    },
    {
      title: t("frame.review"),
      rows: [
        { keys: ["A"], does: does.approve },
        { keys: ["E"], does: does.edit },
        { keys: ["R"], does: does.reject },
        { keys: ["Q"], does: does.ask },
        { keys: ["X"], does: does.escalate },
        { keys: ["Z"], does: does.undo },
        { keys: ["S"], does: does.skip },
        { keys: ["Y"], does: does.verify },
        { keys: ["I"], does: does.run },
        { keys: ["J", "K"], does: t("frame.doWalk") },
        { keys: ["T"], does: does.side },
        { keys: ["Space"], does: t("frame.doEnlarge") },
        { keys: ["H"], does: does.hash },
        { keys: ["V"], does: t("compare.key") },
        { keys: ["N"], does: does.note },
        { keys: ["P"], does: does.respond },
        { keys: ["L"], does: does.later },
        { keys: ["C"], does: does.claim },
        { keys: ["D"], does: does.delegate },
        { keys: ["F"], does: does.move },
        { keys: ["O"], does: does.kind },
      ],
    },
    {
      title: t("frame.queues"),
      rows: [
        { keys: ["J", "K"], does: t("frame.doRows") },
        { keys: ["Enter"], does: t("frame.doOpenRow") },
        { keys: ["V"], does: does.select },
        { keys: ["Shift", "J"], does: t("frame.doExtendDown") },
        { keys: ["Shift", "K"], does: t("frame.doExtendUp") },
        { keys: ["Esc"], does: t("frame.doClear") },
        { keys: ["A"], does: t("frame.doApproveSelected") },
        { keys: ["R"], does: t("frame.doRejectSelected") },
        { keys: ["C"], does: t("frame.doClaimSelected") },
        { keys: ["D"], does: t("frame.doDelegateSelected") },
        { keys: ["/"], does: t("frame.doFilter") },
        { keys: ["W"], does: does.work },
      ],
    },
    {
      title: t("frame.trail"),
      rows: [
        { keys: ["J", "K"], does: t("frame.doRows") },
        { keys: ["Enter"], does: t("frame.doOpenRow") },
        { keys: ["/"], does: t("trail.does") },
        { keys: ["T"], does: t("frame.doProof") },
      ],
    },
    {
      title: t("frame.inbox"),
      rows: [
        { keys: ["J", "K"], does: t("frame.doRows") },
        { keys: ["Enter"], does: t("frame.doOpenRow") },
        { keys: ["M"], does: t("frame.doMark") },
      ],
    },
  ];
}
