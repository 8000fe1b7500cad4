"use client";
// The rarer ways to deal with an item; on phones also those that have no room in the bar.
import { t } from "@core/words/t";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import type { Allowed } from "@/server/views/shapes";
import { useDesk } from "./desk";
import { laterAllowed } from "./item-words";
import { useWalk } from "./walk";

const gated = (allowed: Allowed) => (allowed.ok ? {} : { disabled: true, hint: allowed.reason });

export function MoreMenu() {
  const { item, open, send } = useDesk();
  const { skip, oneKind, inOneKind } = useWalk();
  const { allowed } = item;
  const deciding = item.purpose === "decide";
  return (
    <Menu
      side="top"
      trigger={(props) => (
        <Button {...props} size="large" iconOnly icon="more">
          {t("item.moreWays")}
        </Button>
      )}
    >
      {deciding && (
        <span className="mid:hidden">
          <MenuItem icon="pencil" onSelect={() => open("edit")} {...gated(allowed.edit)}>
            {t("item.editThen")}
          </MenuItem>
          <MenuItem icon="ask" onSelect={() => open("ask")} {...gated(allowed.ask)}>
            {t("item.askTheAgent")}
          </MenuItem>
          <MenuItem icon="escalate" onSelect={() => open("escalate")} {...gated(allowed.escalate)}>
            {t("item.escalate")}
          </MenuItem>
          <MenuItem icon="text" onSelect={() => open("note")}>
            {t("item.addNote")}
          </MenuItem>
          {skip !== null && (
            <MenuItem icon="skip" onSelect={() => open("skip")}>
              {t("review.skip")}
            </MenuItem>
          )}
          <MenuLine />
        </span>
      )}
      {item.purpose === "reconcile" && (
        <span className="mid:hidden">
          {item.reconcileWhy === "reversal" && (
            <MenuItem icon="undo" onSelect={() => send({ type: "retryReversal" })} {...gated(allowed.retryReversal)}>
              {t("item.retryReversal")}
            </MenuItem>
          )}
          <MenuItem icon="escalate" onSelect={() => open("escalate")} {...gated(allowed.escalate)}>
            {t("item.escalate")}
          </MenuItem>
          <MenuLine />
        </span>
      )}
      {deciding && (
        <MenuItem icon="send" shortcut="P" onSelect={() => open("respond")} {...gated(allowed.respond)}>
          {t("item.respondFor")}
        </MenuItem>
      )}
      <MenuItem icon="pause" shortcut="L" onSelect={() => open("later")} {...gated(laterAllowed(item))}>
        {t("item.later")}
      </MenuItem>
      <MenuItem icon="users" shortcut="D" onSelect={() => open("delegate")} {...gated(allowed.delegate)}>
        {t("item.delegate")}
      </MenuItem>
      <MenuItem icon="swap" shortcut="F" onSelect={() => open("move")} {...gated(allowed.move)}>
        {t("item.moveElsewhere")}
      </MenuItem>
      {item.claim?.by.you === true && (
        <MenuItem icon="ask" onSelect={() => open("askOpinion")} {...gated(allowed.askOpinion)}>
          {t("opinion.askFor")}
        </MenuItem>
      )}
      {item.sentUp !== null && (
        <MenuItem icon="undo" onSelect={() => open("return")} {...gated(allowed.return)}>
          {t("assignment.returnIt")}
        </MenuItem>
      )}
      {item.claim?.by.you === true ? (
        <MenuItem icon="layers" shortcut="C" onSelect={() => send({ type: "release" })} {...gated(allowed.release)}>
          {t("item.release")}
        </MenuItem>
      ) : (
        <MenuItem icon="user" shortcut="C" onSelect={() => send({ type: "claim" })} {...gated(allowed.claim)}>
          {t("item.claim")}
        </MenuItem>
      )}
      <MenuLine />
      {oneKind !== null && (
        <MenuItem icon="filter" shortcut="O" onSelect={oneKind}>
          {t(inOneKind ? "review.allKinds" : "review.oneKind")}
        </MenuItem>
      )}
      <MenuItem icon="copy" shortcut="H" onSelect={() => void navigator.clipboard.writeText(item.revisionHash)}>
        {t("item.copyHash")}
      </MenuItem>
    </Menu>
  );
}
