import { useEffect } from "react";
import type { ProjectSession } from "./project-session.ts";

/** Warns before the window goes only while something isn't on the disk, and asks the host to hurry when it is hidden. */
export function useUnsavedWarning(session: Pick<ProjectSession, "hasUnsaved" | "flush">): void {
  useEffect(() => {
    const beforeUnload = (event: BeforeUnloadEvent) => {
      if (!session.hasUnsaved) return;
      session.flush();
      event.preventDefault();
    };
    const onHidden = () => {
      if (document.visibilityState === "hidden") session.flush();
    };
    window.addEventListener("beforeunload", beforeUnload);
    document.addEventListener("visibilitychange", onHidden);
    return () => {
      window.removeEventListener("beforeunload", beforeUnload);
      document.removeEventListener("visibilitychange", onHidden);
    };
  }, [session]);
}
