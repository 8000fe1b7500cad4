"use client";
// For a person whom nobody has given a role yet: says what is missing and who can mend it.
import { t } from "@core/words/t";
import { Bare } from "@/components/frame/bare";
import { signOut } from "@/components/frame/sign-out";
import { Blank } from "@/components/ui/blank";
import { Button } from "@/components/ui/button";

export function NoRole({ name }: { name: string }) {
  return (
    <Bare>
      <Blank
        rank={1}
        icon="lock"
        title={t("frame.noRole", { name })}
        actions={<Button onClick={() => void signOut()}>{t("frame.signOut")}</Button>}
      >
        <p>{t("frame.noRoleWhy")}</p>
      </Blank>
    </Bare>
  );
}
