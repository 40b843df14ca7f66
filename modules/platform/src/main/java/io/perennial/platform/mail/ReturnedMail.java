package io.perennial.platform.mail;

import java.util.UUID;

/** Is told of mail that will never arrive because its address refused it for good. Each is a bean, and works in the transaction that settles the mail. */
public interface ReturnedMail {
    /** @param record the record that the mail is about, of any kind */
    void returned(UUID record);
}
