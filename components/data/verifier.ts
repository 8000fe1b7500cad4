// The offline verifier at work on a file, in a worker of its own: how far it has come, its report, and its end when it is cancelled.
import { useEffect, useRef, useState } from "react";
import type { Options, Report } from "@/verifier/verify.mjs";
import type { Order, Told } from "@/verifier/worker.mjs";

/** Served as it is downloaded: people run the very file that they could take with them. */
const WORKER = "/verifier/worker.mjs";

export type Check = { readonly name: string } & (
  | { readonly state: "checking"; readonly share: number; readonly events: number; readonly findings: number }
  | { readonly state: "done"; readonly report: Report; readonly tookMs: number }
  | { readonly state: "cancelled" }
  /** Without a reason the verifier itself did not come. */
  | { readonly state: "failed"; readonly why: string | null }
);

export interface VerifierAtWork {
  readonly check: Check | null;
  readonly start: (file: File, options: Options) => void;
  readonly cancel: () => void;
}

export function useVerifier(): VerifierAtWork {
  const worker = useRef<Worker | null>(null);
  const [check, setCheck] = useState<Check | null>(null);
  const stop = () => {
    worker.current?.terminate();
    worker.current = null;
  };
  useEffect(() => () => worker.current?.terminate(), []);

  const start = (file: File, options: Options) => {
    stop();
    const { name, size } = file;
    const began = performance.now();
    const at = new Worker(WORKER, { type: "module", name: "verifier" });
    worker.current = at;
    const end = (last: Check) => {
      if (worker.current !== at) return;
      stop();
      setCheck(last);
    };
    at.onmessage = ({ data }: MessageEvent<Told>) => {
      if (worker.current !== at) return;
      if ("progress" in data) {
        const { read, events, findings } = data.progress;
        setCheck({ name, state: "checking", share: size === 0 ? 1 : read / size, events, findings });
      } else if ("report" in data) end({ name, state: "done", report: data.report, tookMs: performance.now() - began });
      else end({ name, state: "failed", why: data.unreadable });
    };
    at.onerror = (event) => {
      event.preventDefault();
      end({ name, state: "failed", why: null });
    };
    setCheck({ name, state: "checking", share: 0, events: 0, findings: 0 });
    const order: Order = { file, packed: name.endsWith(".gz"), options };
    at.postMessage(order);
  };
  const cancel = () => {
    if (worker.current === null || check === null) return;
    stop();
    setCheck({ name: check.name, state: "cancelled" });
  };
  return { check, start, cancel };
}
