package io.perennial.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.kernel.Id;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.TypeId;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The wholes that bodies name by an external key: {@code "account": {"system": "crm", "externalId": "7"}} in the place of
 * {@code "accountId"}; or another record of the same kind. They are found once for all bodies, as far as the caller sees them, and their ids take the place of the keys. So
 * everything after this knows ids only, and a system that changes from ids to keys says nothing new.
 */
public final class NamedWholes {
    /** The id in the place of an unknown key. No record has it, so it is refused like any unknown id, after all other errors are found. */
    private static final UUID NOBODY = TypeId.next();

    /**
     * A body after that.
     *
     * @param whole the record that it is to be a part of, if it names one
     * @param faults the errors of its key, and of fields that say nothing without others
     */
    record Named(ObjectNode fields, Optional<Id> whole, List<FieldError> faults) {
        /** Returns the same body with the fields as its collection reads them. */
        Named understood(RecordCollection<?, ?, ?> of) {
            var said = of.understood(new Statement(fields));
            if (of.dated().isEmpty()) return new Named(said.fields(), whole, faults);
            var dated = of.dated().get();
            return new Named(dated.read(said).fields(), whole, Stream.concat(faults.stream(), dated.faults(said).stream()).toList());
        }

        /** Reads the body, or refuses it with the errors of its key and all others together. */
        <T> T read(Supplier<T> reading) {
            return NamedWholes.read(faults, reading);
        }
    }

    private record Keyed(ObjectNode fields, @Nullable ExternalKey key, List<FieldError> faults) {}

    private final RecordKind whole;
    private final String idField;
    private final String keyField;
    private final Json json;

    private NamedWholes(RecordKind whole, String keyField, Json json) {
        this.whole = whole;
        this.idField = keyField + "Id";
        this.keyField = keyField;
        this.json = json;
    }

    private static Optional<NamedWholes> of(RecordCollection<?, ?, ?> of, Records records) {
        var kind = of.kind();
        if (kind.part().isEmpty()) return of.other().map(field -> new NamedWholes(kind, field, records.json));
        return Optional.of(new NamedWholes(records.kinds.wholeOf(kind).orElseThrow(), kind.part().get().keyField(), records.json));
    }

    /** Returns true for the id that stands for an unknown key. */
    public static boolean isUnknownKey(Id whole) {
        return whole.value().equals(NOBODY);
    }

    static <T> T read(List<FieldError> faults, Supplier<T> reading) {
        if (faults.isEmpty()) return reading.get();
        throw new Invalid(Stream.concat(faults.stream(), others(reading)).toList());
    }

    private static Stream<FieldError> others(Supplier<?> reading) {
        try {
            var _ = reading.get();
            return Stream.of();
        } catch (Invalid others) {
            return others.errors().stream();
        }
    }

    static List<Named> in(List<ObjectNode> bodies, RecordCollection<?, ?, ?> of, Records records) {
        var named = of(of, records);
        if (named.isEmpty()) return bodies.stream().map(body -> new Named(body, Optional.empty(), List.of())).toList();
        var wholes = named.get();
        var keyed = bodies.stream().map(wholes::keyed).toList();
        var found = wholes.found(keyed.stream().map(Keyed::key).filter(Objects::nonNull).distinct().toList(), records);
        return keyed.stream().map(body -> wholes.named(body, found)).toList();
    }

    /** Takes the key out of the body. An empty key empties the id, and one that cannot be read is in the place of an id. */
    private Keyed keyed(ObjectNode body) {
        if (!body.has(keyField)) return new Keyed(body, null, List.of());
        var fields = body.deepCopy();
        var key = fields.remove(keyField);
        try {
            if (!key.isNull()) return new Keyed(fields, json.read(key, ExternalKey.class), List.of());
            return new Keyed(fields.has(idField) ? fields : fields.putNull(idField), null, List.of());
        } catch (Invalid unreadable) {
            var faults = unreadable.errors().stream()
                    .map(error -> new FieldError("/" + keyField + error.pointer(), error.code(), error.wording()))
                    .toList();
            return new Keyed(fields.put(idField, whole.id().apply(NOBODY).text()), null, faults);
        }
    }

    private Map<ExternalKey, UUID> found(List<ExternalKey> keys, Records records) {
        if (keys.isEmpty()) return Map.of();
        var owners = RecordKeys.of(whole, keys, records.sql);
        var seen = Known.among(owners.owners().stream().map(whole.id()), whole.seen(), records.sql);
        return keys.stream()
                .filter(key -> owners.owner(key) instanceof UUID owner && seen.contains(owner))
                .collect(Collectors.toMap(key -> key, key -> Objects.requireNonNull(owners.owner(key))));
    }

    private Named named(Keyed body, Map<ExternalKey, UUID> found) {
        if (body.key() == null) return new Named(body.fields(), whole(body.fields().path(idField)), body.faults());
        var id = whole.id().apply(found.getOrDefault(body.key(), NOBODY));
        var other = body.fields().path(idField);
        if (found.containsKey(body.key()) && other.isTextual() && !other.asText().equals(id.text()))
            return new Named(body.fields(), whole(other), List.of(
                    new FieldError("/" + keyField, "rule", "must be missing, or name the same record as the id beside it")));
        return new Named(body.fields().put(idField, id.text()), Optional.of(id), List.of());
    }

    private Optional<Id> whole(JsonNode id) {
        return TypeId.<Id>parse(id.asText(), whole.prefix(), whole.id()::apply);
    }
}
