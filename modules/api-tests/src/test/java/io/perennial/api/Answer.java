package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.regex.Pattern;

/** What the server answered, as specified. */
public record Answer(SpecifiedExchange exchange) {
    /** What a job tells of an account a moment after it was made, whoever else is there. */
    private static final Pattern SCORED = Pattern.compile(",\\{SCORED\\}|\\{SCORED\\},?".replace("SCORED", "[^{}]*\"kind\":\"health_band_changed\"[^{}]*"));

    public int status() {
        return exchange.status();
    }

    /** The body as JSON; a missing node where there is none. */
    public JsonNode json() {
        return exchange.json().orElse(MissingNode.getInstance());
    }

    public String body() {
        return exchange.answer();
    }

    /** The same without what a job adds to it in its own time: two reads of what nobody changed are alike. */
    public String settled() {
        return SCORED.matcher(body()).replaceAll("");
    }

    /** The text at a JSON pointer of the body, such as {@code /arr/amount}; empty where there is nothing. */
    public String text(String pointer) {
        return json().at(pointer).asText();
    }

    public String header(String name) {
        return exchange.receivedHeader(name)
                .orElseThrow(() -> new AssertionError("No header " + name + ":\n" + exchange));
    }

    public String etag() {
        return header("ETag");
    }

    /** The path of what was created. */
    public String location() {
        return header("Location");
    }

    /** Fails, with the whole exchange, unless the status is this. */
    public Answer expect(int status) {
        assertEquals(status, status(), exchange::toString);
        return this;
    }

    /** Fails, with the whole exchange, unless it is this problem. */
    public Answer expect(int status, String code) {
        assertEquals(code, expect(status).text("/code"), exchange::toString);
        return this;
    }
}
