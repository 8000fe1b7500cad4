"use client";
// After a one-time password: the choice of one's own, before anything else is open.
import { newPasswordSchema } from "@core/words/passwords";
import { t } from "@core/words/t";
import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { choosePassword, type Problem } from "./sign-in";

const choiceSchema = z
  .object({ password: newPasswordSchema, again: z.string() })
  .refine(({ password, again }) => password === again, { path: ["again"], error: () => t("door.noMatch") });
type Choice = z.infer<typeof choiceSchema>;

interface ChoosePasswordProps {
  readonly oneTimePassword: string;
  /** The address that the password is for, so that a password manager keeps the two together. */
  readonly email: string;
  readonly onChosen: () => void;
}

export function ChoosePassword({ oneTimePassword, email, onChosen }: ChoosePasswordProps) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const { register, handleSubmit, setFocus, formState } = useForm<Choice>({
    resolver: zodResolver(choiceSchema),
    defaultValues: { password: "", again: "" },
  });
  useEffect(() => setFocus("password"), [setFocus]);

  const choose = async ({ password }: Choice) => {
    setBusy(true);
    const failed = await choosePassword(oneTimePassword, password);
    if (failed === null) return onChosen();
    setBusy(false);
    setProblem(failed);
    setFocus("password");
  };

  return (
    <form noValidate onSubmit={(event) => void handleSubmit(choose)(event)} className="grid gap-4">
      {problem === null ? (
        <Banner title={t("door.chooseOwn")}>{t("door.oneTimeEnds")}</Banner>
      ) : (
        <Banner tone="failed" title={problem.title}>
          {problem.detail}
        </Banner>
      )}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <Field label={t("door.newPassword")} error={formState.errors.password?.message}>
        {(control) => <Input {...control} {...register("password")} type="password" autoComplete="new-password" className="h-9" />}
      </Field>
      <Field label={t("door.newPasswordAgain")} error={formState.errors.again?.message}>
        {(control) => <Input {...control} {...register("again")} type="password" autoComplete="new-password" className="h-9" />}
      </Field>
      <Button type="submit" look="primary" size="large" pending={busy}>
        {busy ? t("door.saving") : t("door.choose")}
      </Button>
    </form>
  );
}
