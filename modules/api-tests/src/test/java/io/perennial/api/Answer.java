package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** What the server answered, as specified. */
public record Answer(SpecifiedExchange exchange) {
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
