package io.perennial.app.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that what a caller may not read is not written either: what a view closes, the bodies of the same record close too. */
class WrittenClassesTest {
    /** The classes that a permission opens. All others are closed to vendors only, row by row. */
    private static final Set<FieldClass> PERMITTED = Set.of(FieldClass.CONTACT_DETAILS, FieldClass.REVENUE, FieldClass.HEALTH);

    /** They have the same name by chance: a part of an amount, which is closed as a whole; and the reason to drop a task, not to make it. */
    private static final Set<String> OTHERS = Set.of("AmountBody.amount", "TaskDropping.reason");

    private final ApiDocument document = Planted.SOUND;
    private final Map<String, Class<?>> records = new ApiClasses().records().stream()
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity(), (one, _) -> one));
    private final Map<String, ResourceMethod> methods = new HashMap<>();

    WrittenClassesTest() {
        new ApiClasses().resources().stream().flatMap(ResourceMethod::of).forEach(one -> methods.put(one.verb() + " " + one.path(), one));
    }

    /** Returns the schemas that a body is made of, each named as its record: a patch and a statement as their body. */
    private Set<String> bodies(ApiOperation operation) {
        var found = new HashSet<String>();
        operation.requestSchema().ifPresent(schema -> collect(schema, found));
        return found.stream().map(name -> name.replaceFirst("(Patch|Statement)$", "Body")).collect(Collectors.toSet());
    }

    private void collect(JsonNode schema, Set<String> found) {
        var name = schema.path("$ref").asText().replaceFirst(".*/", "");
        if (!name.isEmpty() && !found.add(name)) return;
        document.resolve(schema).findParents("$ref").forEach(referring -> collect(referring, found));
    }

    private static Optional<FieldClass> of(RecordComponent field) {
        return Optional.ofNullable(field.getAnnotation(Classified.class)).map(Classified::value).filter(PERMITTED::contains);
    }

    private static Stream<RecordComponent> fields(Class<?> record) {
        return Stream.of(record.getRecordComponents());
    }

    private static String line(Object of, String body, String field) {
        return of.toString().toLowerCase(Locale.ROOT) + " " + body + "." + field;
    }

    @Test
    void what_code_refuses_to_write_is_listed() throws IOException {
        var refused = document.operations().stream().flatMap(one -> bodies(one).stream()).filter(records::containsKey)
                .flatMap(
                        name -> fields(records.get(name)).flatMap(field -> of(field).stream().map(one -> line(one, name, field.getName()))))
                .collect(Collectors.toCollection(TreeSet::new));

        var listed = new TreeSet<String>();
        new YAMLMapper().readTree(Path.of("../../api-specs/access/fields.yaml").toFile()).path("written").properties()
                .forEach(one -> one.getValue().properties().forEach(
                        body -> body.getValue().forEach(field -> listed.add(line(one.getKey(), body.getKey(), field.asText())))));
        assertEquals(listed, refused);
    }

    @Test
    void what_a_view_closes_its_bodies_close() {
        var open = new TreeSet<String>();
        var compared = new TreeSet<String>();
        for (var operation : document.operations())
            for (var view : views(operation))
                for (var body : bodies(operation))
                    if (records.containsKey(body)) fields(records.get(body)).forEach(field -> fields(view)
                            .filter(shown -> shown.getName().equals(field.getName()) && of(shown).isPresent()).forEach(shown -> {
                                compared.add(body + "." + field.getName());
                                if (!of(field).equals(of(shown)) && !isClosed(operation)) open.add(body + "." + field.getName());
                            }));
        assertEquals(OTHERS, open);
        assertTrue(compared.containsAll(List.of("TicketBody.requester", "ContactBody.emails", "RenewalWork.likelihood", "CallBody.answer")),
                compared::toString);
    }

    /** Returns the records that an operation answers with, and those that a GET of its address does: a batch answers with results. */
    private List<Class<?>> views(ApiOperation operation) {
        var address = operation.path().replaceFirst("/(batch|changes)$", "/{id}");
        return Stream.concat(Stream.of(operation), document.operation("GET", address).stream())
                .flatMap(one -> Stream.of(200, 201).flatMap(status -> document.responseSchema(one, status).stream()))
                .map(schema -> schema.path("$ref").asText().replaceFirst(".*/", ""))
                .<Class<?>>flatMap(name -> Stream.ofNullable(records.get(name))).toList();
    }

    private boolean isClosed(ApiOperation operation) {
        return methods.get(operation.method() + " " + operation.path()).method().isAnnotationPresent(Classified.class);
    }
}
