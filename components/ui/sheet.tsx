"use client";
// A panel from the edge, for what does not fit beside the page: the side of a review, the navigation on phones.
import type { ComponentProps } from "react";
import { Dialog } from "@/components/ui/dialog";

type SheetProps = Omit<ComponentProps<typeof Dialog>, "place"> & { readonly from?: "right" | "left" };

export function Sheet({ from = "right", ...rest }: SheetProps) {
  return <Dialog {...rest} place={from === "right" ? "side" : "left"} />;
}
