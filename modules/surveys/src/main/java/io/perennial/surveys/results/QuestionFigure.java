package io.perennial.surveys.results;

import io.perennial.surveys.questions.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums up the answers to a question besides the scored one.
 *
 * @param n the sum of the weights, which takes the place of the number of answers
 * @param answers the number of answers without weights
 * @param tooFew true if the figures are not to be compared: fewer than ten answers
 * @param mean of a scale; null for other questions, and for fewer than five answers
 * @param parts the distribution; empty for texts, and for fewer than five answers
 */
public record QuestionFigure(
        Question question, double n, int answers, boolean tooFew, @Nullable Double mean, @Nullable Double low, @Nullable Double high,
        List<QuestionPart> parts) {
    /**
     * Counts how often a choice was made.
     *
     * @param row of a matrix; null for other questions
     * @param choice its id, or a value of the scale
     * @param count a sum of weights
     * @param value the share in percent; of a ranking the mean place, of which the first is 1
     */
    public record QuestionPart(@Nullable String row, String choice, double count, double value, double low, double high) {}
}
