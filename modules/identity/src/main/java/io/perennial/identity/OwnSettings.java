package io.perennial.identity;

import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The settings that a member may change; null is what the files say. */
public record OwnSettings(@Nullable Locale locale, @Nullable ZoneId zone) {}
