package io.perennial.platform.requests;

import io.perennial.kernel.Invalid.FieldError;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The parameters of a list: {@code ?ownerId=…&sort=-renewsOn&limit=50}. Each may occur once.
 *
 * @param broken the errors of repeated or too long parameters; reported together with all others
 */
public record Query(TreeMap<String, String> parameters, List<FieldError> broken) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAXIMUM_LIMIT = 200;
    static final int MAXIMUM_VALUE = 2_000;
    private static final Set<String> MANNERS = Set.of("limit", "cursor", "sort", "count");

    public Query(TreeMap<String, String> parameters) {
        this(parameters, List.of());
    }

    public static Query of(UriInfo uri) {
        return of(uri.getQueryParameters());
    }

    static Query of(MultivaluedMap<String, String> given) {
        var parameters = new TreeMap<String, String>();
        var errors = new ArrayList<FieldError>();
        given.forEach((name, values) -> {
            if (values.size() != 1) errors.add(error(name, "repeated", "must occur only once"));
            else if (values.getFirst().length() > MAXIMUM_VALUE) errors.add(error(name, "size", "is too long"));
            else parameters.put(name, values.getFirst());
        });
        return new Query(parameters, List.copyOf(errors));
    }

    static FieldError error(String parameter, String code, String detail) {
        return new FieldError("?" + parameter, code, detail);
    }

    static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) throw new InvalidParameters(errors);
    }

    /** Refuses invalid parameters, like {@link io.perennial.kernel.Invalid}, but with status 400 instead of 422. */
    public static final class InvalidParameters extends RuntimeException {
        private final transient List<FieldError> errors;

        InvalidParameters(List<FieldError> errors) {
            super("Invalid parameters: " + errors.stream().map(FieldError::code).toList(), null, false, false);
            this.errors = errors;
        }

        public List<FieldError> errors() {
            return errors;
        }
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    boolean isBroken(String name) {
        return broken.stream().anyMatch(error -> error.pointer().equals("?" + name));
    }

    /** Returns the names of the filters: all parameters except those that every list has. */
    Set<String> filters() {
        var filters = new java.util.TreeSet<>(parameters.keySet());
        filters.removeAll(MANNERS);
        return filters;
    }

    /** Returns the errors of the parameters that every list has, except {@code sort}, which the list checks itself. */
    List<FieldError> unmannerly() {
        var errors = new ArrayList<FieldError>(broken);
        var limit = value("limit").orElse("1");
        if (!limit.matches("[1-9]\\d{0,2}") || Integer.parseInt(limit) > MAXIMUM_LIMIT)
            errors.add(error("limit", "range", "must be between 1 and " + MAXIMUM_LIMIT));
        if (!value("count").orElse("true").matches("true|false"))
            errors.add(error("count", "format", "must be true or false"));
        return errors;
    }

    int limit() {
        return value("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
    }

    boolean counted() {
        return value("count").map(Boolean::parseBoolean).orElse(false);
    }

    /** Returns the part of the query that a cursor belongs to: filters and order, but not the page size. */
    String fingerprint(String sort) {
        var bound = new TreeMap<>(parameters);
        bound.keySet().removeAll(List.of("limit", "cursor", "count"));
        bound.put("sort", sort);
        bound.replaceAll((name, value) -> URLEncoder.encode(value, StandardCharsets.UTF_8));
        return bound.toString();
    }
}
