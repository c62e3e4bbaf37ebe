import type { Problem, Result } from "../story/problem.ts";
import type { HostPlace } from "./contract.ts";

/** From the host's process to the main process. */
export type HostMessage =
  | { readonly kind: "running"; readonly place: HostPlace }
  /** Another process of this installation runs the host; this one may end. */
  | { readonly kind: "elsewhere"; readonly place: HostPlace }
  | { readonly kind: "failed"; readonly problem: Problem }
  /** Everything is in the stories' folders, or the first reason why something is not. */
  | { readonly kind: "settled" | "stopped"; readonly result: Result<null> };

/** From the main process to the host's process. */
export type HostOrder = { readonly kind: "settle" | "stop" };
