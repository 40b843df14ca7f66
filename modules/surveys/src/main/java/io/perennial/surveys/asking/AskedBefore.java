package io.perennial.surveys.asking;

import io.perennial.surveys.SurveyKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day on which a contact was asked, on any channel and by any system.
 *
 * @param kind null if another system did not say it
 */
record AskedBefore(@Nullable SurveyKind kind, LocalDate day) {}
