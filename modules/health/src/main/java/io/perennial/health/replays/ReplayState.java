package io.perennial.health.replays;

/** Says if a replay still computes. A failed one has kept what it computed before. */
enum ReplayState {
    RUNNING, COMPLETE, FAILED
}
