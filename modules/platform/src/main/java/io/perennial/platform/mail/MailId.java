package io.perennial.platform.mail;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a mail. */
public record MailId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "mail";
    }
}
