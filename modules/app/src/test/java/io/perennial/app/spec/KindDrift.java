package io.perennial.app.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import io.perennial.records.PartBody;
import io.perennial.records.RecordCollection;
import io.perennial.records.RecordKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares each kind of record with the specification and the schema of the tenants' files. */
final class KindDrift {
    private static final String BY_EXTERNAL = "/by-external/{system}/{externalId}";

    private final ApiDocument document;
    private final JsonNode root;
    private final JsonNode tenantFiles;
    private final List<String> complaints = new ArrayList<>();

    KindDrift(ApiDocument document, JsonNode tenantFiles) {
        this.document = document;
        this.tenantFiles = tenantFiles;
        root = document.root();
    }

    /** Returns the kinds of all collections among our classes. */
    static List<RecordKind> kinds(ApiClasses classes) {
        return List.copyOf(bodies(classes).keySet());
    }

    /** Returns the kinds, each with the body of its calls. */
    static Map<RecordKind, Class<?>> bodies(ApiClasses classes) {
        var bodies = new LinkedHashMap<RecordKind, Class<?>>();
        classes.collections().stream().map(KindDrift::collection).forEach(one -> bodies.put(one.kind(), one.body()));
        return bodies;
    }

    /** Returns the kinds whose bodies do not name the whole of a part. Nobody would lock it before a part is added to it. */
    static List<String> withoutWhole(Map<RecordKind, Class<?>> bodies) {
        return bodies.entrySet().stream()
                .filter(one -> one.getKey().part().isPresent() != PartBody.class.isAssignableFrom(one.getValue()))
                .map(one -> one.getKey().name())
                .toList();
    }

    static RecordCollection<?, ?, ?> collection(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (RecordCollection<?, ?, ?>) constructor.newInstance();
        } catch (ReflectiveOperationException none) {
            throw new IllegalStateException("A collection of records is a bean, made without parameters: " + type, none);
        }
    }

    List<String> complaints(List<RecordKind> kinds) {
        for (var kind : kinds) about(kind);
        var names = kinds.stream().map(RecordKind::name).collect(Collectors.toSet());
        document.operations().stream()
                .filter(operation -> operation.path().endsWith(BY_EXTERNAL) && !names.contains(operation.path().split("/")[1]))
                .forEach(operation -> complaints.add(operation.path() + " is of no kind of record"));
        return complaints;
    }

    private void about(RecordKind kind) {
        operations(kind);
        batch(kind);
        imports(kind);
        // A kind that is neither an account nor a part of something has no account in whose timeline it could be.
        if (kind.part().isEmpty() && !kind.name().equals("accounts")) return;
        var known = words(root.at("/components/schemas/TimelineEntry/properties/kind"));
        words(kind).filter(word -> !known.contains(word)).forEach(word -> complaints.add("the timeline's kinds lack " + word));
    }

    private void operations(RecordKind kind) {
        var all = "/" + kind.name();
        may("GET", all, kind.name() + ":read").filter(list -> !list.queryParameters().contains("externalSystem"))
                .ifPresent(list -> complaints.add(list.id() + " has no filter externalSystem"));
        may("POST", all, kind.name() + ":write");
        for (var method : List.of("GET", "PATCH", "PUT"))
            may(method, all + BY_EXTERNAL, kind.name() + (method.equals("GET") ? ":read" : ":write"));
        for (var method : List.of("GET", "PATCH", "DELETE"))
            may(method, all + "/{id}", kind.name() + (method.equals("GET") ? ":read" : ":write")).ifPresent(one -> prefixed(one, kind));
    }

    private Optional<ApiOperation> may(String method, String path, String permission) {
        var found = find(method, path);
        if (found.isEmpty()) complaints.add("there is no " + method + " " + path);
        found.filter(one -> !one.permission().equals(Optional.of(permission)))
                .ifPresent(one -> complaints.add(one.id() + " needs " + one.permission().orElse("nothing") + " and not " + permission));
        return found;
    }

    /** Finds an operation, whatever its path parameters are called. */
    private Optional<ApiOperation> find(String method, String path) {
        return document.operations().stream()
                .filter(one -> one.method().equals(method)
                        && one.path().replaceAll("\\{\\w+}", "{}").equals(path.replaceAll("\\{\\w+}", "{}")))
                .findFirst();
    }

    private void prefixed(ApiOperation one, RecordKind kind) {
        var pattern = one.parameters().stream()
                .filter(parameter -> parameter.path("in").asText().equals("path"))
                .map(parameter -> document.resolve(parameter.path("schema")).path("pattern").asText())
                .findFirst().orElse("");
        if (!pattern.startsWith("^" + kind.prefix() + "_"))
            complaints.add(one.id() + " takes ids " + pattern + " and not " + kind.prefix() + "_…");
    }

    private void batch(RecordKind kind) {
        var path = "/" + kind.name() + "/batch";
        if (kind.batch() == 0) {
            if (find("POST", path).isPresent()) complaints.add(path + " is specified, but the kind has no batches");
            return;
        }
        may("POST", path, kind.name() + ":bulk_write").flatMap(ApiOperation::requestSchema).ifPresent(body -> {
            var most = document.resolve(body).at("/properties/items/maxItems").asInt();
            if (most != kind.batch()) complaints.add(path + " takes " + most + " and not " + kind.batch());
        });
    }

    private void imports(RecordKind kind) {
        var places = Stream.of(
                root.at("/components/schemas/ImportView/properties/kind"),
                root.at("/components/parameters/importKind/schema"),
                tenantFiles.at("/$defs/mapping/properties/kind"));
        places.filter(place -> words(place).contains(kind.name()) != kind.isImported())
                .forEach(place -> complaints.add((kind.isImported() ? "no import may become " : "imports may become ") + kind.name()));
    }

    private static Set<String> words(JsonNode place) {
        var words = place.has("enum") ? place.path("enum") : place.path("x-open-enum");
        return words.valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    }

    private static Stream<String> words(RecordKind kind) {
        var noun = kind.events().getSimpleName().replaceFirst("Event$", "");
        return Arrays.stream(kind.events().getPermittedSubclasses())
                .map(event -> (noun + event.getSimpleName()).replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT));
    }
}
