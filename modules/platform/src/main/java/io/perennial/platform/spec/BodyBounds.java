package io.perennial.platform.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.UnaryOperator;

/**
 * The most that an operation's JSON body may be. It follows from the limits of the body's schema, so each body is bounded by what its
 * operation needs. There is room for blanks, escapes and mistakes, which get an answer that names all of them.
 *
 * @param bytes uncompressed
 * @param nodes objects, arrays and scalar values
 * @param depth objects and arrays in one another
 */
public record BodyBounds(int bytes, int nodes, int depth) {
    /** The bounds of any body. */
    public static final BodyBounds MOST = new BodyBounds(8 * 1024 * 1024, 500_000, 32);

    /** Suffices for a body whose schema has no limits, such as a patch of a few fields. */
    private static final BodyBounds LEAST = new BodyBounds(16 * 1024, 200, 10);

    /** A JSON escape has six bytes. */
    private static final int BYTES_OF_A_CHARACTER = 6;

    /** The longest number, date or id with its quotes, when the schema does not say more. */
    private static final int BYTES_OF_A_SCALAR = 64;

    private record Size(long bytes, long nodes, int depth) {
        private static final long ENDLESS = Integer.MAX_VALUE;
        static final Size NOTHING = new Size(0, 0, 0);

        Size and(Size other) {
            return new Size(bytes + other.bytes, nodes + other.nodes, Math.max(depth, other.depth));
        }

        Size or(Size other) {
            return new Size(Math.max(bytes, other.bytes), Math.max(nodes, other.nodes), Math.max(depth, other.depth));
        }

        Size times(long count) {
            return new Size(Math.min(ENDLESS, bytes * count), Math.min(ENDLESS, nodes * count), depth);
        }

        /** Adds a name, its quotes, the punctuation, and an indentation. */
        Size named(int characters) {
            return new Size(bytes + characters + BYTES_OF_A_SCALAR / 2, nodes, depth);
        }

        Size inContainer() {
            return new Size(bytes + 2, nodes + 1, depth + 1);
        }
    }

    /** @param resolve returns a node, or the target if the node is a reference */
    static BodyBounds of(JsonNode schema, UnaryOperator<JsonNode> resolve) {
        var size = size(schema, resolve);
        return new BodyBounds(
                Math.clamp(2 * size.bytes(), LEAST.bytes(), MOST.bytes()),
                Math.clamp(size.nodes() + LEAST.nodes(), LEAST.nodes(), MOST.nodes()),
                Math.clamp(size.depth() + LEAST.depth(), LEAST.depth(), MOST.depth()));
    }

    private static Size size(JsonNode reference, UnaryOperator<JsonNode> resolve) {
        var schema = resolve.apply(reference);
        return own(schema, resolve)
                .and(schema.path("allOf").valueStream().map(part -> size(part, resolve)).reduce(Size.NOTHING, Size::and))
                .and(schema.path("oneOf").valueStream().map(part -> size(part, resolve)).reduce(Size.NOTHING, Size::or))
                .and(schema.path("anyOf").valueStream().map(part -> size(part, resolve)).reduce(Size.NOTHING, Size::or));
    }

    private static Size own(JsonNode schema, UnaryOperator<JsonNode> resolve) {
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema, resolve).inContainer();
            case "array" -> size(schema.path("items"), resolve).named(0).times(schema.path("maxItems").asLong(Size.ENDLESS)).inContainer();
            case "string" -> new Size(
                    schema.path("maxLength").asLong(BYTES_OF_A_SCALAR / BYTES_OF_A_CHARACTER) * BYTES_OF_A_CHARACTER + 2, 1, 0);
            case "" -> Size.NOTHING;
            default -> new Size(BYTES_OF_A_SCALAR, 1, 0);
        };
    }

    private static Size object(JsonNode schema, UnaryOperator<JsonNode> resolve) {
        var fields = schema.path("properties").propertyStream()
                .map(field -> size(field.getValue(), resolve).named(field.getKey().length()))
                .reduce(Size.NOTHING, Size::and);
        var more = schema.path("additionalProperties");
        if (!more.isObject()) return fields;
        return fields.and(size(more, resolve).named(BYTES_OF_A_SCALAR).times(schema.path("maxProperties").asLong(Size.ENDLESS)));
    }
}
