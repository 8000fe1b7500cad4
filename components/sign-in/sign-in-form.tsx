"use client";
// Sign-in by e-mail and password. An error says what to do, and never whether the address is known.
import { t } from "@core/words/t";
import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { ChoosePassword } from "./choose-password";
import { type Credentials, type Problem, signIn } from "./sign-in";

const credentialsSchema = z.object({
  email: z.email({ error: () => t("door.wholeAddress") }),
  password: z.string().min(1, { error: () => t("door.yourPassword") }),
});
export interface DemoSignIn {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly roles: readonly string[];
}

interface SignInFormProps {
  /** Where to go then: a path of this site. */
  readonly returnTo: string;
  /** People of the demo; none unless the server says it is one. */
  readonly demo: readonly DemoSignIn[];
}

export function SignInForm({ returnTo, demo }: SignInFormProps) {
  const [problem, setProblem] = useState<Problem | null>(null);
  // Stays busy while the next page loads.
  const [busy, setBusy] = useState(false);
  const [oneTime, setOneTime] = useState<Credentials | null>(null);
  const { register, handleSubmit, formState, setFocus } = useForm<Credentials>({
    resolver: zodResolver(credentialsSchema),
    defaultValues: { email: "", password: "" },
  });

  // A whole page load: nothing of another session stays in memory.
  const goOn = () => window.location.assign(returnTo);
  const enter = async (credentials: Credentials) => {
    setBusy(true);
    setProblem(null);
    const answer = await signIn(credentials);
    if (answer.signedIn) return answer.mustChoosePassword ? setOneTime(credentials) : goOn();
    setBusy(false);
    setProblem(answer.problem);
    setFocus("password", { shouldSelect: true });
  };
  if (oneTime !== null) return <ChoosePassword email={oneTime.email} oneTimePassword={oneTime.password} onChosen={goOn} />;

  return (
    <div className="grid gap-5">
      <form noValidate onSubmit={(event) => void handleSubmit(enter)(event)} className="grid gap-4">
        {problem !== null && (
          <Banner tone="failed" title={problem.title}>
            {problem.detail}
          </Banner>
        )}
        <Field label={t("door.email")} error={formState.errors.email?.message}>
          {(control) => (
            <Input
              {...control}
              {...register("email")}
              type="email"
              autoComplete="username"
              inputMode="email"
              spellCheck={false}
              className="h-9"
            />
          )}
        </Field>
        <Field label={t("door.password")} error={formState.errors.password?.message}>
          {(control) => <Input {...control} {...register("password")} type="password" autoComplete="current-password" className="h-9" />}
        </Field>
        <Button type="submit" look="primary" size="large" pending={busy}>
          {busy ? t("door.signingIn") : t("door.signIn")}
        </Button>
      </form>
      {demo.length > 0 && (
        <section aria-labelledby="demo-people" className="border-t border-line pt-4">
          <h2 id="demo-people" className="text-small font-strong">
            {t("door.demo")}
          </h2>
          <ul className="mt-2 grid">
            {demo.map((person) => (
              <li key={person.email} className="flex items-center gap-3 border-t border-line py-1.5 first:border-t-0">
                <span className="min-w-0 flex-1">
                  <span className="font-medium">{person.name}</span> <span className="text-fg-2">{person.roles.join(", ")}</span>
                  <span className="block truncate text-small text-fg-3">{person.email}</span>
                </span>
                <Button size="small" onClick={() => void enter({ email: person.email, password: person.password })} disabled={busy}>
                  {t("door.signIn")}
                  <span className="sr-only">{t("door.asPerson", { name: person.name })}</span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
