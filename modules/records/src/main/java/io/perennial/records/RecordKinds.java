package io.perennial.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every kind of record that there is; each is known by the bean of its collection. */
@ApplicationScoped
public class RecordKinds {
    @Inject @Any Instance<RecordCollection<?, ?, ?>> collections;

    /** For tests, outside of a container. */
    public static RecordKinds of(List<RecordCollection<?, ?, ?>> given) {
        return new RecordKinds() {
            @Override
            Stream<RecordCollection<?, ?, ?>> all() {
                return given.stream();
            }
        };
    }

    Stream<RecordCollection<?, ?, ?>> all() {
        return collections.stream();
    }

    /** Those that rows of imported files may become. */
    public Stream<RecordCollection<?, ?, ?>> imported() {
        return all().filter(collection -> collection.kind().isImported());
    }

    public Optional<RecordCollection<?, ?, ?>> imported(String name) {
        return imported().filter(collection -> collection.kind().name().equals(name)).findFirst();
    }

    List<RecordKind> partsOf(RecordKind whole) {
        return all().map(RecordCollection::kind).filter(kind -> kind.isPartOf(whole)).toList();
    }
}
