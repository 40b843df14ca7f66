package io.perennial.identity;

import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.json.Json;
import io.perennial.platform.requests.BodyLimit;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Logs in programs by OAuth 2.0 client credentials (RFC 6749, section 4.4). */
@Path("oauth/token")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
    /** An answer with the field names of RFC 6749. */
    public record TokenGrant(String access_token, String token_type, long expires_in) {}

    private static final int LARGEST_FORM = 8 * 1024;
    private static final Pattern CLIENT = Pattern.compile(TokenBody.FORM_OF_ID);

    private record Credentials(String id, String secret) {}

    @Inject Logins logins;
    @Inject Json json;
    @Inject BodyLimit bodies;

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TokenGrant grant(
            @HeaderParam("Authorization") @Nullable String authorization,
            @Context HttpHeaders headers,
            InputStream form) {
        var body = TokenBody.read(bodies.read(form, headers.getRequestHeaders(), LARGEST_FORM), json);
        var shown = credentials(authorization, body);
        var token = logins.client(shown.id(), shown.secret()).token();
        return new TokenGrant(token.accessToken(), "Bearer", Logins.TOKEN.toSeconds());
    }

    private static Credentials credentials(@Nullable String authorization, TokenBody body) {
        var basic = basic(authorization);
        if (basic.isPresent() && (body.client_id() != null || body.client_secret() != null))
            throw RequestRefusal.MALFORMED_REQUEST.because("Send id and secret either as HTTP Basic or in the form, not in both.");
        return basic.or(() -> form(body))
                .filter(shown -> shown.id().length() <= 100 && CLIENT.matcher(shown.id()).matches())
                .orElseThrow(
                        () -> LoginRefusal.WRONG_CREDENTIALS.because("Send client_id and client_secret, as HTTP Basic or in the form."));
    }

    private static Optional<Credentials> basic(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) return Optional.empty();
        try {
            var plain = new String(Base64.getDecoder().decode(authorization.substring(6).strip()), StandardCharsets.UTF_8);
            var colon = Math.max(0, plain.indexOf(':'));
            return Optional.of(new Credentials(decoded(plain.substring(0, colon)),
                    decoded(plain.substring(Math.min(colon + 1, plain.length())))));
        } catch (IllegalArgumentException notBasic) {
            throw RequestRefusal.MALFORMED_REQUEST.because("The value after Authorization: Basic is not Base64.");
        }
    }

    /** Decodes id or secret, which a client encodes like a form (RFC 6749, section 2.3.1). Clients that do not know this send no %. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    private static Optional<Credentials> form(TokenBody body) {
        if (body.client_id() == null || body.client_secret() == null) return Optional.empty();
        return Optional.of(new Credentials(body.client_id(), body.client_secret()));
    }
}
