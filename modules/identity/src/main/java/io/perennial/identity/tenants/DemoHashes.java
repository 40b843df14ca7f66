package io.perennial.identity.tenants;

import io.perennial.identity.Secrets;
import java.util.Optional;

/** The hashes of the public demo secrets, each created once. Logins that share a salt reveal nothing, because the secrets are public. */
final class DemoHashes {
    private final Secrets secrets;
    private Optional<String> password = Optional.empty();
    private Optional<String> secret = Optional.empty();

    DemoHashes(Secrets secrets) {
        this.secrets = secrets;
    }

    String password() {
        if (password.isEmpty()) password = Optional.of(secrets.hash(DemoLogins.PASSWORD));
        return password.get();
    }

    String secret() {
        if (secret.isEmpty()) secret = Optional.of(secrets.hash(DemoLogins.SECRET));
        return secret.get();
    }
}
