/**
 * Mail to people outside: a list of what was sent, and the job that sends it. Publishes {@link io.perennial.platform.mail.Mail} and {@link
 * io.perennial.platform.mail.Letter}. Owns {@code platform.mail}.
 */
@NullMarked
package io.perennial.platform.mail;

import org.jspecify.annotations.NullMarked;
