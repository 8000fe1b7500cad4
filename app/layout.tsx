// The document: language, fonts (served by us), tokens, theme and density, set before the first paint.
import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/jetbrains-mono/index.css";
import "./globals.css";
import { t, wording } from "@core/words/t";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { LOOK_COOKIE, parseLook } from "@/components/frame/look";
import { LookProvider } from "@/components/frame/look-provider";
import { ThemeProvider } from "@/components/frame/theme-provider";
import { Worded } from "@/components/frame/worded";

export const generateMetadata = (): Metadata => ({
  title: { default: "Countersign", template: "%s · Countersign" },
  description: t("frame.description"),
  applicationName: "Countersign",
});

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f3f4f7" },
    { media: "(prefers-color-scheme: dark)", color: "#0f1114" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const look = parseLook((await cookies()).get(LOOK_COOKIE)?.value);
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const { language, address } = wording();
  return (
    // The theme's script sets data-theme before React looks.
    <html lang={language} data-density={look.density} suppressHydrationWarning>
      <head>
        {/* eslint-disable-next-line @next/next/no-sync-scripts -- nothing comes to life without words; they are fetched beside the styles, which the first paint waits for anyway, and kept for good */}
        <script src={address} nonce={nonce} suppressHydrationWarning />
      </head>
      <body>
        <Worded address={address} nonce={nonce}>
          <ThemeProvider nonce={nonce}>
            <LookProvider initial={look}>{children}</LookProvider>
          </ThemeProvider>
        </Worded>
      </body>
    </html>
  );
}
