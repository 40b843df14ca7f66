package io.perennial.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All kinds of records whose changes other programs follow: those of the registry, and those that modules produce. */
@ApplicationScoped
public class FollowedKinds {
    @Inject RecordKinds records;
    @Inject @Any Instance<FollowedKind> others;

    /** Returns the kinds in the order of their types. */
    public List<FollowedKind> all() {
        return Stream.concat(records.all().map(RecordCollection::followed), others.stream())
                .sorted(Comparator.comparing(FollowedKind::type)).toList();
    }
}
