package io.perennial.platform.http;

import java.util.Set;

/** The addresses of signed pages: {@code /t/…}, with a letter for what they are about. They belong to the server, not to the console. */
public final class SignedAddress {
    /** b: a booking; feeds: the calendar of a member; p: the password of a member; s: a survey; t: a ticket. Each letter also has a mapping in {@code web.xml}. */
    private static final Set<String> LETTERS = Set.of("b", "e", "feeds", "p", "s", "t");

    private SignedAddress() {}

    /** @param path with its leading slash */
    public static boolean is(String path) {
        return path.length() > 1 && LETTERS.contains(path.substring(1).split("/", 2)[0]);
    }
}
