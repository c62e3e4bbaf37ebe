import { type RefObject, useEffect, useState } from "react";

/** Left free around it, in pixels. */
const margin = 12;

/** How much smaller something must be to be seen whole in its stage; never larger than it is. */
export function useFit(
  stage: RefObject<HTMLElement | null>,
  size: { readonly width: number; readonly height: number },
): number {
  const [room, setRoom] = useState<{ readonly width: number; readonly height: number } | null>(null);
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setRoom({ width: element.clientWidth - 2 * margin, height: element.clientHeight - 2 * margin }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [stage]);
  return room ? Math.min(1, room.width / size.width, room.height / size.height) : 1;
}
