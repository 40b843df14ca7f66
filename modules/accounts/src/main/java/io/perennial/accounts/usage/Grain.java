package io.perennial.accounts.usage;

/** How long the periods are that usage is summed up by; weeks begin on Monday. */
enum Grain { DAY, WEEK, MONTH }
