/** The host is asked again when nothing has changed for this long; milliseconds. */
const pause = 500;

/** Asks once nothing has changed for a while, and at first in the next turn: a view can't be changed while it is being made. */
export function askWhenCalm(ask: () => Promise<void>): { readonly soon: () => void; readonly end: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const end = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  queueMicrotask(() => void ask());
  return {
    soon: () => {
      end();
      timer = setTimeout(() => void ask(), pause);
    },
    end,
  };
}
