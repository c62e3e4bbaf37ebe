/** Can another computer open this address? Those of the loopback interface lead each computer to itself. */
export function reachesOthers(address: string): boolean {
  const { hostname } = new URL(address);
  return hostname !== "localhost" && hostname !== "[::1]" && !/^127(\.\d+){3}$/.test(hostname);
}

/** A link that ends on a day lets people in until that day is over where its maker is. @param day "2026-12-24" @returns ISO 8601 */
export function endOfDay(day: string): string | null {
  const [year, month, date] = day.split("-").map(Number);
  if (!year || !month || !date) return null;
  return new Date(year, month - 1, date + 1).toISOString();
}
