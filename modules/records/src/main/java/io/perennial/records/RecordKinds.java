package io.perennial.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All kinds of records. The bean of each collection describes its kind. */
@ApplicationScoped
public class RecordKinds {
    private final Instance<RecordCollection<?, ?, ?>> collections;

    @Inject
    public RecordKinds(@Any Instance<RecordCollection<?, ?, ?>> collections) {
        this.collections = collections;
    }

    Stream<RecordCollection<?, ?, ?>> all() {
        return collections.stream();
    }

    /** Returns the descriptions of all kinds. */
    public Stream<RecordKind> described() {
        return all().map(RecordCollection::kind);
    }

    /** Returns the collections whose files can be imported. */
    public Stream<RecordCollection<?, ?, ?>> imported() {
        return all().filter(collection -> collection.kind().isImported());
    }

    public Optional<RecordCollection<?, ?, ?>> imported(String name) {
        return imported().filter(collection -> collection.kind().name().equals(name)).findFirst();
    }

    Optional<RecordKind> wholeOf(RecordKind part) {
        return described().filter(part::isPartOf).findFirst();
    }

    List<RecordKind> partsOf(RecordKind whole) {
        return described().filter(kind -> kind.isPartOf(whole)).toList();
    }
}
