package io.perennial.identity;

import io.perennial.kernel.Wording;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;

/** A password that a member wants to have. It is judged by how soon somebody would guess it who knows what people choose, and the member. */
record WantedPassword(String text, String email, String name, Home.Settings home) {
    /** A third of what a random one of twelve letters has. A guesser who is slowed down as logins are never gets there. */
    private static final double LEAST_BITS = 30;
    /** The rest cannot make it easier to guess, and a long repetition takes seconds to judge. */
    private static final int JUDGED = 40;
    /** A shorter name is in many words. */
    private static final int SHORTEST_NAME = 4;
    /** A shorter part of a member's name is in many words too, but what is left of these is judged. */
    private static final int SHORTEST_PART = 3;
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** Reads its lists of words on the first use. */
    private static final class Guesser {
        private static final Nbvcxz OF_HABITS =
                new Nbvcxz(new ConfigurationBuilder().setLocale(Locale.ENGLISH).setMinimumEntropy(LEAST_BITS)
                        .setCombinationAlgorithmTimeout(200L).createConfiguration());
    }

    /** Returns why the member cannot have it; empty if nothing speaks against it. */
    Optional<Wording> fault() {
        var letters = letters(text);
        if (whole().anyMatch(letters::contains))
            return Optional.of(Wording.of("must have neither your e-mail address nor the name of your organisation in it"));
        return isSoonGuessed(text) || isSoonGuessed(withoutNames(letters))
                ? Optional.of(Wording.of("must not be one that is soon guessed: many people choose it, or one like it"))
                : Optional.empty();
    }

    private static boolean isSoonGuessed(String password) {
        var judged = password.substring(0, password.offsetByCodePoints(0, Math.min(JUDGED, password.codePointCount(0, password.length()))));
        return !Guesser.OF_HABITS.estimate(judged).isMinimumEntropyMet();
    }

    /** Returns what is left without the names of the member, however they stand: whoever knows the member tries them all. */
    private String withoutNames(String letters) {
        var parts = Stream.of(name, email.substring(0, Math.max(0, email.indexOf('@')))).flatMap(SEPARATORS::splitAsStream)
                .map(WantedPassword::letters).filter(WantedPassword::isName).sorted(Comparator.comparing(String::length).reversed())
                .toList();
        var left = letters;
        for (var part : parts) left = left.replace(part, "");
        return left.length() == letters.length() ? text : left;
    }

    private static boolean isName(String part) {
        return part.codePointCount(0, part.length()) >= SHORTEST_PART || part.codePoints().anyMatch(Character::isIdeographic);
    }

    private Stream<String> whole() {
        return Stream.of(email.substring(0, Math.max(0, email.indexOf('@'))), home.name(), home.title())
                .map(WantedPassword::letters)
                .filter(one -> one.codePointCount(0, one.length()) >= SHORTEST_NAME);
    }

    /** Returns the letters and digits, small: separators hide no name. */
    private static String letters(String of) {
        return SEPARATORS.matcher(of.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
