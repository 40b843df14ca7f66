/** Returns the dates for which there is no callback yet: neither their own day nor the one that is kept is planned. */
export function afterwards<T extends { dueOn: string; local: string }>(dates: T[], plannedUntil: string): T[] {
  return dates.filter((one) => one.dueOn > plannedUntil && one.local.slice(0, 10) > plannedUntil);
}
