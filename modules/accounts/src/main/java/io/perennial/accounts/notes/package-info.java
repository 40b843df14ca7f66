/**
 * Notes about accounts. Publishes {@link io.perennial.accounts.notes.NoteEvent} and {@link io.perennial.accounts.notes.NoteId}. Owns
 * {@code accounts.note}.
 */
@NullMarked
package io.perennial.accounts.notes;

import org.jspecify.annotations.NullMarked;
