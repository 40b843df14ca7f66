package io.perennial.identity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private final Secrets secrets = new Secrets(new SecureRandom(), 1);

    @Test
    void a_secret_is_kept_as_argon2id_at_the_published_cost() {
        var kept = secrets.hash("correct horse");

        assertTrue(kept.startsWith("$shiro2$argon2id$v=19$"), kept);
        assertTrue(kept.contains("m=19456,t=2,p=1") || kept.contains("t=2,m=19456,p=1"), kept);
    }

    @Test
    void only_the_secret_itself_matches_what_was_kept() {
        var kept = secrets.hash("密码 correct horse");

        assertTrue(secrets.matches("密码 correct horse", kept));
        assertFalse(secrets.matches("密码 correct horsf", kept));
    }

    @Test
    void one_secret_kept_twice_looks_different_each_time() {
        assertNotEquals(secrets.hash("correct horse"), secrets.hash("correct horse"));
    }
}
