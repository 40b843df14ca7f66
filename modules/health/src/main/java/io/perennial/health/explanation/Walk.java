package io.perennial.health.explanation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Walks from one standing to another step by step, and notes the effect of each step on the score. */
final class Walk {
    /** The key of a part. A measure whose source changed is taken out and put in again, which still makes one part. */
    private record Named(Cause cause, String measure) {}

    private final Standing from;
    private final Standing to;
    private final List<Passage> passages;
    private final Mixture mixture;
    private final Map<Named, Integer> amounts = new LinkedHashMap<>();
    private int score;

    Walk(Standing from, Standing to) {
        this.from = from;
        this.to = to;
        passages = Passage.all(Mixture.ingredients(from), Mixture.ingredients(to));
        mixture = new Mixture(passages.stream().map(Passage::start).toList(), Mixture.atMost(from));
        score = mixture.score().orElseThrow();
    }

    List<ChangePart> parts() {
        for (var cause : Cause.values()) {
            IntStream.range(0, passages.size())
                    .boxed()
                    .sorted(Comparator.comparing(place -> !passages.get(place).adds(cause, mixture.share(place))))
                    .forEach(place -> step(cause, place));
        }
        except();
        return amounts.entrySet().stream()
                .filter(part -> part.getValue() != 0)
                .map(part -> new ChangePart(part.getKey().cause(), part.getKey().measure(), part.getValue()))
                .toList();
    }

    private void step(Cause cause, int place) {
        var passage = passages.get(place);
        passage.step(cause).ifPresent(step -> {
            mixture.put(place, step.apply(mixture.share(place)));
            note(cause, passage.measure());
        });
    }

    private void except() {
        if (Mixture.atMost(from) == Mixture.atMost(to)) return;
        mixture.hold(Mixture.atMost(to));
        note(Cause.EXCEPTION, held(to.cappedBy() == null ? from : to));
    }

    private static String held(Standing standing) {
        var capped = Objects.requireNonNull(standing.cappedBy());
        return standing.scorecard().exceptions().get(capped - 1).measure();
    }

    /**
     * Notes the effect on the score. If a step leaves nothing known, the score stays; the next step with a known measure carries the effect
     * of both.
     */
    private void note(Cause cause, String measure) {
        int next = mixture.score().orElse(score);
        amounts.merge(new Named(cause, measure), next - score, Integer::sum);
        score = next;
    }
}
