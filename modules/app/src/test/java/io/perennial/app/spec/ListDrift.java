package io.perennial.app.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds lists with other filters or sort orders than specified. A record holds its listing; the operation lists that record. */
final class ListDrift {
    private static final Set<String> MANNERS = Set.of("limit", "cursor", "count", "sort");

    private final ApiDocument document;
    private final List<String> found = new ArrayList<>();

    ListDrift(ApiDocument document) {
        this.document = document;
    }

    List<String> complaints(Collection<Class<?>> records) {
        records.forEach(type -> Stream.of(type.getDeclaredFields())
                .filter(field -> field.getType() == Listing.class && Modifier.isStatic(field.getModifiers()))
                .forEach(field -> listing(type.getSimpleName(), field)));
        return List.copyOf(found);
    }

    private void listing(String view, Field field) {
        lists(view)
                .ifPresentOrElse(
                        operation -> compare(operation, read(field)),
                        () -> found.add(view + " has a listing, but no operation lists it"));
    }

    private Optional<ApiOperation> lists(String view) {
        var reference = "#/components/schemas/" + view;
        return document.operations().stream()
                .filter(operation -> document.responseSchema(operation, 200)
                        .map(document::resolve)
                        .filter(page -> page.at("/properties/items/items/$ref").asText().equals(reference))
                        .isPresent())
                .findFirst();
    }

    private static Listing<?> read(Field field) {
        try {
            field.setAccessible(true);
            return (Listing<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }

    private void compare(ApiOperation operation, Listing<?> listing) {
        var filters = new TreeSet<>(operation.queryParameters());
        filters.removeAll(MANNERS);
        if (!filters.equals(listing.filters()))
            found.add(operation.id() + " filters by " + filters + " as specified, but by "
                    + new TreeSet<>(listing.filters()));
        operation.parameters().stream()
                .filter(parameter -> filters.contains(parameter.path("name").asText()) && isFreeText(ApiOperation.valueSchema(parameter)))
                .forEach(parameter -> form(operation, parameter, listing));
        var several = operation.parameters().stream()
                .filter(parameter -> parameter.at("/schema/type").asText().equals("array"))
                .map(parameter -> parameter.path("name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!several.equals(listing.repeatable()))
            found.add(operation.id() + " takes several values of " + several + " as specified, but of "
                    + new TreeSet<>(listing.repeatable()));
        operation.parameters().stream()
                .filter(parameter -> listing.repeatable().contains(parameter.path("name").asText()))
                .forEach(parameter -> most(operation, parameter, listing));
        operation.parameters().stream()
                .filter(parameter -> filters.contains(parameter.path("name").asText())
                        && parameter.at("/schema/type").asText().equals("integer"))
                .forEach(parameter -> numbers(operation, parameter, listing));
        var specified = sorts(operation);
        var both = listing.sorts().stream()
                .flatMap(name -> Stream.of(name, "-" + name))
                .collect(Collectors.toCollection(TreeSet::new));
        // A list with only one order need not offer it.
        if (!specified.isEmpty() && !specified.equals(both))
            found.add(operation.id() + " sorts by " + specified + " as specified, but by " + both);
        if (specified.isEmpty() && listing.sorts().size() > 1)
            found.add(operation.id() + " sorts by " + both + ", which is not specified");
    }

    /** Returns true for free text. Ids, days and enums are limited by their types. */
    private static boolean isFreeText(JsonNode schema) {
        return schema.path("type").asText().equals("string") && !schema.has("enum") && !schema.has("format")
                && !schema.path("pattern").asText().matches("\\^[a-z]+_\\[0-7].*");
    }

    private void form(ApiOperation operation, JsonNode parameter, Listing<?> listing) {
        var name = parameter.path("name").asText();
        var schema = ApiOperation.valueSchema(parameter);
        var specified = said(schema.path("minLength").asInt(), schema.path("maxLength").asInt(), schema.path("pattern").asText());
        var held = listing.form(name)
                .map(form -> said(form.shortest(), form.longest(), form.pattern().isEmpty() ? "" : "^" + form.pattern() + "$"))
                .orElse("anything");
        if (listing.filters().contains(name) && !specified.equals(held))
            found.add(operation.id() + " takes of " + name + " " + specified + " as specified, but " + held);
    }

    private void most(ApiOperation operation, JsonNode parameter, Listing<?> listing) {
        var name = parameter.path("name").asText();
        var specified = parameter.at("/schema/maxItems").asInt();
        if (specified != listing.most(name))
            found.add(operation.id() + " takes " + specified + " values of " + name + " as specified, but " + listing.most(name));
    }

    private void numbers(ApiOperation operation, JsonNode parameter, Listing<?> listing) {
        var name = parameter.path("name").asText();
        var specified = parameter.at("/schema/minimum").asText() + " to " + parameter.at("/schema/maximum").asText();
        var held = listing.numbers(name).map(form -> form.least() + " to " + form.most()).orElse("any number");
        if (listing.filters().contains(name) && !specified.equals(held))
            found.add(operation.id() + " takes of " + name + " " + specified + " as specified, but " + held);
    }

    private static String said(int shortest, int longest, String pattern) {
        return shortest + " to " + longest + " characters like " + (pattern.isEmpty() ? "any text" : pattern);
    }

    private static Set<String> sorts(ApiOperation operation) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.path("name").asText().equals("sort"))
                .flatMap(parameter -> parameter.at("/schema/enum").valueStream())
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
