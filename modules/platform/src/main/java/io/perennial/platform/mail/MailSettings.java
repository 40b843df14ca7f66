package io.perennial.platform.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * The mail server of this installation, read from environment variables. Without one, mail is kept and shown, and nothing is sent.
 *
 * @param host {@code PERENNIAL_SMTP_HOST}; empty if there is none
 * @param port {@code PERENNIAL_SMTP_PORT}: by default 587, 465 or 25, as the encryption asks for
 * @param encryption {@code PERENNIAL_SMTP_TLS}: {@code starttls} (default), {@code tls} or {@code none}
 * @param user {@code PERENNIAL_SMTP_USER}; empty if the server asks for none
 * @param password {@code PERENNIAL_SMTP_PASSWORD}, or the content of the file {@code PERENNIAL_SMTP_PASSWORD_FILE}
 * @param from {@code PERENNIAL_MAIL_FROM}: the address from which all mail comes
 */
record MailSettings(String host, int port, Encryption encryption, String user, String password, String from) {
    /** Says how the connection is encrypted. */
    enum Encryption {
        STARTTLS(587), TLS(465), NONE(25);

        private final int port;

        Encryption(int port) {
            this.port = port;
        }
    }

    MailSettings {
        if (!host.isEmpty() && Headers.address(from).isEmpty())
            throw new IllegalArgumentException("PERENNIAL_MAIL_FROM must be a mail address if PERENNIAL_SMTP_HOST is set");
        if (user.isEmpty() != password.isEmpty())
            throw new IllegalArgumentException("PERENNIAL_SMTP_USER and PERENNIAL_SMTP_PASSWORD need each other");
    }

    static MailSettings from(Map<String, String> environment) {
        var host = environment.getOrDefault("PERENNIAL_SMTP_HOST", "");
        if (!host.isEmpty() && !environment.containsKey("PERENNIAL_URL"))
            throw new IllegalArgumentException("PERENNIAL_URL must be set if PERENNIAL_SMTP_HOST is: links in mails begin with it");
        var encryption = encryption(environment.getOrDefault("PERENNIAL_SMTP_TLS", "starttls"));
        return new MailSettings(
                host,
                port(environment.getOrDefault("PERENNIAL_SMTP_PORT", String.valueOf(encryption.port))),
                encryption,
                environment.getOrDefault("PERENNIAL_SMTP_USER", ""),
                password(environment),
                environment.getOrDefault("PERENNIAL_MAIL_FROM", ""));
    }

    boolean isOn() {
        return !host.isEmpty();
    }

    /** Returns the domain of the sender, which makes the ids of mails unique in the world. */
    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }

    private static Encryption encryption(String text) {
        for (var one : Encryption.values()) if (one.name().toLowerCase(Locale.ROOT).equals(text)) return one;
        throw new IllegalArgumentException("PERENNIAL_SMTP_TLS must be starttls, tls or none");
    }

    private static int port(String text) {
        if (text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= 65_535) return Integer.parseInt(text);
        throw new IllegalArgumentException("PERENNIAL_SMTP_PORT must be a port");
    }

    private static String password(Map<String, String> environment) {
        var file = environment.get("PERENNIAL_SMTP_PASSWORD_FILE");
        if (file == null) return environment.getOrDefault("PERENNIAL_SMTP_PASSWORD", "");
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("PERENNIAL_SMTP_PASSWORD_FILE cannot be read", unreadable);
        }
    }

    @Override
    public String toString() {
        return "MailSettings of " + host;
    }
}
