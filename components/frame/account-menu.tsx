"use client";
// The person's own menu: theme, density, keys, and the way out.
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { useState } from "react";
import { useLook } from "@/components/frame/look-provider";
import { signOut } from "@/components/frame/sign-out";
import { Avatar } from "@/components/marks/person-mark";
import { Menu, MenuChoices, MenuItem, MenuLine } from "@/components/ui/menu";
import type { Me } from "@/server/views/shapes";

export const THEMES = [
  { value: "system", label: "As the system", icon: "monitor" },
  { value: "light", label: "Light", icon: "sun" },
  { value: "dark", label: "Dark", icon: "moon" },
] as const;

export const DENSITIES = [
  { value: "regular", label: "Regular rows" },
  { value: "compact", label: "Compact rows" },
] as const;

export const isTheme = (text: string | undefined) => THEMES.find((theme) => theme.value === text)?.value;

interface AccountMenuProps {
  readonly me: Me;
  readonly onKeys: () => void;
}

export function AccountMenu({ me, onKeys }: AccountMenuProps) {
  const { theme, setTheme } = useTheme();
  const { look, change } = useLook();
  const router = useRouter();
  const [failed, setFailed] = useState(false);
  const leave = () =>
    void signOut().then(
      (ended) => setFailed(!ended),
      () => setFailed(true),
    );
  const roles = me.roles.map(({ role, scope }) => (scope === null ? role : `${role} of ${scope}`)).join(", ");
  return (
    <Menu
      trigger={(props) => (
        <button {...props} type="button" aria-label={`Account of ${me.name}`} className="target rounded-full">
          <Avatar person={{ initials: me.initials, you: true }} size="medium" />
        </button>
      )}
    >
      <div className="px-2 pt-1.5 pb-1">
        <p className="font-strong">{me.name}</p>
        <p className="text-small text-fg-2">{me.email}</p>
        {roles !== "" && <p className="text-small text-fg-3 first-letter:uppercase">{roles}</p>}
      </div>
      <MenuLine />
      <MenuChoices label="Theme" value={isTheme(theme)} choices={THEMES} onChange={setTheme} />
      <MenuChoices label="Density" value={look.density} choices={DENSITIES} onChange={(density) => change({ density })} />
      <MenuLine />
      <MenuItem icon="settings" onSelect={() => router.push("/settings")}>
        Settings
      </MenuItem>
      <MenuItem icon="keyboard" shortcut="?" onSelect={onKeys}>
        Keys
      </MenuItem>
      <MenuItem icon="log-out" onSelect={leave}>
        Sign out
      </MenuItem>
      {failed && <p className="px-2 py-1 text-small text-danger">You are still signed in: the server did not answer. Try again.</p>}
    </Menu>
  );
}
