// Joins class names; a later utility of the same kind wins, also for our own type scale.
import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["micro", "small", "body", "lead", "title", "figure"],
      "font-weight": ["regular", "medium", "strong"],
      radius: ["1", "2", "3"],
      shadow: ["float", "dock"],
      spacing: ["row", "control", "cell", "topbar", "nav", "nav-slim", "rail", "side", "gutter"],
    },
  },
});

export const cn = (...classes: ClassValue[]): string => merge(clsx(classes));
