package io.perennial.platform.requests;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Wording;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The parameters of a list: {@code ?ownerId=…&sort=-renewsOn&limit=50}.
 *
 * @param parameters those that occur once
 * @param repeated those that occur several times, which only some filters allow
 * @param broken the errors of too long parameters; reported together with all others
 */
public record Query(TreeMap<String, String> parameters, TreeMap<String, List<String>> repeated, List<FieldError> broken) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAXIMUM_LIMIT = 200;
    static final int MAXIMUM_VALUE = 8_000;
    static final Set<String> MANNERS = Set.of("limit", "cursor", "sort", "count");

    public Query(TreeMap<String, String> parameters) {
        this(parameters, new TreeMap<>(), List.of());
    }

    public static Query of(UriInfo uri) {
        return of(uri.getQueryParameters());
    }

    static Query of(MultivaluedMap<String, String> given) {
        var parameters = new TreeMap<String, String>();
        var repeated = new TreeMap<String, List<String>>();
        var errors = new ArrayList<FieldError>();
        given.forEach((name, values) -> {
            if (values.stream().mapToInt(String::length).sum() > MAXIMUM_VALUE) errors.add(error(name, "size", Wording.of("is too long")));
            else if (values.size() != 1) repeated.put(name, List.copyOf(values));
            else parameters.put(name, values.getFirst());
        });
        return new Query(parameters, repeated, List.copyOf(errors));
    }

    static FieldError error(String parameter, String code, Wording wording) {
        return new FieldError("?" + parameter, code, wording);
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

    /** Returns the same query with these parameters only. */
    Query only(Set<String> names) {
        var once = new TreeMap<>(parameters);
        once.keySet().retainAll(names);
        var several = new TreeMap<>(repeated);
        several.keySet().retainAll(names);
        return new Query(once, several, broken);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Returns all values: those of a repeated parameter, or the parts of one text that commas separate. */
    List<String> values(String name) {
        return value(name).map(AnyOf::split).orElseGet(() -> repeated.getOrDefault(name, List.of()));
    }

    boolean isBroken(String name) {
        return repeated.containsKey(name) || broken.stream().anyMatch(error -> error.pointer().equals("?" + name));
    }

    /** Returns the names of the filters: all parameters except those that every list has. */
    Set<String> filters() {
        var filters = new java.util.TreeSet<>(parameters.keySet());
        filters.addAll(repeated.keySet());
        filters.removeAll(MANNERS);
        return filters;
    }

    /** Returns the errors of parameters that are too long, or that occur several times and are none of these filters. */
    List<FieldError> broken(Set<String> repeatable) {
        var errors = new ArrayList<FieldError>(broken);
        for (var name : repeated.keySet())
            if (!repeatable.contains(name)) errors.add(error(name, "repeated", Wording.of("must occur only once")));
        return errors;
    }

    /** Returns the errors of the parameters that every list has, except {@code sort}, which the list checks itself. */
    List<FieldError> unmannerly(Set<String> repeatable) {
        var errors = broken(repeatable);
        var limit = value("limit").orElse("1");
        if (!limit.matches("[1-9]\\d{0,2}") || Integer.parseInt(limit) > MAXIMUM_LIMIT)
            errors.add(error("limit", "range", Wording.of("must be between {min} and {max}").with("min", 1).with("max", MAXIMUM_LIMIT)));
        if (!value("count").orElse("true").matches("true|false"))
            errors.add(error("count", "format", Wording.of("must be true or false").with("type", "boolean")));
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
        bound.replaceAll((name, value) -> encoded(value));
        repeated.forEach((name, values) -> bound.put(name, values.stream().map(Query::encoded).collect(Collectors.joining(","))));
        return bound.toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
