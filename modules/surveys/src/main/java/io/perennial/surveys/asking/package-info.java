/**
 * The choice of who is asked, when and through which link, and who is not and why: waves, triggers, invitations and the page of the respondent.
 *
 * <p>Owns {@code surveys.wave}, {@code surveys.invitation}, {@code surveys.pressure}, {@code surveys.contact_gate} and {@code
 * surveys.opt_out}. Listens to tickets that are solved, callbacks that reached somebody, and stages that accounts reach.
 */
@NullMarked
package io.perennial.surveys.asking;

import org.jspecify.annotations.NullMarked;
