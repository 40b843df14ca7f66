package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.regex.Pattern;

/** An answer of the server that conforms to the specification. */
public record Answer(SpecifiedExchange exchange) {
    /** The timeline entry of a change of health that a job adds soon after the creation of an account. */
    private static final Pattern SCORED =
            Pattern.compile(",\\{SCORED\\}|\\{SCORED\\},?".replace("SCORED", "[^{}]*\"kind\":\"health_band_changed\"[^{}]*"));

    public int status() {
        return exchange.status();
    }

    /** Returns the body as JSON; a missing node if there is none. */
    public JsonNode json() {
        return exchange.json().orElse(MissingNode.getInstance());
    }

    public String body() {
        return exchange.answer();
    }

    /** Returns the body without what a job adds in its own time, so that two reads without a change between them are equal. */
    public String settled() {
        return SCORED.matcher(body()).replaceAll("");
    }

    /** Returns the text at a JSON pointer of the body, such as {@code /arr/amount}; empty if there is nothing. */
    public String text(String pointer) {
        return json().at(pointer).asText();
    }

    public String header(String name) {
        return exchange.receivedHeader(name)
                .orElseThrow(() -> new AssertionError("No header " + name + ":\n" + exchange));
    }

    public boolean hasHeader(String name) {
        return exchange.receivedHeader(name).isPresent();
    }

    public String etag() {
        return header("ETag");
    }

    /** Returns the path of the created record. */
    public String location() {
        return header("Location");
    }

    /** Fails with the whole exchange unless the status is this. */
    public Answer expect(int status) {
        assertEquals(status, status(), exchange::toString);
        return this;
    }

    /** Fails with the whole exchange unless it is this problem. */
    public Answer expect(int status, String code) {
        assertEquals(code, expect(status).text("/code"), exchange::toString);
        return this;
    }
}
