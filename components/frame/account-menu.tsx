"use client";
// The person's own menu: theme, density, keys, and the way out.
import { t } from "@core/words/t";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { useState } from "react";
import { useLook } from "@/components/frame/look-provider";
import { signOut } from "@/components/frame/sign-out";
import { Avatar } from "@/components/marks/person-mark";
import { Menu, MenuChoices, MenuItem, MenuLine } from "@/components/ui/menu";
import type { Me } from "@/server/views/shapes-me";

export const themes = () =>
  [
    { value: "system", label: t("frame.asSystem"), icon: "monitor" },
    { value: "light", label: t("frame.light"), icon: "sun" },
    { value: "dark", label: t("frame.dark"), icon: "moon" },
  ] as const;

export const densities = () =>
  [
    { value: "regular", label: t("frame.regular") },
    { value: "compact", label: t("frame.compact") },
  ] as const;

export const isTheme = (text: string | undefined) => themes().find((theme) => theme.value === text)?.value;

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
  const roles = me.roles
    .map(({ role, scope }) => (scope === null ? t(`frame.${role}`) : t("frame.roleOf", { role: t(`frame.${role}`), scope })))
    .join(", ");
  return (
    <Menu
      trigger={(props) => (
        <button {...props} type="button" aria-label={t("frame.account", { name: me.name })} className="target rounded-full">
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
      <MenuChoices label={t("frame.theme")} value={isTheme(theme)} choices={themes()} onChange={setTheme} />
      <MenuChoices label={t("frame.density")} value={look.density} choices={densities()} onChange={(density) => change({ density })} />
      <MenuLine />
      <MenuItem icon="settings" onSelect={() => router.push("/settings")}>
        {t("frame.settings")}
      </MenuItem>
      <MenuItem icon="keyboard" shortcut="?" onSelect={onKeys}>
        {t("frame.keys")}
      </MenuItem>
      <MenuItem icon="log-out" onSelect={leave}>
        {t("frame.signOut")}
      </MenuItem>
      {failed && <p className="px-2 py-1 text-small text-danger">{t("frame.stillSignedIn")}</p>}
    </Menu>
  );
}
