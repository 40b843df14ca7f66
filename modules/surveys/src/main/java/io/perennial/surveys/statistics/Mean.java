package io.perennial.surveys.statistics;

/**
 * A mean of weighted answers on a scale, with the interval of the normal distribution, cut to the scale.
 *
 * @param n the sum of the weights
 * @param sum of the weighted values
 * @param squares the sum of the weighted squares
 */
public record Mean(double n, double sum, double squares) {
    public static final Mean NONE = new Mean(0, 0, 0);

    public Mean and(double value, double weight) {
        return new Mean(n + weight, sum + weight * value, squares + weight * value * value);
    }

    /** Returns the mean. There must be an answer. */
    public double value() {
        return Interval.rounded(sum / n);
    }

    public Interval interval(double least, double most) {
        double mean = sum / n;
        double variance = n <= 1 ? 0 : Math.max(0, squares / n - mean * mean) * n / (n - 1);
        return Interval.around(mean, Math.sqrt(variance / n), least, most);
    }
}
