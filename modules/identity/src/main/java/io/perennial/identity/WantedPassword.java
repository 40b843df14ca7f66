package io.perennial.identity;

import io.perennial.kernel.Wording;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;

/** A password that a member wants to have. It is judged by how soon somebody would guess it who knows what people choose, and the member. */
record WantedPassword(String text, String email, Home.Settings home) {
    /** A third of what a random one of twelve letters has. A guesser who is slowed down as logins are never gets there. */
    private static final double LEAST_BITS = 30;
    /** The rest cannot make it easier to guess, and a long repetition takes seconds to judge. */
    private static final int JUDGED = 40;
    /** A shorter name is in many words. */
    private static final int SHORTEST_NAME = 4;

    /** Reads its lists of words on the first use. */
    private static final class Guesser {
        private static final Nbvcxz OF_HABITS =
                new Nbvcxz(new ConfigurationBuilder().setLocale(Locale.ENGLISH).setMinimumEntropy(LEAST_BITS)
                        .setCombinationAlgorithmTimeout(200L).createConfiguration());
    }

    /** Returns why the member cannot have it; empty if nothing speaks against it. */
    Optional<Wording> fault() {
        if (names().anyMatch(text.toLowerCase(Locale.ROOT)::contains))
            return Optional.of(Wording.of("must have neither your e-mail address nor the name of your organisation in it"));
        var judged = text.substring(0, text.offsetByCodePoints(0, Math.min(JUDGED, text.codePointCount(0, text.length()))));
        return Guesser.OF_HABITS.estimate(judged).isMinimumEntropyMet() ? Optional.empty()
                : Optional.of(Wording.of("must not be one that is soon guessed: many people choose it, or one like it"));
    }

    private Stream<String> names() {
        return Stream.of(email.substring(0, Math.max(0, email.indexOf('@'))), home.name(), home.title())
                .map(one -> one.toLowerCase(Locale.ROOT))
                .filter(one -> one.codePointCount(0, one.length()) >= SHORTEST_NAME);
    }
}
