package io.perennial.health.sources;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** All sources of measures, from every module. */
@ApplicationScoped
public class Sources {
    private final List<MeasureSource> all;

    @Inject
    Sources(@Any Instance<MeasureSource> contributed) {
        all = contributed.stream().toList();
    }

    /** Returns all kinds, ordered by name. */
    public List<SourceKind> kinds() {
        return all.stream().flatMap(source -> source.kinds().stream())
                .sorted(Comparator.comparing(SourceKind::name))
                .toList();
    }

    public Optional<SourceKind> kind(String name) {
        return all.stream().flatMap(source -> source.kinds().stream())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }

    /** Returns the permission without which a caller does not read the raw values of a kind. */
    public Optional<String> permission(String kind) {
        return of(kind).permission();
    }

    /** The query of one source for all measures that ask it. */
    public record Look(String name, List<MeasureSource.Asked> asked, MeasureSource.Raw raw) {}

    /** Returns the queries for all measures of a scorecard, one for each source. */
    public List<Look> looks(List<MeasureSource.Asked> asked) {
        var bySource = new LinkedHashMap<MeasureSource, List<MeasureSource.Asked>>();
        for (var one : asked) bySource.computeIfAbsent(of(one.source().kind()), source -> new ArrayList<>()).add(one);
        var looks = new ArrayList<Look>();
        bySource.forEach((source, all) -> looks.add(new Look(source.name(), all, source.raw(all))));
        return looks;
    }

    private MeasureSource of(String kind) {
        return all.stream().filter(source -> source.kinds().stream().anyMatch(known -> known.name().equals(kind)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No source measures " + kind));
    }
}
