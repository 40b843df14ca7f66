package io.perennial.health.scorecards;

/**
 * A published version of a scorecard, perhaps retired since; it never changes.
 *
 * @param number counts the versions of this name, from 1
 */
public record PublishedScorecard(ScorecardId id, int number, ScorecardBody body) {}
