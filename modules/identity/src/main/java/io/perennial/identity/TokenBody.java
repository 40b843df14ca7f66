package io.perennial.identity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.json.Json;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A token request with the field names of RFC 6749. */
public record TokenBody(
        @NotNull Grant grant_type,
        @Size(min = 1, max = 100, message = "must have {min} to {max} characters")
        @Pattern(regexp = FORM_OF_ID, message = "must be the short name of an organisation, a hyphen, and the name of a client")
        @Nullable String client_id,
        @Size(min = 1, max = 200, message = "must have at most {max} characters") @Nullable String client_secret) {
    static final String FORM_OF_ID = "[a-z][a-z0-9]{1,30}-[a-z0-9-]+";

    /** The supported grant types. */
    public enum Grant {
        CLIENT_CREDENTIALS
    }

    private static final Set<String> KNOWN = Set.of("grant_type", "client_id", "client_secret");

    /**
     * Reads a form by way of a JSON object, so that it is checked as strictly as a JSON body. Ignores unknown fields such as
     * {@code scope} (RFC 6749, section 3.2): the roles of the client decide what its token may do.
     */
    static TokenBody read(byte[] form, Json json) {
        var fields = JsonNodeFactory.instance.objectNode();
        var text = new String(form, StandardCharsets.UTF_8);
        if (!text.isEmpty()) for (var pair : text.split("&", -1)) put(fields, pair);
        return json.read(fields, TokenBody.class);
    }

    private static void put(ObjectNode fields, String pair) {
        var equals = pair.indexOf('=');
        if (equals < 0) throw malformed();
        var name = decoded(pair.substring(0, equals));
        if (fields.has(name)) throw malformed();
        if (!KNOWN.contains(name)) return;
        fields.put(name, decoded(pair.substring(equals + 1)));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw malformed();
        }
    }

    private static RuntimeException malformed() {
        return RequestRefusal.MALFORMED_REQUEST.because("The form is malformed, or has a field twice.");
    }
}
