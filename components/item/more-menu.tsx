"use client";
// The rarer ways to deal with an item; on phones also those that have no room in the bar.
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import type { Allowed } from "@/server/views/shapes";
import { useDesk } from "./desk";
import { laterAllowed } from "./item-words";
import { useWalk } from "./walk";

const gated = (allowed: Allowed) => (allowed.ok ? {} : { disabled: true, hint: allowed.reason });

export function MoreMenu() {
  const { item, open, send } = useDesk();
  const { skip } = useWalk();
  const { allowed } = item;
  const deciding = item.purpose === "decide";
  return (
    <Menu
      side="top"
      trigger={(props) => (
        <Button {...props} size="large" iconOnly icon="more">
          More ways to deal with it
        </Button>
      )}
    >
      {deciding && (
        <span className="mid:hidden">
          <MenuItem icon="pencil" onSelect={() => open("edit")} {...gated(allowed.edit)}>
            Edit, then approve
          </MenuItem>
          <MenuItem icon="ask" onSelect={() => open("ask")} {...gated(allowed.ask)}>
            Ask the agent
          </MenuItem>
          <MenuItem icon="escalate" onSelect={() => open("escalate")} {...gated(allowed.escalate)}>
            Escalate
          </MenuItem>
          <MenuItem icon="text" onSelect={() => open("note")}>
            Add a note
          </MenuItem>
          {skip !== null && (
            <MenuItem icon="skip" onSelect={() => open("skip")}>
              Skip
            </MenuItem>
          )}
          <MenuLine />
        </span>
      )}
      {item.purpose === "reconcile" && (
        <span className="mid:hidden">
          {item.reconcileWhy === "reversal" && (
            <MenuItem icon="undo" onSelect={() => send({ type: "retryReversal" })} {...gated(allowed.retryReversal)}>
              Have it taken back again
            </MenuItem>
          )}
          <MenuItem icon="escalate" onSelect={() => open("escalate")} {...gated(allowed.escalate)}>
            Escalate
          </MenuItem>
          <MenuLine />
        </span>
      )}
      {deciding && (
        <MenuItem icon="send" shortcut="P" onSelect={() => open("respond")} {...gated(allowed.respond)}>
          Respond in the agent’s place
        </MenuItem>
      )}
      <MenuItem icon="pause" shortcut="L" onSelect={() => open("later")} {...gated(laterAllowed(item))}>
        Later
      </MenuItem>
      <MenuItem icon="users" shortcut="D" onSelect={() => open("delegate")} {...gated(allowed.delegate)}>
        Delegate
      </MenuItem>
      <MenuItem icon="swap" shortcut="F" onSelect={() => open("move")} {...gated(allowed.move)}>
        Move to another queue
      </MenuItem>
      {item.claim?.by.you === true ? (
        <MenuItem icon="layers" shortcut="C" onSelect={() => send({ type: "release" })} {...gated(allowed.release)}>
          Release to the queue
        </MenuItem>
      ) : (
        <MenuItem icon="user" shortcut="C" onSelect={() => send({ type: "claim" })} {...gated(allowed.claim)}>
          Claim
        </MenuItem>
      )}
      <MenuLine />
      <MenuItem icon="copy" shortcut="H" onSelect={() => void navigator.clipboard.writeText(item.revisionHash)}>
        Copy the full hash
      </MenuItem>
    </Menu>
  );
}
