package io.perennial.platform.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.perennial.kernel.TypeId;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends to a mail server in this process. */
class RelayTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String INJECTION = "Map\r\nBcc: thief@evil.example\r\n\r\n<script>";

    private static MailSettings settings(int port) {
        return new MailSettings("127.0.0.1", port, MailSettings.Encryption.NONE, "", "", "support@alder.example");
    }

    private static Outgoing mail(String subject, String to, @Nullable String name) {
        return new Outgoing(new MailId(TypeId.next()), "zh-Hans", UUID.randomUUID(), "Alder \"Ltd\", 支持", to, name, subject, "您好\n{link}",
                null, "tick_1", null, null, null, 1, NOW);
    }

    @Test
    void mails_arrive_as_they_were_written_with_ids_that_stay() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        server.start();
        try (var relay = new Relay(settings(server.getSmtp().getPort()))) {
            var mail = mail("工单 #7", "jana@rhine.example", "Jana, \"J\" 简").linking("https://help.example/t/x");
            relay.send(mail, NOW);
            relay.send(mail, NOW.plusSeconds(60));

            assertTrue(server.waitForIncomingEmail(5_000, 2));
            var arrived = server.getReceivedMessages();
            assertEquals("工单 #7", arrived[0].getSubject());
            assertEquals("您好\nhttps://help.example/t/x", String.valueOf(arrived[0].getContent()).replace("\r\n", "\n").strip());
            var from = (InternetAddress) arrived[0].getFrom()[0];
            assertEquals("Alder \"Ltd\", 支持 support@alder.example", from.getPersonal() + " " + from.getAddress());
            assertEquals("Jana, \"J\" 简", ((InternetAddress) arrived[0].getAllRecipients()[0]).getPersonal());
            assertEquals("<" + mail.id().text() + "@alder.example>", arrived[0].getMessageID());
            assertEquals(arrived[0].getMessageID(), arrived[1].getMessageID());
            assertEquals("<tick_1@alder.example>", arrived[0].getHeader("In-Reply-To", null));
            assertEquals("auto-generated", arrived[0].getHeader("Auto-Submitted", null));
        } finally {
            server.stop();
        }
    }

    @Test
    void a_calendar_stands_beside_the_text_and_says_its_method() throws Exception {
        var plain = mail("Call", "jana@rhine.example", null);
        var asked = new Outgoing(plain.id(), "en", plain.recordId(), "Alder", plain.recipient(), null, "Call", "We will call you.",
                "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nSUMMARY:回访\r\nEND:VCALENDAR\r\n", "call_1", null, null, null, 1, NOW);

        var parts = (MimeMultipart) new Relay(settings(1)).message(asked, NOW).getContent();

        assertTrue(parts.getContentType().startsWith("multipart/alternative"), parts.getContentType());
        assertEquals("We will call you.", parts.getBodyPart(0).getContent());
        var type = new ContentType(parts.getBodyPart(1).getContentType());
        assertEquals("text/calendar UTF-8 CANCEL",
                type.getBaseType() + " " + type.getParameter("charset") + " " + type.getParameter("method"));
        assertEquals(asked.calendar(), new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {INJECTION, INJECTION + "\u2028X-Spam: no\u0000", "\nX-Spam: no", "\rX-Spam: no"})
    void no_text_of_a_person_begins_a_header(String text) throws MessagingException, IOException {
        var message = new Relay(settings(1)).message(mail(text, "jana@rhine.example", text), NOW);
        var written = new ByteArrayOutputStream();
        message.writeTo(written);
        var headers = written.toString(StandardCharsets.UTF_8).split("\r\n\r\n", 2)[0];

        assertFalse(headers.replace('\r', '\n').lines().anyMatch(line -> line.matches("(Bcc|X-Spam|<script).*")), headers);
        assertTrue(headers.contains("Auto-Submitted"), headers);
        for (var line : List.of(Headers.subject(text), Headers.name(text))) assertFalse(line.matches("(?s).*[\\p{Cntrl}\u2028].*"), line);
        assertEquals(1, message.getAllRecipients().length);
    }

    @Test
    void what_is_no_single_plain_address_gets_no_mail() {
        for (var wrong : List.of("a@b.example, c@d.example", "a@b.example\r\nRCPT TO:<c@d.example>", "<a@b.example>", "a b@c.example",
                "\"a\"@b.example", "@b.example", "a@", "a@b@c", "a@-b", "jana@münchen.example"))
            assertEquals("smtp 550", assertThrows(Relay.NotAccepted.class, () -> {
                try {
                    new Relay(settings(1)).message(mail("Map", wrong, null), NOW);
                } catch (SendFailedException refused) {
                    throw new Relay.NotAccepted(refused);
                }
            }, wrong).getMessage());
    }

    @Test
    void the_servers_reply_says_if_another_attempt_makes_sense() {
        var forGood =
                new Relay.NotAccepted(new SendFailedException("Invalid Addresses", new SendFailedException("550 5.1.1 Unknown user")));
        var later = new Relay.NotAccepted(new SendFailedException("451 4.7.1 Greylisted, come back in 550 seconds"));

        assertTrue(forGood.isForGood());
        assertEquals("smtp 550", forGood.getMessage());
        assertFalse(later.isForGood());
        assertEquals("smtp 451", later.getMessage());
    }

    @Test
    void a_server_that_is_not_there_is_away() {
        assertThrows(Relay.Away.class, () -> new Relay(settings(1)).send(mail("Map", "jana@rhine.example", null), NOW));
    }

    @Test
    void the_settings_come_from_the_environment_and_the_password_may_be_in_a_file(@TempDir Path folder) throws IOException {
        assertFalse(MailSettings.from(Map.of()).isOn());
        var file = Files.writeString(folder.resolve("password"), "secret\n");
        var set = MailSettings
                .from(Map.of("PERENNIAL_URL", "https://help.example", "PERENNIAL_SMTP_HOST", "smtp.example", "PERENNIAL_SMTP_USER",
                        "us", "PERENNIAL_SMTP_PASSWORD_FILE", file.toString(), "PERENNIAL_MAIL_FROM", "support@alder.example"));
        assertEquals(new MailSettings("smtp.example", 587, MailSettings.Encryption.STARTTLS, "us", "secret", "support@alder.example"), set);
        assertFalse(set.toString().contains("secret"));
        for (var wrong : List.of(Map.of("PERENNIAL_SMTP_TLS", "maybe"), Map.of("PERENNIAL_SMTP_PORT", "99999"),
                Map.of("PERENNIAL_SMTP_HOST", "smtp.example"), Map.of("PERENNIAL_SMTP_USER", "us")))
            assertThrows(IllegalArgumentException.class, () -> MailSettings.from(wrong));
    }
}
