/**
 * The files of messages: uploaded in pieces, named by a message, and downloaded by whoever sees its ticket. Publishes {@link
 * io.perennial.tickets.attachments.AttachmentId}. Owns {@code tickets.attachment} and {@code tickets.attachment_piece}.
 */
@NullMarked
package io.perennial.tickets.attachments;

import org.jspecify.annotations.NullMarked;
