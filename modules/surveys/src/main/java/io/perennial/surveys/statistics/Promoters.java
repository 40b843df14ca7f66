package io.perennial.surveys.statistics;

/**
 * Answers to a question of 0 to 10, and the net promoter score of them. The counts may be sums of weights.
 *
 * <p>The interval is the adjusted Wald interval with ¾ promoters, 1½ passives and ¾ detractors added, as the package NPS of R computes it by
 * default, cut to ±100.
 *
 * @param promoters answers of 9 and 10
 * @param passives answers of 7 and 8
 * @param detractors answers of 0 to 6
 */
public record Promoters(double promoters, double passives, double detractors) {
    public static final Promoters NONE = new Promoters(0, 0, 0);

    private static final double PERCENT = 100;
    private static final double MOST_DIFFERENCE = 200;
    private static final double ADDED = 0.75;
    private static final int LOWEST_PROMOTER = 9;
    private static final int HIGHEST_DETRACTOR = 6;

    /** Returns true for an answer of somebody who is unhappy. */
    public static boolean isDetractor(int score) {
        return score <= HIGHEST_DETRACTOR;
    }

    /** Returns these answers and one more, with its weight. */
    public Promoters and(int score, double weight) {
        if (score >= LOWEST_PROMOTER) return new Promoters(promoters + weight, passives, detractors);
        return isDetractor(score) ? new Promoters(promoters, passives, detractors + weight)
                : new Promoters(promoters, passives + weight, detractors);
    }

    public double n() {
        return promoters + passives + detractors;
    }

    /** Returns the score, from −100 to 100. There must be an answer. */
    public double score() {
        return Interval.rounded(PERCENT * mean());
    }

    /** Returns the standard error without adjustment. There must be an answer. */
    public double standardError() {
        return Interval.rounded(PERCENT * Math.sqrt(variance()));
    }

    public Interval interval() {
        var adjusted = adjusted();
        return Interval.around(PERCENT * adjusted.mean(), PERCENT * Math.sqrt(adjusted.variance()), -PERCENT, PERCENT);
    }

    /** Returns by how much the score changed since an earlier one. */
    public double since(Promoters earlier) {
        return Interval.rounded(PERCENT * (mean() - earlier.mean()));
    }

    /** Returns the interval of the change since an earlier score: both are adjusted, and their variances add up. */
    public Interval changeSince(Promoters earlier) {
        var now = adjusted();
        var then = earlier.adjusted();
        return Interval.around(PERCENT * (now.mean() - then.mean()), PERCENT * Math.sqrt(now.variance() + then.variance()),
                -MOST_DIFFERENCE,
                MOST_DIFFERENCE);
    }

    double mean() {
        return (promoters - detractors) / n();
    }

    private double variance() {
        double mean = mean();
        return ((promoters + detractors) / n() - mean * mean) / n();
    }

    private Promoters adjusted() {
        return new Promoters(promoters + ADDED, passives + 2 * ADDED, detractors + ADDED);
    }
}
