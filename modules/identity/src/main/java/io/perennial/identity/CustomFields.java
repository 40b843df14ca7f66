package io.perennial.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The custom fields of the tenant's accounts, contacts and contracts. */
@ApplicationScoped
public class CustomFields {
    /** The kinds of records that can have custom fields. */
    public enum Of {
        ACCOUNT,
        CONTACT,
        CONTRACT
    }

    private record Kind(UUID tenant, Of of) {}

    static final String FIELDS =
            "select key, type, to_jsonb(choices) as choices from {identity.custom_field} where kind = :kind";
    private static final Duration BELIEVED = Duration.ofSeconds(10);

    @Inject Sql sql;

    private final Cache<Kind, Map<String, CustomField>> known = Caffeine.newBuilder().expireAfterWrite(BELIEVED).build();

    /**
     * Refuses unknown fields and values of the wrong type, all at once. An unchanged value is accepted: the tenant's files may have
     * changed since it was written, and a caller who changes a name cannot correct that.
     */
    public void check(Of of, Map<String, Object> values, Map<String, Object> before) {
        var errors = errors(of, values, before);
        if (!errors.isEmpty()) throw new Invalid(errors);
    }

    /** Returns the errors, for callers that report them together with others. Begins a transaction if there is none. */
    @Transactional
    public List<FieldError> errors(Of of, Map<String, Object> values, Map<String, Object> before) {
        if (values.isEmpty()) return List.of();
        var fields = known.get(new Kind(Call.current().tenant(), of), kind -> read(kind.of()));
        var errors = new ArrayList<FieldError>();
        values.forEach((key, value) -> {
            if (!before.containsKey(key) || !Objects.equals(before.get(key), value))
                refusal(fields, key, value).ifPresent(errors::add);
        });
        return errors;
    }

    private Map<String, CustomField> read(Of of) {
        return sql.listWithoutFlush(CustomField.class, FIELDS, Map.of("kind", of)).stream()
                .collect(Collectors.toMap(CustomField::key, Function.identity()));
    }

    private static Optional<FieldError> refusal(Map<String, CustomField> fields, String key, Object value) {
        var field = fields.get(key);
        if (field != null) return field.refusal(value);
        return Optional.of(new FieldError(pointer(key), "unknown_field",
                "is not a known field; your organisation's configuration does not declare it"));
    }

    /** Returns the JSON pointer (RFC 6901) of a custom field. */
    static String pointer(String key) {
        return "/customFields/" + key.replace("~", "~0").replace("/", "~1");
    }
}
