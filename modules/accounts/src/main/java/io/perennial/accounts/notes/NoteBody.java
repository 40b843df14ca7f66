package io.perennial.accounts.notes;

import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.NotNull;

/** A note as it is written: plain text, with line breaks. */
public record NoteBody(@NotNull @Characters(max = 20_000) String text) {}
