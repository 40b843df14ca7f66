/** A page of a list has this many rows, the most that the API gives. */
export const PAGE = 200;

export const MINUTE = 60_000;
