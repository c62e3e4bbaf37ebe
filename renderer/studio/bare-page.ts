import { useCallback, useEffect, useState } from "react";

export interface BarePage {
  readonly isOn: boolean;
  readonly toggle: () => void;
  readonly leave: () => void;
}

/** Nothing on the screen but the text: the whole screen where the browser gives it, and the whole window where not. */
export function useBarePage(): BarePage {
  const [isOn, setOn] = useState(false);
  const leave = useCallback(() => {
    setOn(false);
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  }, []);
  const enter = () => {
    setOn(true);
    void document.documentElement.requestFullscreen({ navigationUI: "hide" }).catch(() => undefined);
  };

  useEffect(() => {
    // The browser has its own key for leaving the whole screen.
    const follow = () => {
      if (!document.fullscreenElement) setOn(false);
    };
    document.addEventListener("fullscreenchange", follow);
    return () => document.removeEventListener("fullscreenchange", follow);
  }, []);

  return { isOn, toggle: isOn ? leave : enter, leave };
}
