package io.perennial.renewals;

/** How long a calendar's periods are; weeks begin on Monday. */
enum Grain { DAY, WEEK, MONTH }
