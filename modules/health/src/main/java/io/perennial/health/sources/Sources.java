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

/** All that can be measured, whichever module knows it. */
@ApplicationScoped
public class Sources {
    private final List<MeasureSource> all;

    Sources(List<MeasureSource> all) {
        this.all = all;
    }

    @Inject
    Sources(@Any Instance<MeasureSource> contributed) {
        this(contributed.stream().toList());
    }

    /** Those of this module. */
    public static Sources own() {
        return new Sources(List.of(
                new UsageSource(), new LastContact(), new ContactsInRole(), new OpenContracts(), new LatestSignals(), new LatestSentiment()));
    }

    /** What may be asked for, by name. */
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

    /** One look at a source for all that is asked of it. */
    public record Look(String name, List<MeasureSource.Asked> asked, MeasureSource.Raw raw) {}

    /** The raw values of all that a scorecard asks, one look for each source. */
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
                .orElseThrow(() -> new IllegalStateException("Nothing measures " + kind));
    }
}
