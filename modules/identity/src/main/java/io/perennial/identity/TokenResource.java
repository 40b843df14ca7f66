package io.perennial.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** OAuth 2.0 client credentials (RFC 6749, section 4.4): how a program logs in. */
@Path("oauth/token")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
    /** Named as RFC 6749 names it. */
    public record TokenGrant(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn) {}

    @Inject Logins logins;

    private record Credentials(String id, String secret) {}

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TokenGrant grant(
            @HeaderParam("Authorization") @Nullable String authorization,
            @FormParam("grant_type") @Nullable String grantType,
            @FormParam("client_id") @Nullable String clientId,
            @FormParam("client_secret") @Nullable String clientSecret) {
        if (!"client_credentials".equals(grantType))
            throw io.perennial.platform.RequestRefusal.MALFORMED_REQUEST.because("grant_type is client_credentials");
        var shown = basic(authorization).or(() -> form(clientId, clientSecret));
        var credentials = shown.orElseThrow(
                () -> LoginRefusal.WRONG_CREDENTIALS.because("Send client_id and client_secret, in Basic or in the form"));
        var token = logins.client(credentials.id(), credentials.secret()).token();
        return new TokenGrant(token.accessToken(), "Bearer", Logins.TOKEN.toSeconds());
    }

    private static Optional<Credentials> basic(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith("Basic ")) return Optional.empty();
        try {
            var plain = new String(Base64.getDecoder().decode(authorization.substring(6).strip()), StandardCharsets.UTF_8);
            var colon = plain.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Credentials(plain.substring(0, colon), plain.substring(colon + 1)));
        } catch (IllegalArgumentException notBasic) {
            return Optional.empty();
        }
    }

    private static Optional<Credentials> form(@Nullable String id, @Nullable String secret) {
        return id == null || secret == null ? Optional.empty() : Optional.of(new Credentials(id, secret));
    }
}
