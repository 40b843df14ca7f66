package io.perennial.api.made;

import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.util.Optional;
import java.util.stream.Stream;

/** The collections with external keys, read from the specification, so that a new one is included automatically. */
public record KeyedCollections(ApiDocument document) {
    private static final String BY_EXTERNAL = "/by-external/{system}/{externalId}";

    private Stream<String> all() {
        return document.operations().stream()
                .filter(one -> one.method().equals("PUT") && one.path().endsWith(BY_EXTERNAL))
                .map(one -> one.path().replace(BY_EXTERNAL, ""));
    }

    /** Returns the prefixes of their records' ids. */
    public Stream<String> kinds() {
        return all().map(this::kind);
    }

    /** Returns the kind of the records that an operation is about, if it is about one of these collections. */
    public Optional<String> kindOf(ApiOperation operation) {
        return all().filter(collection -> operation.path().equals(collection) || operation.path().startsWith(collection + "/"))
                .map(this::kind).findFirst();
    }

    private String kind(String collection) {
        return document.operations().stream()
                .filter(one -> one.method().equals("PATCH") && one.path().startsWith(collection + "/{"))
                .flatMap(one -> Slot.of(document, one).stream().filter(slot -> slot.where().equals("path")))
                .map(Slot::kind).findFirst().orElseThrow();
    }

    /** Returns the path of a kind's collection: {@code /contacts} for {@code cont}. */
    public Optional<String> collection(String kind) {
        return all().filter(collection -> kind(collection).equals(kind)).findFirst();
    }

    ApiOperation creation(String collection) {
        return document.operations().stream()
                .filter(one -> one.method().equals("POST") && one.path().equals(collection)).findFirst().orElseThrow();
    }
}
