package io.perennial.platform.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The mail server, and one connection to it for several mails. */
final class Relay implements AutoCloseable {
    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "20000";
    private static final Pattern METHOD = Pattern.compile("^METHOD:([A-Z]+)\\r?$", Pattern.MULTILINE);
    private static final Pattern REPLY = Pattern.compile("^\\s*([2-5]\\d\\d)[ -]", Pattern.MULTILINE);

    /** Tells that no connection can be made, so that no other mail can be sent now either. */
    static final class Away extends Exception {
        Away(MessagingException cause) {
            super("The mail server cannot be reached", cause);
        }
    }

    /** Tells that this mail was not accepted. */
    static final class NotAccepted extends Exception {
        private final boolean forGood;

        NotAccepted(MessagingException cause) {
            super(reason(cause), cause);
            forGood = replies(cause).filter(reply -> reply.startsWith("5")).isPresent();
        }

        /** Returns true if another attempt would be refused too: the server's reply begins with 5 (RFC 5321, section 4.2.1). */
        boolean isForGood() {
            return forGood;
        }

        private static String reason(MessagingException cause) {
            return replies(cause).map(reply -> "smtp " + reply).orElse(cause.getClass().getSimpleName());
        }

        /** Returns the server's last reply code. The API gives it only within the text, which is the reply itself. */
        private static Optional<String> replies(MessagingException cause) {
            String found = null;
            for (Exception one = cause; one != null; one = one instanceof MessagingException next ? next.getNextException() : null) {
                var reply = REPLY.matcher(String.valueOf(one.getMessage()));
                if (reply.find()) found = reply.group(1);
            }
            return Optional.ofNullable(found);
        }
    }

    private final MailSettings settings;
    private final Session session;
    private @Nullable Transport transport;

    Relay(MailSettings settings) {
        this.settings = settings;
        session = Session.getInstance(properties(settings));
    }

    private static Properties properties(MailSettings settings) {
        var properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.put("mail.smtp.timeout", ANSWER_MILLIS);
        properties.put("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.put("mail.smtp.from", settings.from());
        properties.put("mail.smtp.auth", String.valueOf(!settings.user().isEmpty()));
        properties.put("mail.smtp.ssl.enable", String.valueOf(settings.encryption() == MailSettings.Encryption.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.starttls.enable", String.valueOf(settings.encryption() == MailSettings.Encryption.STARTTLS));
        properties.put("mail.smtp.starttls.required", String.valueOf(settings.encryption() == MailSettings.Encryption.STARTTLS));
        return properties;
    }

    /** Sends a mail. When it returns, the server has accepted it. */
    void send(Outgoing mail, Instant now) throws Away, NotAccepted {
        var open = connected();
        try {
            var message = message(mail, now);
            open.sendMessage(message, message.getAllRecipients());
        } catch (SendFailedException refused) {
            throw new NotAccepted(refused);
        } catch (MessagingException broken) {
            if (open.isConnected()) throw new NotAccepted(broken);
            throw new Away(broken);
        }
    }

    private Transport connected() throws Away {
        try {
            if (transport != null && transport.isConnected()) return transport;
            var opened = session.getTransport();
            if (settings.user().isEmpty()) opened.connect(settings.host(), settings.port(), null, null);
            else opened.connect(settings.host(), settings.port(), settings.user(), settings.password());
            transport = opened;
            return opened;
        } catch (MessagingException failure) {
            throw new Away(failure);
        }
    }

    /** Composes the mail. Its id stays the same in each attempt, so that a mailbox can tell that it has the mail already. */
    MimeMessage message(Outgoing mail, Instant now) throws MessagingException {
        var id = "<" + mail.id().text() + "@" + settings.domain() + ">";
        var root = "<" + mail.thread() + "@" + settings.domain() + ">";
        var message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        message.setFrom(address(settings.from(), mail.senderName()));
        message.setRecipient(RecipientType.TO, address(mail.recipient(), mail.recipientName()));
        message.setSubject(Headers.subject(mail.subject()), StandardCharsets.UTF_8.name());
        write(mail, message);
        message.setSentDate(Date.from(now));
        message.setContentLanguage(new String[] {mail.language()});
        message.setHeader("In-Reply-To", root);
        message.setHeader("References", root);
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.saveChanges();
        return message;
    }

    private static void write(Outgoing mail, MimeMessage message) throws MessagingException {
        if (mail.calendar() == null) {
            message.setText(mail.text(), StandardCharsets.UTF_8.name());
            return;
        }
        var text = new MimeBodyPart();
        text.setText(mail.text(), StandardCharsets.UTF_8.name());
        var calendar = new MimeBodyPart();
        calendar.setDataHandler(new DataHandler(calendar(mail.calendar())));
        message.setContent(new MimeMultipart("alternative", text, calendar));
    }

    /** Names the method beside the type, as RFC 6047 asks: mail programs act on it before they read the file. */
    private static ByteArrayDataSource calendar(String file) {
        var method = METHOD.matcher(file);
        return new ByteArrayDataSource(file.getBytes(StandardCharsets.UTF_8),
                "text/calendar; charset=UTF-8; method=" + (method.find() ? method.group(1) : "PUBLISH"));
    }

    private static Address address(String address, @Nullable String name) throws MessagingException {
        var plain = Headers.address(address).orElseThrow(() -> new SendFailedException("550 No mail address"));
        try {
            var written = name == null ? "" : Headers.name(name);
            return written.isEmpty() ? new InternetAddress(plain, true)
                    : new InternetAddress(plain, written, StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException missing) {
            throw new IllegalStateException("Every JDK has UTF-8", missing);
        }
    }

    @Override
    public void close() {
        if (transport == null) return;
        try {
            transport.close();
        } catch (MessagingException _) {
            // The server has accepted what it has accepted.
            transport = null;
        }
    }
}
