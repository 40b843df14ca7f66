package io.perennial.platform.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the API's JSON: strictly, and with all errors of a body at once. Errors of types come first (unknown fields,
 * wrong types, texts that the database cannot store), then the constraints of the record.
 */
@ApplicationScoped
public class Json {
    /** The maximum depth of a body. The deepest body in the specification has 6 levels. */
    public static final int MAXIMUM_DEPTH = 32;

    /** The maximum number of JSON tokens in any document. A body has less, by the bounds of its operation. */
    static final int MAXIMUM_TOKENS = 1_000_000;

    private static final Pattern INDEX = Pattern.compile("/(\\d{1,10})(?=/|$)");

    /** Writes values for the database. It keeps {@code null} fields, because none is omitted on purpose. */
    private static final ObjectMapper MAPPER = new JsonMapper.Builder(new NotingJson(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAXIMUM_DEPTH)
                    .maxNumberLength(100)
                    .maxStringLength(1_000_000)
                    .maxNameLength(1_000)
                    .maxTokenCount(MAXIMUM_TOKENS)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()))
            .addModule(new JsonTypes())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            // A record's method such as isEmpty() is no field and could not be read back.
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .build();

    private static final ObjectMapper STORED = StoredJson.like(MAPPER);

    /** Writes answers to callers. */
    private static final ObjectMapper ANSWERS = MAPPER.copy().registerModule(new ClosedFields());

    private final Validator validator;
    private final Iterable<FurtherErrors> further;

    @Inject
    public Json(Validator validator, @Any Instance<FurtherErrors> further) {
        this.validator = validator;
        this.further = further;
    }

    /** Reads a body. Throws {@link Invalid} with all its errors, or {@link JsonProcessingException} if it is not JSON. */
    public <T> T read(byte[] body, Class<T> type) throws IOException {
        return ClosedFields.checked(readOpen(body, type));
    }

    private <T> T readOpen(byte[] body, Class<T> type) throws IOException {
        try (var parser = new KeptNumbers(MAPPER.createParser(body))) {
            return read(parser, type, null);
        } catch (Invalid misplaced) {
            // Unknown fields are reported after the stream has moved on; only a tree still knows the place of each error.
            JsonNode tree = MAPPER.readTree(new KeptNumbers(MAPPER.createParser(body)));
            return read(tree, type, null);
        }
    }

    /** Reads a part of a body, such as one item of a batch. */
    public <T> T read(JsonNode node, Class<T> type) {
        return ClosedFields.checked(read(node, type, null));
    }

    private <T> T read(JsonNode node, Class<T> type, @Nullable Object before) {
        try (var parser = MAPPER.treeAsTokens(node)) {
            parser.nextToken();
            return read(parser, type, before);
        } catch (IOException impossible) {
            throw new IllegalStateException("The tree cannot be read", impossible);
        }
    }

    private <T> T read(JsonParser parser, Class<T> type, @Nullable Object before) throws IOException {
        var errors = new ArrayList<FieldError>();
        var read = new ReadErrors(errors).reading(MAPPER.readerFor(type)).<T>readValue(parser);
        if (read == null && errors.isEmpty())
            errors.add(new FieldError("", "type", Wording.of("must be a JSON object").with("type", "object")));
        if (read != null) errors.addAll(violations(read, errors));
        if (read != null && !errors.isEmpty()) errors.addAll(furtherErrors(read, before));
        if (!errors.isEmpty()) throw new Invalid(errors.subList(0, Math.min(errors.size(), ReadErrors.MAXIMUM)));
        return read;
    }

    /** Returns the errors of a valid body that other modules would find when it is written. */
    public List<FieldError> furtherErrors(Object body, @Nullable Object before) {
        var errors = new ArrayList<FieldError>();
        for (var others : further) errors.addAll(others.of(body, before));
        return errors;
    }

    /** Returns the violations of the record's constraints, except for fields whose type is wrong already. */
    private <T> List<FieldError> violations(T read, List<FieldError> found) {
        var known = found.stream().map(FieldError::pointer).toList();
        var beyond = read instanceof SelfChecked self ? self.faults().stream() : Stream.<FieldError>of();
        var pieces = read instanceof InPieces body ? errorsOfPieces(body) : Stream.<FieldError>of();
        return Stream.of(errors(read, ""), pieces, beyond)
                .flatMap(Function.identity())
                .filter(error -> !known.contains(error.pointer()))
                .sorted(Comparator.comparing(Json::place))
                .limit(ReadErrors.MAXIMUM - found.size())
                .toList();
    }

    /** Returns the errors of all items. A missing item is an error of its list. */
    private Stream<FieldError> errorsOfPieces(InPieces body) {
        if (body.pieces() == null) return Stream.of();
        return IntStream.range(0, body.pieces().size())
                .filter(index -> body.pieces().get(index) != null)
                .boxed()
                .flatMap(index -> errors(body.pieces().get(index), "/" + body.field() + "/" + index))
                .limit(ReadErrors.MAXIMUM);
    }

    private Stream<FieldError> errors(Object validated, String at) {
        return validator.validate(validated).stream().map(violation -> error(violation, at));
    }

    /** Returns a key that sorts item 10 after item 9. */
    private static String place(FieldError error) {
        return INDEX.matcher(error.pointer()).replaceAll(index -> "/" + "0".repeat(10 - index.group(1).length()) + index.group(1));
    }

    private static FieldError error(ConstraintViolation<?> violation, String at) {
        var pointer = new StringBuilder(at);
        for (var step : violation.getPropertyPath()) {
            if (step.getIndex() != null) pointer.append('/').append(step.getIndex());
            if (step.getKey() != null) pointer.append('/').append(ReadErrors.escaped(step.getKey().toString()));
            if (step.getName() != null && !step.getName().startsWith("<")) pointer.append('/').append(step.getName());
        }
        return new FieldError(pointer.toString(), BrokenRule.code(violation), BrokenRule.wording(violation));
    }

    /** Returns a record made from parts of the path if its constraints allow it; otherwise refuses with "not found". */
    public <T extends Record> T checked(T made) {
        if (!validator.validate(made).isEmpty()) throw NotFound.here();
        return made;
    }

    /** Returns a record that was created in code, checked by the same constraints as a body. */
    public <T extends Record> T valid(T made) {
        var faults = violations(made, List.of());
        if (!faults.isEmpty()) throw new Invalid(faults);
        return made;
    }

    /** Applies an RFC 7396 merge patch to the record's current content, and reads the result as strictly as a body. */
    public <T extends Record> T merge(T now, MergePatch patch, Class<T> type) {
        ClosedFields.check(patch.fields(), type);
        var mistaken = patch.unknownRemovals(type);
        if (!mistaken.isEmpty()) throw new Invalid(mistaken);
        return read(patch.applyTo(MAPPER.<JsonNode>valueToTree(now)), type, now);
    }

    /** Applies a patch to an empty object: returns the fields that the patch sets, without those that it removes. */
    public <T extends Record> T merge(MergePatch patch, Class<T> type) {
        return read(patch.applyTo(MAPPER.createObjectNode()), type);
    }

    /** Returns the value as a tree whose decimals are compared by value. */
    public JsonNode tree(Object value) {
        return Decimals.tree(value);
    }

    public byte[] write(Object value) throws JsonProcessingException {
        return ANSWERS.writeValueAsBytes(value);
    }

    static ObjectMapper mapper() {
        return MAPPER;
    }

    public static String forDatabase(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException cannotWrite) {
            throw new IllegalArgumentException("Cannot be written as JSON: " + value.getClass(), cannotWrite);
        }
    }

    public static Object fromDatabase(String json, Type type) {
        return fromDatabase(json, documents(type));
    }

    /** Returns a reader for stored documents of one type. Creating it costs more than reading a short document. */
    public static ObjectReader documents(Type type) {
        // A document of a previous release may have fields that no longer exist.
        return STORED.readerFor(STORED.constructType(type)).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    public static Object fromDatabase(String json, ObjectReader documents) {
        try {
            return documents.readValue(json);
        } catch (JsonProcessingException cannotRead) {
            throw new IllegalArgumentException("A stored document that is no " + documents.getValueType(), cannotRead);
        }
    }
}
