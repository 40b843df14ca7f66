package io.perennial.app.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.kernel.Op;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import io.perennial.records.FollowedKind;
import jakarta.enterprise.inject.Produces;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the kinds of records that can be followed with the specification: each record with an id is followed, or it says there why not. */
final class FollowDrift {
    private static final String SCHEMAS = "#/components/schemas/";

    private final ApiDocument document;
    private final List<String> complaints = new ArrayList<>();

    FollowDrift(ApiDocument document) {
        this.document = document;
    }

    /** Returns the kinds of all collections and those that beans produce. */
    static List<FollowedKind> kinds(ApiClasses classes) {
        var produced = classes.subtypes(Object.class).stream().flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Produces.class) && method.getReturnType() == FollowedKind.class)
                .map(FollowDrift::answer);
        return Stream.concat(classes.collections().stream().map(type -> KindDrift.collection(type).followed()), produced).toList();
    }

    private static FollowedKind answer(Method method) {
        try {
            method.setAccessible(true);
            return (FollowedKind) method.invoke(bean(method),
                    method.getParameterCount() == 0 ? new Object[0] : new Object[] {Clock.systemUTC()});
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalStateException("A followed kind is produced without other beans but the clock: " + method, wrong);
        }
    }

    private static @Nullable Object bean(Method method) throws ReflectiveOperationException {
        if (Modifier.isStatic(method.getModifiers())) return null;
        var constructor = method.getDeclaringClass().getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    List<String> complaints(List<FollowedKind> kinds) {
        var followed = kinds.stream().map(this::schema).flatMap(Optional::stream).collect(Collectors.toCollection(TreeSet::new));
        var reasons = document.operation("followChanges").node().path("x-not-followed");
        var read = read();
        read.forEach((schema, operation) -> {
            if (followed.contains(schema) == reasons.has(schema))
                complaints.add(schema + " of " + operation
                        + (reasons.has(schema) ? " is followed, and has a reason why not" : " is not followed"));
        });
        reasons.fieldNames().forEachRemaining(name -> {
            if (!read.containsKey(name)) complaints.add("there is no " + name + " that could be followed");
        });
        followed.forEach(this::derived);
        types(kinds.stream().map(FollowedKind::type).collect(Collectors.toCollection(TreeSet::new)));
        return complaints;
    }

    /** Returns the schema of the records of a kind: that of its address, or of the items of its list. */
    private Optional<String> schema(FollowedKind kind) {
        var address = ("/" + kind.collection()).replaceAll("\\{\\w+}", "{}");
        var operation = Stream.of(address + "/{}", address).flatMap(path -> document.operations().stream()
                .filter(one -> one.method().equals("GET") && one.path().replaceAll("\\{\\w+}", "{}").equals(path))).findFirst();
        if (operation.isEmpty()) {
            complaints.add(kind.type() + " has no address " + address);
            return Optional.empty();
        }
        if (!operation.get().permission().equals(Optional.of(kind.permission())))
            complaints.add(kind.type() + " needs " + kind.permission() + ", and its address does not");
        return records(operation.get()).findFirst();
    }

    /** Returns the schemas with an id that answers have, each with an operation. */
    private Map<String, String> read() {
        var read = new TreeMap<String, String>();
        document.operations().stream().filter(one -> one.method().equals("GET"))
                .forEach(one -> records(one).forEach(schema -> read.putIfAbsent(schema, one.id())));
        return read;
    }

    private Stream<String> records(ApiOperation operation) {
        var answer = document.responseSchema(operation, 200).map(schema -> schema.path("$ref").asText()).orElse("");
        if (!answer.startsWith(SCHEMAS)) return Stream.empty();
        var items = document.resolve(document.root().at(answer.substring(1))).path("properties").valueStream()
                .map(property -> property.at("/items/$ref").asText());
        return Stream.concat(Stream.of(answer), items).filter(reference -> reference.startsWith(SCHEMAS))
                .map(reference -> reference.substring(SCHEMAS.length()))
                .filter(name -> document.schema(name).path("properties").has("id"));
    }

    /** Names fields that do not exist, and names of other records, which change without the record. */
    private void derived(String schema) {
        var properties = document.schema(schema).path("properties");
        var derived = words(document.schema(schema).path("x-derived"));
        derived.stream().filter(name -> !properties.has(name))
                .forEach(name -> complaints.add(schema + " derives " + name + ", which it has not"));
        properties.fieldNames().forEachRemaining(name -> {
            var isOfAnother = name.endsWith("Name") && properties.has(name.replaceFirst("Name$", "Id"));
            if (isOfAnother && !derived.contains(name)) complaints.add(schema + "." + name + " changes without it");
        });
    }

    private void types(TreeSet<String> types) {
        var messages = types.stream().flatMap(type -> Arrays.stream(Op.values()).map(op -> type + "." + op.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toCollection(TreeSet::new));
        messages.add("webhook.test");
        var asked = document.operation("followChanges").parameters().stream().filter(one -> one.path("name").asText().equals("types"))
                .findFirst().orElseThrow().at("/schema/items/enum");
        same("the parameter types", asked, types);
        for (var schema : List.of("ChangeEntry", "SnapshotFile")) same(schema + ".type", open(schema), types);
        same("WebhookMessage.type", open("WebhookMessage"), messages);
    }

    private JsonNode open(String schema) {
        return document.schema(schema).at("/properties/type/x-open-enum");
    }

    private void same(String place, JsonNode words, TreeSet<String> wanted) {
        if (!words(words).equals(wanted)) complaints.add(place + " has " + words(words) + " and not " + wanted);
    }

    private static TreeSet<String> words(JsonNode words) {
        return Objects.requireNonNull(words).valueStream().map(JsonNode::asText).collect(Collectors.toCollection(TreeSet::new));
    }
}
