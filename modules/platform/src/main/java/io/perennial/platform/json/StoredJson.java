package io.perennial.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Reads what we have stored, whose size was bounded when it came. A decimal that we computed may have more digits than one that a caller may
 * send, and a cell of a file more letters than a text of a body.
 */
final class StoredJson {
    private StoredJson() {}

    static ObjectMapper like(ObjectMapper ofBodies) {
        var mapper = ofBodies.copy();
        mapper.getFactory().setStreamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build());
        return mapper.registerModule(new SimpleModule("stored").addDeserializer(BigDecimal.class, new Decimal()));
    }

    private static final class Decimal extends StdScalarDeserializer<BigDecimal> {
        Decimal() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new BigDecimal(parser.getText());
        }
    }
}
