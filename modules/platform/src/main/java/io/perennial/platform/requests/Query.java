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
 * The parameters of a list, as they came: {@code ?ownerId=…&sort=-renewsOn&limit=50}. Each may stand once.
 *
 * @param broken what cannot be taken as one parameter with one value; told with all else that is wrong
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
            if (values.size() != 1) errors.add(error(name, "repeated", "Give it once"));
            else if (values.getFirst().length() > MAXIMUM_VALUE) errors.add(error(name, "size", "Too long"));
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

    /** Like a body's errors, but a 400: the request line is wrong, not its content. */
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

    /** The filters: everything that is not a manner of lists. */
    Set<String> filters() {
        var filters = new java.util.TreeSet<>(parameters.keySet());
        filters.removeAll(MANNERS);
        return filters;
    }

    /** What is wrong with the manners themselves; the order is the list's own matter. */
    List<FieldError> unmannerly() {
        var errors = new ArrayList<FieldError>(broken);
        var limit = value("limit").orElse("1");
        if (!limit.matches("[1-9]\\d{0,2}") || Integer.parseInt(limit) > MAXIMUM_LIMIT)
            errors.add(error("limit", "range", "From 1 to " + MAXIMUM_LIMIT));
        if (!value("count").orElse("true").matches("true|false"))
            errors.add(error("count", "format", "Either true or false"));
        return errors;
    }

    int limit() {
        return value("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
    }

    boolean counted() {
        return value("count").map(Boolean::parseBoolean).orElse(false);
    }

    /** What a cursor is bound to: the same filters and the same order, whatever the page size. */
    String fingerprint(String sort) {
        var bound = new TreeMap<>(parameters);
        bound.keySet().removeAll(List.of("limit", "cursor", "count"));
        bound.put("sort", sort);
        bound.replaceAll((name, value) -> URLEncoder.encode(value, StandardCharsets.UTF_8));
        return bound.toString();
    }
}
