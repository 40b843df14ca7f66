package io.perennial.platform.mail;

/** Tells what has become of a mail: it waits, was accepted by the mail server, cannot be delivered, or is only kept because no server is set. */
public enum MailState {
    QUEUED, SENT, FAILED, KEPT
}
