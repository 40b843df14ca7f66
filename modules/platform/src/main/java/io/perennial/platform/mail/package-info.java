/**
 * Mail to people outside: a list of what was sent, and the job that sends it. Publishes {@link io.perennial.platform.mail.Mail}, {@link
 * io.perennial.platform.mail.Letter} and {@link io.perennial.platform.mail.ReturnedMail}. Owns {@code platform.mail}.
 */
@NullMarked
package io.perennial.platform.mail;

import org.jspecify.annotations.NullMarked;
