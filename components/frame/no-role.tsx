"use client";
// For a person whom nobody has given a role yet: says what is missing and who can mend it.
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
        title={`${name}, you have no role yet`}
        actions={<Button onClick={() => void signOut()}>Sign out</Button>}
      >
        <p>Nothing is open to you until an admin gives you one. Then load this page again.</p>
      </Blank>
    </Bare>
  );
}
