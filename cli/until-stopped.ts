/**
 * The only one who listens: the writer of preferences (conf's atomically) listens, too, and raises the signal again, which
 * would end the host before it has stopped.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.removeAllListeners(signal);
      process.on(signal, () => resolve());
    }
  });
}
