package io.perennial.health.scorecards;

import io.perennial.health.scorecards.ScoreException.When;
import io.perennial.health.sources.SourceKind;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Maybe;
import io.perennial.kernel.Sentence;
import io.perennial.kernel.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the faults of a scorecard as a whole. Some of them are allowed in a draft. */
final class ScorecardFaults {
    static final int WHOLE = 10_000;

    private final ScorecardBody body;
    private final List<FieldError> found = new ArrayList<>();

    private ScorecardFaults(ScorecardBody body) {
        this.body = body;
    }

    /** Returns the faults that not even a draft may have: its parts contradict each other. */
    static List<FieldError> ofDraft(ScorecardBody body) {
        var faults = new ScorecardFaults(body);
        faults.repeated("/segments", body.segments(), "", Function.identity());
        if (body.measures() != null) faults.measures();
        faults.bands();
        faults.exceptions();
        return faults.found;
    }

    /** Returns the faults of the measures' sources. Skips a measure without a source kind, which has an error already. */
    static List<FieldError> ofSources(ScorecardBody body, Function<String, Optional<SourceKind>> kinds) {
        var faults = new ScorecardFaults(body);
        if (body.measures() == null) return List.of();
        for (int place = 0; place < body.measures().size(); place++) faults.source(place, kinds);
        return faults.found;
    }

    /** Returns the faults that a draft may have, but a published scorecard may not. */
    static List<FieldError> ofPublication(ScorecardBody body) {
        var faults = new ScorecardFaults(body);
        var weights = body.measures().stream().mapToInt(Measure::weight).sum();
        if (weights != WHOLE) faults.fault("/measures", "weights",
                Wording.of("must have weights that add up to 10,000, not {sum}").with("sum", "%,d".formatted(weights)));
        faults.unused();
        return faults.found;
    }

    private void measures() {
        repeated("/measures", body.measures(), "/key", Measure::key);
        for (int place = 0; place < body.measures().size(); place++) {
            var measure = body.measures().get(place);
            if (measure == null || measure.pieces() == null || measure.pieces().isEmpty()) continue;
            new PieceFaults("/measures/" + place + "/pieces", measure.pieces(), measure.direction(), found).find();
        }
    }

    private void bands() {
        repeated("/bands", body.bands(), "/name", Band::name);
        var least = 0;
        for (int place = 0; place < body.bands().size(); place++) {
            var band = body.bands().get(place);
            if (band == null || band.from() == null) continue;
            if (place == 0 && band.from() != 0) fault("/bands/0/from", "rule", "must be 0 in the first band");
            if (place > 0 && band.from() <= least) fault("/bands/" + place + "/from", "rule", "must be greater than in the previous band");
            least = band.from();
        }
    }

    private void exceptions() {
        repeated("/exceptions", body.exceptions(), "/key", ScoreException::key);
        var keys = keys();
        for (int place = 0; place < body.exceptions().size(); place++) {
            var exception = body.exceptions().get(place);
            if (exception == null) continue;
            var at = "/exceptions/" + place;
            if (exception.measure() != null && !keys.contains(exception.measure()))
                fault(at + "/measure", "unknown_measure", "must be the key of a measure");
            if (exception.when() != null) value(at + "/value", exception);
        }
    }

    private void value(String at, ScoreException exception) {
        var compares = exception.when() != When.UNKNOWN;
        if (compares && exception.value() == null) fault(at, "required", "is required");
        if (!compares && exception.value() != null) fault(at, "rule", "must be missing with `unknown`");
    }

    private Set<String> keys() {
        if (body.measures() == null) return Set.of();
        return body.measures().stream().filter(Objects::nonNull).map(Measure::key).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private void source(int place, Function<String, Optional<SourceKind>> kinds) {
        var measure = body.measures().get(place);
        var source = Maybe.map(measure, Measure::source);
        if (source == null || source.kind() == null) return;
        var at = "/measures/" + place + "/source";
        kinds.apply(source.kind()).ifPresentOrElse(
                kind -> {
                    taken(at + "/of", kind.of(), source.of() != null);
                    if (kind.of() && !kind.many() && source.of() != null && source.of().endsWith("*"))
                        fault(at + "/of", "rule", "must not end in *, because this kind uses only one");
                    taken(at + "/days", kind.days(), source.days() != null);
                },
                () -> fault(at + "/kind", "unknown_source", "must be one of the kinds in GET /health/sources"));
    }

    private void taken(String at, boolean asked, boolean given) {
        if (asked && !given) fault(at, "required", "is required for this kind");
        if (!asked && given) fault(at, "rule", "must be missing for this kind");
    }

    private void unused() {
        var looked = body.exceptions().stream().map(ScoreException::measure).collect(Collectors.toSet());
        for (int place = 0; place < body.measures().size(); place++) {
            var measure = body.measures().get(place);
            if (measure.weight() == 0 && !looked.contains(measure.key()))
                fault("/measures/" + place + "/weight", "rule", "must not be 0, because no exception uses the measure");
        }
    }

    private <T> void repeated(String at, List<T> items, String field, Function<T, String> name) {
        if (items == null) return;
        var seen = new HashSet<String>();
        for (int place = 0; place < items.size(); place++) {
            var key = Maybe.map(items.get(place), name);
            if (key != null && !seen.add(key)) fault(at + "/" + place + field, "repeated", "must be unique");
        }
    }

    private void fault(String pointer, String code, @Sentence String detail) {
        fault(pointer, code, Wording.of(detail));
    }

    private void fault(String pointer, String code, Wording wording) {
        found.add(new FieldError(pointer, code, wording));
    }
}
