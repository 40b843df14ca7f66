package io.perennial.surveys.results;

import io.perennial.kernel.Maybe;
import io.perennial.surveys.questions.Choice;
import io.perennial.surveys.questions.Question;
import io.perennial.surveys.results.QuestionFigure.QuestionPart;
import io.perennial.surveys.statistics.Distribution;
import io.perennial.surveys.statistics.Interval;
import io.perennial.surveys.statistics.Mean;
import io.perennial.surveys.statistics.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Holds the answers to one question.
 *
 * @param given the valid values, each with the account of who gave it
 */
record Told(Question question, List<Value> given, Weights weights) {
    private static final int LEAST_SHOWN = 5;
    private static final int LEAST_COMPARED = 10;

    /** A value that a respondent gave: a number, the id of a choice, a list of them, or a map of them by the rows of a matrix. */
    record Value(Object value, @Nullable UUID account) {
        Optional<UUID> known() {
            return Optional.ofNullable(account);
        }
    }

    static Told of(Question question, List<Value> given) {
        return new Told(question, given, Weights.of(given, Value::known));
    }

    QuestionFigure figure() {
        double n = count(_ -> true);
        if (n < LEAST_SHOWN) return figure(n, null, List.of());
        return switch (question.kind()) {
            case SCALE_0_10, SCALE_1_5, SCALE_1_7 -> figure(n, mean(one -> ((Number) one.value()).intValue()), scale());
            case SINGLE -> figure(n, null, shares(null, ids(), choice -> one -> one.value().equals(choice)));
            case MULTIPLE -> figure(n, null, picked(n));
            case RANKING -> figure(n, null, ranked());
            case MATRIX -> figure(n, null, question.rows().stream().flatMap(row -> row(row.id()).stream()).toList());
            case TEXT -> figure(n, null, List.of());
        };
    }

    private QuestionFigure figure(double n, @Nullable Mean mean, List<QuestionPart> parts) {
        var interval = Maybe.map(mean, one -> one.interval(question.kind().least(), question.kind().most()));
        return new QuestionFigure(question, Figure.rounded(n), given.size(), n < LEAST_COMPARED, Maybe.map(mean, Mean::value),
                Maybe.map(interval, Interval::low), Maybe.map(interval, Interval::high), parts);
    }

    private List<String> ids() {
        return question.choices().stream().map(Choice::id).toList();
    }

    private double count(Predicate<Value> of) {
        return given.stream().filter(of).mapToDouble(one -> weights.of(one.known())).sum();
    }

    private Mean mean(ToIntFunction<Value> number) {
        var mean = Mean.NONE;
        for (var one : given) mean = mean.and(number.applyAsInt(one), weights.of(one.known()));
        return mean;
    }

    private List<QuestionPart> scale() {
        return shares(null, question.values(), value -> one -> one.value().toString().equals(value));
    }

    /** Choices that exclude each other have Goodman's intervals, which hold at once. */
    private List<QuestionPart> shares(@Nullable String row, List<String> choices,
            Function<String, Predicate<Value>> meant) {
        var counts = choices.stream().map(choice -> count(meant.apply(choice))).toList();
        double n = counts.stream().mapToDouble(Double::doubleValue).sum();
        var intervals = Distribution.of(counts);
        var parts = new ArrayList<QuestionPart>();
        for (int at = 0; at < intervals.size(); at++)
            parts.add(new QuestionPart(row, choices.get(at), Figure.rounded(counts.get(at)), new Share(counts.get(at), n).percent(),
                    intervals.get(at).low(), intervals.get(at).high()));
        return parts;
    }

    /** Takes each of several choices as a share of its own, with Wilson's interval. */
    private List<QuestionPart> picked(double n) {
        return ids().stream().map(choice -> {
            var share = new Share(count(one -> ((List<?>) one.value()).contains(choice)), n);
            return new QuestionPart(null, choice, Figure.rounded(share.hits()), share.percent(), share.interval().low(),
                    share.interval().high());
        }).toList();
    }

    /** The best mean place comes first. */
    private List<QuestionPart> ranked() {
        int last = question.choices().size();
        return ids().stream().map(choice -> {
            var mean = mean(one -> ((List<?>) one.value()).indexOf(choice) + 1);
            var interval = mean.interval(1, last);
            return new QuestionPart(null, choice, Figure.rounded(mean.n()), mean.value(), interval.low(), interval.high());
        }).sorted(Comparator.comparingDouble(QuestionPart::value)).toList();
    }

    /** A row that fewer than five have filled in tells of single people. */
    private List<QuestionPart> row(String row) {
        if (count(one -> ((Map<?, ?>) one.value()).containsKey(row)) < LEAST_SHOWN) return List.of();
        return shares(row, ids(), choice -> one -> choice.equals(((Map<?, ?>) one.value()).get(row)));
    }
}
