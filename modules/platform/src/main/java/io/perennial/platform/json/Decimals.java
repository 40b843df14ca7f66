package io.perennial.platform.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Compares JSON by the values of its numbers: {@code 1} and {@code 1.0} are the same. A decimal is a text in JSON, so its node knows what it is. */
public final class Decimals extends SimpleModule {
    private static final ObjectMapper TREES = Json.mapper().copy().registerModule(new Decimals());
    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> areSame(one, other) ? 0 : 1;

    /** A decimal, written as text. */
    private static final class Decimal extends TextNode {
        Decimal(BigDecimal value) {
            super(value.toPlainString());
        }
    }

    private static final class Written extends StdSerializer<BigDecimal> {
        Written() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator tree, SerializerProvider provider) throws IOException {
            tree.writeEmbeddedObject(new Decimal(value));
        }
    }

    /** For a mapper that makes trees only. */
    private Decimals() {
        addSerializer(BigDecimal.class, new Written());
    }

    /** Returns a value as a tree that knows its decimals. */
    static JsonNode tree(Object value) {
        return TREES.valueToTree(value);
    }

    /** Returns true if both say the same. One of them was made of a record, and so knows which of its texts are decimals. */
    public static boolean same(@Nullable JsonNode one, @Nullable JsonNode other) {
        return one == null || other == null ? one == other : one.equals(BY_VALUE, other);
    }

    private static boolean areSame(JsonNode one, JsonNode other) {
        if (one.equals(other)) return true;
        if (one.isNumber() && other.isNumber()) return one.decimalValue().compareTo(other.decimalValue()) == 0;
        if (!(one instanceof Decimal) && !(other instanceof Decimal) || !isDecimal(one) || !isDecimal(other)) return false;
        return new BigDecimal(one.textValue()).compareTo(new BigDecimal(other.textValue())) == 0;
    }

    private static boolean isDecimal(JsonNode node) {
        return node.isTextual() && node.textValue().matches("-?\\d{1,40}(\\.\\d{1,40})?");
    }
}
