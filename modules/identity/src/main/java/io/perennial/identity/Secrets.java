package io.perennial.identity;

import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.shiro.crypto.hash.HashRequest;
import org.apache.shiro.crypto.hash.format.Shiro2CryptFormat;
import org.apache.shiro.crypto.support.hashes.argon2.Argon2HashProvider;
import org.apache.shiro.lang.util.ByteSource;
import org.apache.shiro.lang.util.SimpleByteSource;

/**
 * Hashes passwords and client secrets with Argon2id: 19 MiB, two passes, one lane, in Shiro's text form
 * ({@code $shiro2$argon2id$…}). One hash takes over a tenth of a second and 19 MiB, so only a few run at once and the others
 * wait.
 */
public final class Secrets {
    private static final String ARGON2ID = "argon2id";
    // Shiro casts these to String, although its documentation says otherwise.
    private static final Map<String, String> COST = Map.of(
            "Argon2.memoryKib", "19456", "Argon2.iterations", "2", "Argon2.parallelism", "1");

    private final SecureRandom random;
    private final Semaphore turns;

    public Secrets(SecureRandom random, int atOnce) {
        this.random = random;
        this.turns = new Semaphore(atOnce, true);
    }

    public String hash(String secret) {
        var request = new HashRequest.Builder().setAlgorithmName(ARGON2ID).setSource(source(secret));
        COST.forEach(request::addParameter);
        turns.acquireUninterruptibly();
        try {
            var hash = new Argon2HashProvider().newHashFactory(random).generate(request.build());
            return new Shiro2CryptFormat().format(hash);
        } finally {
            turns.release();
        }
    }

    public boolean matches(String secret, String kept) {
        var hash = new Shiro2CryptFormat().parse(kept);
        turns.acquireUninterruptibly();
        try {
            return hash.matchesPassword(source(secret));
        } finally {
            turns.release();
        }
    }

    private static ByteSource source(String secret) {
        return new SimpleByteSource(secret);
    }
}
